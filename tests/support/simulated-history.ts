import { readLine } from '../../src/memory/events.ts';
import { historyOf, type PastReview } from '../../src/memory/history.ts';
import { DEFAULT_WEIGHTS } from '../../src/memory/weights.ts';
import { FOLD_OPTIONS } from './memory-options.ts';
import { simulatedJournal } from './simulated-journal.ts';

/** The history of somebody whose memory has these weights, as the default weights see it. */
export function simulatedHistory(
  weights: readonly number[],
  questions: number,
  reviewsOfEach: number,
): PastReview[] {
  const lines = simulatedJournal(weights, questions, reviewsOfEach).trimEnd().split('\n');
  const events = lines.map(readLine).filter((read) => read.kind === 'event');
  return historyOf(events, { ...FOLD_OPTIONS, weights: DEFAULT_WEIGHTS });
}
