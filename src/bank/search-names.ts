import { normalise } from './normalise.ts';
import type { SearchIndex } from './search-index.ts';
import type { Term } from './search-terms.ts';
import { isStopWord } from './stop-words.ts';
import { isTypo } from './typo.ts';

/** What a name typed with typos is worth: less than the name itself, more than any words. */
const NEARLY_NAMED = 0.9995;

/** How likely a normalised word is meant by a term, by the number of the term. */
export type Likelihood = (word: string) => readonly (readonly [term: number, likely: number])[];

/** Looks words up among those that the terms can mean. */
export function likelihoodOf(terms: readonly Term[], indexes: readonly SearchIndex[]): Likelihood {
  const known = new Map<string, [number, number][]>();
  terms.forEach(({ meant }, term) => {
    meant.forEach((words, at) => {
      for (const [number, likely] of words) {
        const word = indexes[at]?.words.at(number) as string;
        const list = known.get(word) ?? [];
        if (list.some(([one]) => one === term)) continue;
        list.push([term, likely]);
        known.set(word, list);
      }
    });
  });
  return (word) => known.get(word) ?? [];
}

/** How alike a normalised name and a query are, from 0 to 1: F1 of the query's weights and the name's words. */
export function likeness(name: string, terms: readonly Term[], likely: Likelihood): number {
  const words = name.split(' ').filter((word) => !isStopWord(word));
  const found = terms.map(() => 0);
  let matched = 0;
  for (const word of words) {
    let best = 0;
    for (const [term, chance] of likely(word)) {
      found[term] = Math.max(found[term] as number, chance);
      best = Math.max(best, chance);
    }
    matched += best;
  }
  if (matched === 0) return 0;
  const precision = matched / words.length;
  let all = 0;
  let seen = 0;
  terms.forEach(({ weight }, term) => {
    all += weight;
    seen += weight * (found[term] as number);
  });
  const recall = seen / all;
  return (2 * precision * recall) / (precision + recall || 1);
}

export interface NameTyped {
  readonly index: number;
  readonly worth: number;
}

/** The name that was typed, exactly or with typos. */
export function nameTyped(names: readonly string[], typed: string): NameTyped | undefined {
  const exact = names.indexOf(typed);
  if (exact >= 0) return { index: exact, worth: 1 };
  const nearly = names.findIndex((name) => isMistyped(typed, name));
  return nearly >= 0 ? { index: nearly, worth: NEARLY_NAMED } : undefined;
}

/** Whether a name was typed with a typo in some of its words. */
function isMistyped(typed: string, name: string): boolean {
  if (typed[0] !== name[0]) return false;
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

/** First and last index of each word of a text that a term can mean. */
export function rangesIn(text: string, likely: Likelihood): [number, number][] {
  return [...text.matchAll(wordsOf(text))].flatMap(({ 0: word, index }) =>
    likely(normalise(word)).length > 0
      ? [[index, index + word.length - 1] as [number, number]]
      : [],
  );
}

/** What matches the words of a text. The classes of all scripts take milliseconds to build, and few texts need them. */
function wordsOf(text: string): RegExp {
  if (/^[\0-\x7f\xa0\xab\xb7\xbb-\xff\u2000-\u206f]*$/.test(text))
    return /[a-z0-9\xbc-\xbe\xc0-\xd6\xd8-\xf6\xf8-\xff]+/gi;
  return /[\p{L}\p{M}\p{N}]+/gu;
}
