import Fuse, { type FuseResult, type IFuseOptions } from 'fuse.js';
import { normalise } from './normalise.ts';
import type { SearchDocument } from './search-document.ts';
import { isStopWord } from './stop-words.ts';
import { isTypo } from './typo.ts';
import { distinctWords, termsFound, wordRanges } from './word-match.ts';

/** One question that a search found. */
export interface Found {
  readonly id: string;
  /** From 0 to 1, 1 best; an id or alias typed exactly is 1. */
  readonly score: number;
  /** Where the question's text matched: first and last index. */
  readonly ranges: readonly (readonly [number, number])[];
  /** The alias that matched best, where the question's text does not show why it was found. */
  readonly via: string | undefined;
}

/** Fields by how much a match in them says that the question is the one that is meant. */
const WEIGHTS = { question: 6, aliases: 6, tags: 3, topic: 2, points: 1.5, answer: 1 };

const OPTIONS: IFuseOptions<SearchDocument> = {
  keys: Object.entries(WEIGHTS).map(([name, weight]) => ({ name, weight })),
  includeScore: true,
  ignoreLocation: true,
  ignoreDiacritics: true,
  useTokenSearch: true,
  threshold: 0.34,
};

/** What a result is worth where none of its words is one of the query's: letters inside others matched. */
const LETTERS_ONLY = 0.3;

/** What a name typed with typos is worth: less than the name itself, more than any words. */
const NEARLY_NAMED = 0.9995;
const WORDS_AT_MOST = 0.999;

/** What scores less than this share of the best is noise. */
const WORTH_SHOWING = 0.2;

/**
 * Searches questions by words, tolerant of typos. Words that carry no meaning are left out of a query
 * that has others. Best first; the order of equals is the bank's.
 */
export function createSearch(
  documents: readonly SearchDocument[],
): (query: string, limit?: number) => Found[] {
  const fuse = new Fuse(documents, OPTIONS);
  const known = new Map<SearchDocument, readonly string[]>();
  /** Found once for each document: a picker searches at every key. */
  const wordsIn = (document: SearchDocument) => {
    const { question, aliases, tags, topic, points, answer } = document;
    const words =
      known.get(document) ??
      distinctWords([question, ...aliases, ...tags, topic, ...points, answer]);
    known.set(document, words);
    return words;
  };
  return (query, limit = 10) => {
    const wanted = meaningful(query);
    if (wanted === '') return [];
    const exact = normalise(query);
    const terms = wanted.split(' ');
    const found = fuse.search(wanted).map((result) => {
      const share = termsFound(wordsIn(result.item), terms);
      return toFound(result, terms, exact, share);
    });
    found.sort((a, b) => b.score - a.score);
    const least = (found[0]?.score ?? 0) * WORTH_SHOWING;
    return found.filter(({ score }) => score >= least).slice(0, limit);
  };
}

/** The words of a query that can tell one question from another; all of them if none can. */
function meaningful(query: string): string {
  const words = normalise(query).split(' ');
  const telling = words.filter((word) => !isStopWord(word));
  return (telling.length > 0 ? telling : words).join(' ');
}

/** A search result by whole words: fuse.js also counts letters that happen to stand inside others. */
function toFound(
  { item, score = 1 }: FuseResult<SearchDocument>,
  terms: readonly string[],
  exact: string,
  share: number,
): Found {
  const { id, question, aliases } = item;
  const named = aliases.find((alias) => normalise(alias) === exact);
  const nearly = named ?? aliases.find((alias) => isMistyped(exact, normalise(alias)));
  const ranges = wordRanges(question, terms);
  // The id's words stand beside every result anyway.
  const [, ...names] = aliases;
  const alias = names.find((name) => wordRanges(name, terms).length > 0);
  const worth = LETTERS_ONLY + (1 - LETTERS_ONLY) * share;
  return {
    id,
    score: named ? 1 : nearly ? NEARLY_NAMED : Math.min((1 - score) * worth, WORDS_AT_MOST),
    ranges,
    via: nearly ?? (ranges.length === 0 ? alias : undefined),
  };
}

/** Whether a name was typed with a typo in some of its words. */
function isMistyped(typed: string, name: string): boolean {
  const words = name.split(' ');
  const typedWords = typed.split(' ');
  return (
    typedWords.length === words.length &&
    typedWords.every((word, index) => {
      const meant = words[index] as string;
      return word === meant || isTypo(word, meant);
    })
  );
}
