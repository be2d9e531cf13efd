import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Rating } from '../../../src/memory/events.ts';
import { exponentialLearner, fsrsLearner } from '../../../src/memory/plan/learner.ts';
import { retrievability } from '../../../src/memory/retrievability.ts';
import { createScheduler } from '../../../src/memory/scheduler.ts';
import { DEFAULT_WEIGHTS } from '../../../src/memory/weights.ts';
import { SCHEDULER_OPTIONS } from '../../support/memory-options.ts';

const RATINGS: readonly Rating[] = [1, 2, 3, 4];

/** ts-fsrs raises smaller weights to this. */
const LEAST_WEIGHT = 0.001;

/** The default weights, each a little more or less. */
const weights = fc
  .array(fc.double({ min: 0.8, max: 1.2, noNaN: true }), { minLength: 21, maxLength: 21 })
  .map((factors) =>
    DEFAULT_WEIGHTS.map((weight, index) => Math.max(weight * (factors[index] ?? 1), LEAST_WEIGHT)),
  );

function close(actual: number, expected: number): boolean {
  return Math.abs(actual - expected) <= 1e-5 * Math.max(Math.abs(expected), 1e-2);
}

it('begins every memory as the scheduler does', () => {
  fc.assert(
    fc.property(weights, fc.constantFrom(...RATINGS), (w, rating) => {
      const scheduled = createScheduler({ ...SCHEDULER_OPTIONS, weights: w }).next(null, 0, rating);
      const { stability, difficulty } = fsrsLearner(w).first(rating);
      expect(close(stability, scheduled.stability)).toBe(true);
      expect(close(difficulty, scheduled.difficulty)).toBe(true);
    }),
  );
});

it('changes every memory as the scheduler does, a day or more after the last review', () => {
  const memory = fc.record({
    stability: fc.double({ min: 0.01, max: 3000, noNaN: true }),
    difficulty: fc.double({ min: 1, max: 10, noNaN: true }),
  });
  const days = fc.integer({ min: 1, max: 1000 });
  fc.assert(
    fc.property(weights, memory, days, fc.constantFrom(...RATINGS), (w, before, away, rating) => {
      const scheduler = createScheduler({ ...SCHEDULER_OPTIONS, weights: w });
      const learner = fsrsLearner(w);
      const scheduled = scheduler.next(before, away, rating);
      const recall = learner.recall(away, before.stability);
      const { stability, difficulty } = learner.after(before, recall, rating);
      expect(close(stability, scheduled.stability)).toBe(true);
      expect(close(difficulty, scheduled.difficulty)).toBe(true);
    }),
    { numRuns: 2000 },
  );
});

it.each([
  ['FSRS-6', fsrsLearner(DEFAULT_WEIGHTS)],
  ['exponential', exponentialLearner(DEFAULT_WEIGHTS)],
])('the age of a recall is when it has fallen so far: %s', (_, { recall, ageAt }) => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.3, max: 0.999, noNaN: true }),
      fc.double({ min: 0.1, max: 1000, noNaN: true }),
      (wanted, stability) => {
        expect(recall(ageAt(wanted) * stability, stability)).toBeCloseTo(wanted, 9);
      },
    ),
  );
});

it('the exponential one forgets more after long, and as much at the stability', () => {
  const [fsrs, exponential] = [fsrsLearner(DEFAULT_WEIGHTS), exponentialLearner(DEFAULT_WEIGHTS)];
  expect(exponential.recall(10, 10)).toBeCloseTo(fsrs.recall(10, 10), 9);
  expect(exponential.recall(100, 10)).toBeLessThan(fsrs.recall(100, 10) - 0.2);
});

it.each([
  ['FSRS-6', fsrsLearner(DEFAULT_WEIGHTS)],
  ['exponential', exponentialLearner(DEFAULT_WEIGHTS)],
])('of a review that a wrong clock put ahead nothing is forgotten yet: %s', (_, { recall }) => {
  expect(recall(-3, 1)).toBe(1);
});

it('forgets as everything else that speaks of recall', () => {
  fc.assert(
    fc.property(
      weights,
      fc.integer({ min: 0, max: 1000 }),
      fc.double({ min: 0.01, max: 3000, noNaN: true }),
      (w, days, stability) => {
        const expected = retrievability(days, stability, w);
        expect(fsrsLearner(w).recall(days, stability)).toBeCloseTo(expected, 12);
      },
    ),
  );
});
