import { historyOf, type PastReview } from '../../src/memory/history.ts';
import { DEFAULT_WEIGHTS } from '../../src/memory/weights.ts';
import { timedOf } from './journal-rows.ts';
import { FOLD_OPTIONS } from './memory-options.ts';

/** The history of a journal with these rows, as eventOf reads them. */
export function pastOf(...rows: string[]): PastReview[] {
  return historyOf(rows.map(timedOf), { ...FOLD_OPTIONS, weights: DEFAULT_WEIGHTS });
}
