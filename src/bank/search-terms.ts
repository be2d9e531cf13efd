import { longFormsIn } from './abbreviated.ts';
import { lettersApart, lettersOf } from './letters.ts';
import type { SearchIndex } from './search-index.ts';
import { stemOf } from './stem.ts';
import { isStopWord } from './stop-words.ts';
import type { StringTable } from './string-table.ts';
import { isTypo } from './typo.ts';

/** One word of a query, and the words that can be meant by it. */
export interface Term {
  readonly word: string;
  /** How well it tells documents apart: inverse document frequency (Robertson and Zaragoza 2009). */
  readonly weight: number;
  /** In each index the words that can be meant, by their numbers: how likely each is, from 0 to 1. */
  readonly meant: readonly ReadonlyMap<number, number>[];
}

/** Shorter beginnings are in too many words. */
const SHORTEST_START = 3;
/** Shorter words are the beginning of too many. */
const SHORTEST_WORD = 4;
/** Typos are forgiven in words of five letters, one of which may have been left out. */
const SHORTEST_TYPED = 4;
/** Most letters that two words have not in common where one is a typo of the other. */
const MOST_APART = 4;
const SHORTEST_PART = 3;
/** Words with one stem begin with so many of the same letters at least. */
const STEM_START = 2;
const LONG_STEM = 5;

/** How likely another word is meant than the one that was typed. */
const SAME_STEM = 0.92;
const SAME_MEANING = 0.95;
const TYPO = 0.75;
/** The word as it was typed exists: that it is a typo of another is a remote chance. */
const TYPO_OF_KNOWN = 0.3;
/** A beginning by the share of the word that it is. */
const begins = (share: number) => 0.35 + 0.5 * share;
/** What is no more than a beginning says how rare the typed word is only where nothing else does. */
const SURE = 0.85;

/** What even a word of every document counts: somebody typed it. */
const COMMON = 3;

/** The terms of a normalised query. Words that carry no meaning are left out of a query that has others. */
export function termsOf(query: string, indexes: readonly SearchIndex[]): Term[] {
  const words = wordsOf(query, indexes);
  const others = otherWords(words);
  const all = words.map((word, index) => ({ word, others: others[index] as string[] }));
  const telling = all.filter(({ word }) => !isStopWord(word));
  const size = indexes.reduce((sum, index) => sum + index.size, 0);
  return (telling.length > 0 ? telling : all).map(({ word, others }) => {
    const isKnown = indexes.some((index) => index.words.find(word) >= 0);
    const meant = indexes.map((index) => wordsMeant(word, others, isKnown, index));
    return { word, weight: rarity(meant, indexes, size), meant };
  });
}

/** The words of a query; two that were written as one become two. */
function wordsOf(query: string, indexes: readonly SearchIndex[]): string[] {
  const isKnown = (word: string) => indexes.some((index) => index.words.find(word) >= 0);
  return query
    .split(' ')
    .filter((word) => word !== '')
    .flatMap((word) => (isKnown(word) ? [word] : (twoIn(word, isKnown) ?? [word])));
}

function twoIn(word: string, isKnown: (word: string) => boolean): [string, string] | undefined {
  for (let at = SHORTEST_PART; at <= word.length - SHORTEST_PART; at++) {
    const parts: [string, string] = [word.slice(0, at), word.slice(at)];
    if (parts.every(isKnown)) return parts;
  }
  return undefined;
}

/** For each word the words that mean the same together with its neighbours: short forms, and two as one. */
function otherWords(words: readonly string[]): string[][] {
  const others = words.map((): string[] => []);
  for (const { first, length, short } of longFormsIn(words)) {
    for (let index = first; index < first + length; index++) others[index]?.push(short);
  }
  words.slice(1).forEach((word, index) => {
    const joined = `${words[index]}${word}`;
    others[index]?.push(joined);
    others[index + 1]?.push(joined);
  });
  return others;
}

function wordsMeant(
  word: string,
  others: readonly string[],
  isKnown: boolean,
  index: SearchIndex,
): Map<number, number> {
  const meant = new Map<number, number>();
  const add = (found: number, likely: number) => {
    if (found >= 0 && likely > (meant.get(found) ?? 0)) meant.set(found, likely);
  };
  add(index.words.find(word), 1);
  for (const other of others) add(index.words.find(other), SAME_MEANING);
  for (const found of related(word, index)) add(found, SAME_STEM);
  for (const [found, share] of begun(word, index)) add(found, begins(share));
  for (const found of mistyped(word, index)) add(found, isKnown ? TYPO_OF_KNOWN : TYPO);
  return meant;
}

/** The words with the stem of one, be it the English or the French: a document may be in either. */
function* related(word: string, { words }: SearchIndex): Generator<number> {
  const stems = stemsOf(word);
  const same = stems.map((stem) => Math.min(stem.length - changeable(stem), sameStart(stem, word)));
  const start = word.slice(0, Math.max(STEM_START, Math.min(...same)));
  for (const found of beginningWith(start, words)) {
    if (stemsOf(words.at(found)).some((stem) => stems.includes(stem))) yield found;
  }
}

/** The words with this beginning. */
function* beginningWith(start: string, words: StringTable): Generator<number> {
  const end = words.from(`${start}\u{10ffff}`);
  for (let found = words.from(start); found < end; found++) yield found;
}

function stemsOf(word: string): string[] {
  return [stemOf(word, 'en'), stemOf(word, 'fr')];
}

/** How many letters at its end a stem may not share with its words: "memori" and memory, "appliqu" and application. */
function changeable(stem: string): number {
  return stem.length > LONG_STEM ? 2 : 1;
}

/** How many letters at the start of two words are the same. */
function sameStart(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length++;
  return length;
}

/** The words that one begins, and those that begin it, with the share that is the same. */
function* begun(word: string, { words }: SearchIndex): Generator<[found: number, share: number]> {
  if (word.length >= SHORTEST_START) {
    const bytes = Buffer.byteLength(word);
    for (const found of beginningWith(word, words)) yield [found, bytes / words.lengthAt(found)];
  }
  for (let length = SHORTEST_WORD; length < word.length; length++) {
    yield [words.find(word.slice(0, length)), length / word.length];
  }
}

/** The words of which one may be a typo. Everybody gets the first letter right. */
function* mistyped(word: string, { words }: SearchIndex): Generator<number> {
  if (word.length < SHORTEST_TYPED) return;
  const typed = lettersOf(Buffer.from(word));
  const [first = ''] = word;
  for (const found of beginningWith(first, words)) {
    if (lettersApart(typed, lettersOf(words.bytesAt(found))) > MOST_APART) continue;
    if (isTypo(word, words.at(found))) yield found;
  }
}

function rarity(
  meant: readonly ReadonlyMap<number, number>[],
  indexes: readonly SearchIndex[],
  size: number,
): number {
  const frequencyFrom = (least: number) =>
    indexes.reduce((sum, index, at) => {
      let most = 0;
      for (const [word, likely] of meant[at] ?? []) {
        if (likely >= least) most = Math.max(most, index.postings.lengthAt(word));
      }
      return sum + most;
    }, 0);
  const frequency = frequencyFrom(SURE) || frequencyFrom(0);
  return COMMON + Math.log(1 + (size - frequency + 0.5) / (frequency + 0.5));
}
