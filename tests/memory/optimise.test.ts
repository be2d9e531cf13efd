import { describe, expect, it } from 'vitest';
import type { PastReview } from '../../src/memory/history.ts';
import { optimise } from '../../src/memory/optimise.ts';
import { DEFAULT_WEIGHTS } from '../../src/memory/weights.ts';
import { SCHEDULER_OPTIONS } from '../support/memory-options.ts';
import { simulatedHistory } from '../support/simulated-history.ts';

const YEAR = 365 * 86_400_000;

/** Somebody who forgets faster than most. */
const FORGETFUL = DEFAULT_WEIGHTS.map((weight, index) =>
  index === 20 ? 0.6 : index < 4 ? weight / 3 : weight,
);

const fitTo = (history: readonly PastReview[]) => optimise(history, SCHEDULER_OPTIONS, false);

describe('weights fitted to the journal of another memory', () => {
  const history = simulatedHistory(FORGETFUL, 120, 5);

  it('predict its later reviews better, and ask sooner what is forgotten sooner', async () => {
    const { trained, judged, before, after, isBetter, weights, intervals } = await fitTo(history);
    expect([history.length, trained, judged]).toEqual([600, 288, 192]);
    expect(after.logLoss).toBeLessThan(before.logLoss - 0.01);
    expect(isBetter).toBe(true);
    expect(weights).toHaveLength(21);
    expect(weights).not.toEqual(DEFAULT_WEIGHTS);
    expect(intervals.before).toEqual([2, 11, 46]);
    expect(intervals.after[1]).toBeLessThan(11);
  });

  it('are the same for the same journal', async () => {
    expect(await fitTo(history)).toEqual(await fitTo(history));
  });

  it('do not know the later reviews on which they are judged', async () => {
    const { after } = await fitTo(history);
    const tests = history.filter(({ elapsed }) => elapsed !== null);
    const later = new Set(tests.slice(Math.floor(tests.length * 0.6)));
    const turned = history.map(
      (review): PastReview =>
        later.has(review as (typeof tests)[number])
          ? { ...review, rating: review.rating === 1 ? 3 : 1 }
          : review,
    );
    expect((await fitTo(turned)).after.logLoss).toBeGreaterThan(after.logLoss + 0.1);
  });
});

it('a question that was forgotten on purpose is learnt as a new one', async () => {
  const first = simulatedHistory(FORGETFUL, 50, 6);
  const later = first.map((review) => ({ ...review, time: review.time + YEAR }));
  const others = later.map((review) => ({ ...review, question: `other-${review.question}` }));
  // A history says of the first review after a "forget" that nothing came before it.
  expect(await fitTo([...first, ...later])).toEqual(await fitTo([...first, ...others]));
});
