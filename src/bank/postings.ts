import { PackedNumbers, packNumbers, startsIn, stepsOf } from './numbers.ts';

/** Of each document that has a word: its number, ascending, and what the word says about it. */
export interface Postings {
  readonly documents: Uint32Array;
  readonly weights: Uint8Array;
}

/**
 * The four sections of lists of postings: how many each has, how many bytes their documents take, how far apart
 * these are, and their weights.
 * @param lists each as document, weight, document, weight and so on.
 */
export function postingsSections(lists: readonly (readonly number[])[]): Uint8Array[] {
  const documents = lists.map((list) => list.filter((_, index) => index % 2 === 0));
  const weights = lists.map((list) => list.filter((_, index) => index % 2 === 1));
  const steps = documents.map((list) => packNumbers(stepsOf(list)));
  return [
    packNumbers(documents.map(({ length }) => length)),
    packNumbers(steps.map(({ length }) => length)),
    Buffer.concat(steps),
    Buffer.concat(weights.map((list) => Uint8Array.from(list))),
  ];
}

export interface PostingLists {
  at(index: number): Postings;
  /** How many documents a list has. */
  lengthAt(index: number): number;
}

/** Opens lists that lie in four sections; each is unpacked when it is asked for. */
export function openPostings([counts, lengths, steps, weights]: PostingsSections): PostingLists {
  const firsts = startsIn(counts);
  const starts = startsIn(lengths);
  const first = (index: number) => firsts[index] as number;
  return {
    at(index) {
      const packed = new PackedNumbers(steps, starts[index]);
      const documents = new Uint32Array(first(index + 1) - first(index));
      let document = 0;
      for (let at = 0; at < documents.length; at++) documents[at] = document += packed.next();
      return { documents, weights: weights.subarray(first(index), first(index + 1)) };
    },
    lengthAt: (index) => first(index + 1) - first(index),
  };
}

type PostingsSections = readonly [Uint8Array, Uint8Array, Uint8Array, Uint8Array];
