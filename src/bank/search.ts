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
  const known = new Map<SearchDocument, Folded>();
  /** Found once for each document: a picker searches at every key. */
  const folded = (document: SearchDocument) => {
    const found = known.get(document) ?? fold(document);
    known.set(document, found);
    return found;
  };
  return (query, limit = 10) => {
    const wanted = meaningful(query);
    if (wanted === '') return [];
    const exact = normalise(query);
    const terms = wanted.split(' ');
    const found = fuse.search(wanted).map((result) => {
      const { words, names } = folded(result.item);
      return toFound(result, terms, nameTyped(names, exact), termsFound(words, terms));
    });
    found.sort((a, b) => b.score - a.score);
    const least = (found[0]?.score ?? 0) * WORTH_SHOWING;
    return found.filter(({ score }) => score >= least).slice(0, limit);
  };
}

/** A document as queries are compared with it. */
interface Folded {
  readonly words: readonly string[];
  /** In the order of the aliases. */
  readonly names: readonly string[];
}

function fold({ question, aliases, tags, topic, points, answer }: SearchDocument): Folded {
  const words = distinctWords([question, ...aliases, ...tags, topic, ...points, answer]);
  return { words, names: aliases.map(normalise) };
}

interface NameTyped {
  readonly index: number;
  readonly worth: number;
}

/** The name that was typed, exactly or with typos. */
function nameTyped(names: readonly string[], typed: string): NameTyped | undefined {
  const exact = names.indexOf(typed);
  if (exact >= 0) return { index: exact, worth: 1 };
  const nearly = names.findIndex((name) => isMistyped(typed, name));
  return nearly >= 0 ? { index: nearly, worth: NEARLY_NAMED } : undefined;
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
  typed: NameTyped | undefined,
  share: number,
): Found {
  const { id, question, aliases } = item;
  const ranges = wordRanges(question, terms);
  // The id's words stand beside every result anyway.
  const [, ...names] = aliases;
  const alias = names.find((name) => wordRanges(name, terms).length > 0);
  const worth = LETTERS_ONLY + (1 - LETTERS_ONLY) * share;
  return {
    id,
    score: typed?.worth ?? Math.min((1 - score) * worth, WORDS_AT_MOST),
    ranges,
    via: typed === undefined ? (ranges.length === 0 ? alias : undefined) : aliases[typed.index],
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
