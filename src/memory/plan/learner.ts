import type { Rating } from '../events.ts';
import { retrievability } from '../retrievability.ts';
import { createScheduler, type MemoryState } from '../scheduler.ts';

/** A model of somebody who learns: how a memory begins, changes with a review, and fades. Times in days. */
export interface Learner {
  /** The memory after the first review. */
  first(rating: Rating): MemoryState;
  /** The memory after a review `days` after the last one. */
  after(memory: MemoryState, days: number, rating: Rating): MemoryState;
  /** The probability of recall `days` after the last review. */
  recall(days: number, stability: number): number;
}

/** The learner of FSRS-6 with these 21 weights. */
export function fsrsLearner(weights: readonly number[]): Learner {
  const unlimited = { weights, retention: 0.9, maximumInterval: 36_500, fuzz: false };
  const scheduler = createScheduler(unlimited);
  return {
    first: (rating) => scheduler.next(null, 0, rating),
    after: (memory, days, rating) => scheduler.next(memory, days, rating),
    recall: (days, stability) => retrievability(days, stability, weights),
  };
}

/**
 * The same learner, but forgetting exponentially: R(t, S) = 0.9 ^ (t / S). After much longer than the
 * stability it remembers far less than FSRS-6 with its long tail expects, so it shows what a forecast
 * is worth where the model is wrong.
 */
export function exponentialLearner(weights: readonly number[]): Learner {
  return { ...fsrsLearner(weights), recall: (days, stability) => 0.9 ** (days / stability) };
}
