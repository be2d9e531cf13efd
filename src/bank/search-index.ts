import { lettersOf } from './letters.ts';
import { normalise } from './normalise.ts';
import { bytesOf, numbersIn, seal, unseal } from './sealed-file.ts';
import type { SearchDocument } from './search-document.ts';
import { stemOf } from './stem.ts';
import {
  inTableOrder,
  openTable,
  type StringTable,
  startsOf,
  tableSections,
} from './string-table.ts';
import { weighWords } from './word-weights.ts';

/** To be raised with every change of what is in the file. */
const VERSION = 1;

/** Of each document that has a word: its number, ascending, and what the word says about it, up to 255. */
export interface Postings {
  readonly documents: Uint32Array;
  readonly weights: Uint8Array;
}

/** The documents of a deck by their words: searched as it lies in memory, only what is shown is parsed. */
export interface SearchIndex {
  /** The number of documents. */
  readonly size: number;
  readonly words: StringTable;
  /** Of each word its letters as bits. */
  readonly letters: Uint32Array;
  idOf(document: number): string;
  /** The number of the document with an id, -1 if it isn't there. */
  numberOf(id: string): number;
  document(document: number): SearchDocument;
  postings(word: number): Postings;
  /** How many documents have a word. */
  frequency(word: number): number;
  /** The words with a stem. */
  withStem(stem: string): Uint32Array;
  /** The documents that may have this normalised name: other names can share its hash. */
  maybeNamed(name: string): number[];
}

/** The index of documents as the bytes of a file. */
export function compileIndex(documents: readonly SearchDocument[]): Buffer {
  const postings = weighWords(documents);
  const words = inTableOrder(postings.keys());
  const lists = words.map((word) => postings.get(word) ?? []);
  const stems = wordsByStem(words);
  const stemsSorted = inTableOrder(stems.keys());
  const stemmed = stemsSorted.map((stem) => stems.get(stem) ?? []);
  const names = hashesOfNames(documents);
  return seal(VERSION, [
    ...tableSections(documents.map(({ id }) => id)),
    ...tableSections(documents.map((document) => JSON.stringify(document))),
    ...tableSections(words),
    bytesOf(words.map(lettersOf)),
    bytesOf(startsOf(lists.map(({ length }) => length / 2))),
    bytesOf(everyOther(lists, 0)),
    Uint8Array.from(everyOther(lists, 1)),
    ...tableSections(stemsSorted),
    bytesOf(startsOf(stemmed.map(({ length }) => length))),
    bytesOf(stemmed.flat()),
    bytesOf(names.map(([hash]) => hash)),
    bytesOf(names.map(([, document]) => document)),
  ]);
}

/** Opens what compileIndex made, without reading it; undefined where it is damaged or of another version. */
export function openIndex(bytes: Buffer): SearchIndex | undefined {
  const sections = unseal(VERSION, bytes);
  if (sections === undefined) return undefined;
  const ids = openTable(sections[0], sections[1]);
  const texts = openTable(sections[2], sections[3]);
  const stems = openTable(sections[10], sections[11]);
  const [letters, starts, documents] = sections.slice(6, 9).map(numbersIn) as Numbers;
  const weights = sections[9] as Buffer;
  const [stemStarts, stemmed, hashes, named] = sections.slice(12).map(numbersIn) as Numbers;
  const range = (from: Uint32Array, index: number) => [from[index], from[index + 1]] as const;
  const maybeNamed = (name: string) => {
    const hash = hashOf(name);
    const found: number[] = [];
    for (let at = firstNotBelow(hashes, hash); hashes[at] === hash; at++) {
      found.push(named[at] as number);
    }
    return found;
  };
  return {
    size: ids.size,
    words: openTable(sections[4], sections[5]),
    letters,
    idOf: ids.at,
    numberOf: (id) => maybeNamed(normalise(id)).find((document) => ids.at(document) === id) ?? -1,
    document: (document) => JSON.parse(texts.at(document)),
    postings(word) {
      const [start, end] = range(starts, word);
      return { documents: documents.subarray(start, end), weights: weights.subarray(start, end) };
    },
    frequency: (word) => (starts[word + 1] as number) - (starts[word] as number),
    withStem(stem) {
      const index = stems.find(stem);
      return index < 0 ? new Uint32Array() : stemmed.subarray(...range(stemStarts, index));
    },
    maybeNamed,
  };
}

type Numbers = [Uint32Array, Uint32Array, Uint32Array, Uint32Array];

/** Every second number of the lists, from the first or the second on. */
function everyOther(lists: readonly (readonly number[])[], first: 0 | 1): Uint32Array {
  const all = new Uint32Array(lists.reduce((sum, { length }) => sum + length / 2, 0));
  let at = 0;
  for (const list of lists) {
    for (let index = first; index < list.length; index += 2) all[at++] = list[index] as number;
  }
  return all;
}

/** The words, by their numbers, under their English and their French stem: a document may be in either. */
function wordsByStem(words: readonly string[]): Map<string, number[]> {
  const stems = new Map<string, number[]>();
  words.forEach((word, index) => {
    for (const stem of new Set([stemOf(word, 'en'), stemOf(word, 'fr')])) {
      const known = stems.get(stem);
      if (known === undefined) stems.set(stem, [index]);
      else known.push(index);
    }
  });
  return stems;
}

/** The hash of every name and its document, ascending by hash, then in the order of the documents. */
function hashesOfNames(documents: readonly SearchDocument[]): [hash: number, document: number][] {
  return documents
    .flatMap(({ aliases }, index) =>
      [...new Set(aliases.map(normalise))].map(
        (name) => [hashOf(name), index] as [hash: number, document: number],
      ),
    )
    .sort((one, other) => one[0] - other[0] || one[1] - other[1]);
}

/** FNV-1a over UTF-16. */
function hashOf(name: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < name.length; index++) {
    hash = Math.imul(hash ^ name.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0;
}

function firstNotBelow(numbers: Uint32Array, sought: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((numbers[middle] as number) < sought) low = middle + 1;
    else high = middle;
  }
  return low;
}
