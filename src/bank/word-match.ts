import { normalise } from './normalise.ts';
import { isTypo } from './typo.ts';

/** Shorter beginnings are in too many words. */
const SHORTEST_START = 3;

/** Whether a word is one of the query's: the same, the beginning of one another, or a typo of it. */
export function matchesTerm(word: string, term: string): boolean {
  if (word === term) return true;
  if (term.length >= SHORTEST_START && word.startsWith(term)) return true;
  if (word.length > SHORTEST_START && term.startsWith(word)) return true;
  return isTypo(term, word);
}

/** First and last index of each word of a text that is one of the terms. */
export function wordRanges(text: string, terms: readonly string[]): [number, number][] {
  return [...text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)].flatMap(({ 0: word, index }) =>
    terms.some((term) => matchesTerm(normalise(word), term))
      ? [[index, index + word.length - 1] as [number, number]]
      : [],
  );
}

/** The words of the texts, each once, as terms are compared with them. */
export function distinctWords(texts: Iterable<string>): string[] {
  const words = new Set<string>();
  for (const text of texts) for (const word of normalise(text).split(' ')) words.add(word);
  return [...words];
}

/** The share of the terms that are among the words, from 0 to 1. */
export function termsFound(words: readonly string[], terms: readonly string[]): number {
  const found = terms.filter((term) => words.some((word) => matchesTerm(word, term)));
  return found.length / terms.length;
}
