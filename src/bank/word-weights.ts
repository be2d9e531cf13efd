import { shortFormsIn } from './abbreviated.ts';
import { normalise } from './normalise.ts';
import type { SearchDocument } from './search-document.ts';

interface FieldWeight {
  readonly field: Exclude<keyof SearchDocument, 'id'>;
  /** How much a word in it says about the question that is meant. */
  readonly weight: number;
  /** How much less a word counts in a field that is longer than usual: b of BM25F. */
  readonly lengthCounts: number;
  /** In words. The same for all decks: they are searched as one. */
  readonly usualLength: number;
}

const FIELDS: readonly FieldWeight[] = [
  { field: 'question', weight: 6, lengthCounts: 0.4, usualLength: 12 },
  { field: 'aliases', weight: 6, lengthCounts: 0.4, usualLength: 30 },
  { field: 'tags', weight: 3, lengthCounts: 0.3, usualLength: 5 },
  { field: 'topic', weight: 2, lengthCounts: 0, usualLength: 1 },
  { field: 'points', weight: 1.5, lengthCounts: 0.4, usualLength: 75 },
  { field: 'answer', weight: 1, lengthCounts: 0.4, usualLength: 130 },
];
/** A word that counts this much for a document says half of what it could. */
const HALF = 5;
/** The highest weight. Finer weights find nothing better, and take more room. */
export const MOST = 8;

/** Per word: document, weight, document, weight and so on, the documents in their order. */
export type WordWeights = Map<string, number[]>;

/**
 * What each word says about each document, from 1 to MOST: BM25F, saturated (Robertson and Zaragoza 2009, The
 * Probabilistic Relevance Framework). An abbreviation counts where its long form stands.
 */
export function weighWords(documents: readonly SearchDocument[]): WordWeights {
  const all: WordWeights = new Map();
  documents.forEach((document, number) => {
    for (const [word, count] of countsIn(document)) {
      const weight = Math.max(1, Math.round((MOST * count) / (count + HALF)));
      const list = all.get(word);
      if (list === undefined) all.set(word, [number, weight]);
      else list.push(number, weight);
    }
  });
  return all;
}

function countsIn(document: SearchDocument): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { field, weight, lengthCounts, usualLength } of FIELDS) {
    const words = wordsIn(document[field]);
    const one = weight / (1 - lengthCounts + (lengthCounts * words.length) / usualLength);
    const add = (word: string) => counts.set(word, (counts.get(word) ?? 0) + one);
    words.forEach(add);
    shortFormsIn(words).forEach(add);
  }
  return counts;
}

function wordsIn(value: string | readonly string[]): string[] {
  const text = normalise(typeof value === 'string' ? value : value.join(' '));
  return text === '' ? [] : text.split(' ');
}
