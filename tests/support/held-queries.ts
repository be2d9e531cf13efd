import { readFileSync } from 'node:fs';
import type { Language } from '../../src/bank/question.ts';

/** What a user may type, and the bundled questions that answer it. */
export interface HeldQuery {
  readonly kind: string;
  readonly query: string;
  readonly ids: readonly string[];
  readonly lang: Language;
}

/** How well a search finds what queries are about, each from 0 to 1. */
export interface Quality {
  /** The share of queries whose first result answers it. */
  readonly hitAt1: number;
  /** The share of which one of the first three does. */
  readonly hitAt3: number;
  /** The mean of one over the place of the first result that does. */
  readonly meanReciprocalRank: number;
}

/** Queries written before the search was tuned, by how they differ from the words of the bank. */
export function heldQueries(): HeldQuery[] {
  const path = new URL('../bank/queries.json', import.meta.url);
  const queries: Omit<HeldQuery, 'lang'>[] = JSON.parse(readFileSync(path, 'utf8'));
  return queries.map((one) => ({ ...one, lang: one.kind === 'french' ? 'fr' : 'en' }));
}

/** The quality of a search that gives ids, best first. */
export function qualityOf(
  queries: readonly HeldQuery[],
  find: (held: HeldQuery) => readonly string[],
): Quality {
  const places = queries.map((held) => find(held).findIndex((id) => held.ids.includes(id)));
  const mean = (value: (place: number) => number) =>
    places.reduce((sum, place) => sum + (place < 0 ? 0 : value(place)), 0) / queries.length;
  return {
    hitAt1: mean((place) => (place === 0 ? 1 : 0)),
    hitAt3: mean((place) => (place < 3 ? 1 : 0)),
    meanReciprocalRank: mean((place) => 1 / (place + 1)),
  };
}
