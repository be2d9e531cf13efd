import type { KeyPoint, Language } from './question.ts';
import type { SearchDocument } from './search-document.ts';
import { isTypo } from './typo.ts';
import { type Word, wordsOf } from './words.ts';

/** How far a text covers one point, and the words of the text that made it so. */
export interface Covered {
  readonly covered: boolean;
  /** The weight of the point's words that were found, from 0 to 1. */
  readonly share: number;
  /** First and last index in the text of each word that counted. */
  readonly ranges: readonly (readonly [number, number])[];
}

export type Coverage = (points: readonly Pick<KeyPoint, 'text'>[], text: string) => Covered[];

/** A point counts as covered from this share on. Tuned on the bank: `npm run bench -- coverage`. */
const ENOUGH = 0.4;
/** A point is made within so many sentences, not by words scattered over the whole answer. */
const SENTENCES = 3;
/** A stem of this length says what word it is from. */
const LONG = 6;

/**
 * Compares what somebody wrote with the points of a question: by meaningful stems, weighted by how
 * rare they are in the bank, within a few sentences. Only ever a proposal.
 */
export function createCoverage(documents: Iterable<SearchDocument>, lang: Language): Coverage {
  const weightOf = rarityIn(documents, lang);
  return (points, text) => {
    const windows = windowsOf(text, lang);
    const stems = new Set(windows.flat().map(({ stem }) => stem));
    return points.map((point) => {
      const wanted = typedAs(new Set(wordsOf(point.text, lang).map(({ stem }) => stem)), stems);
      return best(windows.map((words) => compare(wanted, words, weightOf)));
    });
  };
}

/** Rare words tell points apart: the logarithm of how few documents hold them. */
export function rarityIn(
  documents: Iterable<SearchDocument>,
  lang: Language,
): (stem: string) => number {
  const counts = new Map<string, number>();
  let all = 1;
  for (const { question, points, answer } of documents) {
    all++;
    const words = wordsOf([question, ...points, answer].join('. '), lang);
    for (const stem of new Set(words.map((word) => word.stem))) {
      counts.set(stem, (counts.get(stem) ?? 0) + 1);
    }
  }
  return (stem) => Math.log(1 + all / ((counts.get(stem) ?? 0) + 0.5));
}

const SENTENCE_END = /(?<=[.!?:;])\s+|\n\s*\n|\n(?=\s*[-*|\d])/;

/** The words of every few sentences in a row. */
function windowsOf(text: string, lang: Language): Word[][] {
  const words = wordsOf(text, lang);
  const ends: number[] = [];
  let at = 0;
  for (const sentence of text.split(SENTENCE_END)) {
    at = text.indexOf(sentence, at) + sentence.length;
    ends.push(at);
  }
  return ends.map((_, index) => {
    const from = index === 0 ? 0 : (ends[index - 1] as number);
    const to = ends[Math.min(index + SENTENCES, ends.length) - 1] as number;
    return words.filter(({ first, last }) => first >= from && last < to);
  });
}

/** Each stem that is wanted, with those of the text that may be meant for it. */
function typedAs(
  wanted: ReadonlySet<string>,
  stems: ReadonlySet<string>,
): ReadonlyMap<string, ReadonlySet<string>> {
  const typed = [...stems];
  return new Map(
    [...wanted].map((stem) => [stem, new Set(typed.filter((one) => isTyped(one, stem)))]),
  );
}

function compare(
  wanted: ReadonlyMap<string, ReadonlySet<string>>,
  words: readonly Word[],
  weightOf: (stem: string) => number,
): Covered {
  let found = 0;
  let all = 0;
  const ranges: (readonly [number, number])[] = [];
  for (const [stem, typed] of wanted) {
    const weight = weightOf(stem);
    all += weight;
    const word =
      words.find((one) => one.stem === stem) ??
      (typed.size === 0 ? undefined : words.find((one) => typed.has(one.stem)));
    if (word === undefined) continue;
    found += weight;
    ranges.push([word.first, word.last]);
  }
  const share = all === 0 ? 0 : found / all;
  return { covered: share >= ENOUGH, share, ranges };
}

function isTyped(typed: string, stem: string): boolean {
  // A mistyped ending is not taken off: "quantizaton" for "quantiz".
  return (stem.length >= LONG && typed.startsWith(stem)) || isTypo(typed, stem);
}

const NOTHING: Covered = { covered: false, share: 0, ranges: [] };

function best(all: readonly Covered[]): Covered {
  return all.reduce((one, other) => (other.share > one.share ? other : one), NOTHING);
}
