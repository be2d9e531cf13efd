import { FSRSBinding, FSRSBindingItem, FSRSBindingReview } from '@open-spaced-repetition/binding';
import { describe, expect, it } from 'vitest';
import { fitOf, type Prediction, predictionsOf } from '../../src/memory/evaluate.ts';
import { isTest, type PastReview } from '../../src/memory/history.ts';
import { DEFAULT_WEIGHTS } from '../../src/memory/weights.ts';
import { pastOf } from '../support/history-of.ts';
import { simulatedHistory } from '../support/simulated-history.ts';

const PAST = pastOf(
  'r1 rope good 2026-11-20T10:00',
  'r2 rope again 2026-11-23T10:00',
  'r3 rope good 2026-11-23T10:05',
  'r4 rope good 2026-11-27T10:00',
);

function prediction(predicted: number, recalled: boolean, elapsed = 3): Prediction {
  return { predicted, recalled, elapsed, days: 2, lapses: 0, time: 0 };
}

it('the weights of a history predict what the history says they did', () => {
  const predictions = predictionsOf(PAST, DEFAULT_WEIGHTS);
  expect(predictions.map(({ predicted }) => predicted)).toEqual(
    PAST.filter(isTest).map(({ predicted }) => predicted),
  );
  expect(
    predictions.map(({ recalled, elapsed, days, lapses }) => [recalled, elapsed, days, lapses]),
  ).toEqual([
    [false, 3, 2, 0],
    [true, 4, 3, 1],
  ]);
});

it('other weights predict something else', () => {
  const weaker = DEFAULT_WEIGHTS.map((weight, index) => (index < 4 ? weight / 2 : weight));
  const [usual, other] = [DEFAULT_WEIGHTS, weaker].map(
    (weights) => predictionsOf(PAST, weights)[0]?.predicted ?? 0,
  );
  expect(other).toBeLessThan(usual ?? 0);
});

describe('how well predictions fit', () => {
  it('is the log loss: -ln of what came to pass, on average', () => {
    const { logLoss } = fitOf([prediction(0.9, true), prediction(0.6, false)]);
    expect(logLoss).toBeCloseTo(-(Math.log(0.9) + Math.log(0.4)) / 2, 12);
  });

  it('is 0 for RMSE(bins) where each bin is right on average, and what it is off by otherwise', () => {
    const right = [prediction(0.5, true), prediction(0.5, false)];
    expect(fitOf(right).rmseBins).toBe(0);
    expect(fitOf([prediction(0.9, false)]).rmseBins).toBeCloseTo(0.9, 12);
    expect(
      fitOf([...right, prediction(0.9, false, 60), prediction(0.9, false, 61)]).rmseBins,
    ).toBeCloseTo(Math.sqrt((0.9 ** 2 * 2) / 4), 12);
  });

  it('is finite for a prediction that was sure and wrong, and nothing for none', () => {
    expect(fitOf([prediction(1, false)]).logLoss).toBeCloseTo(-Math.log(1e-4), 6);
    expect(fitOf([])).toEqual({ logLoss: 0, rmseBins: 0 });
  });
});

describe('beside the reference', () => {
  /** What the reference takes: for each review that tests memory, those of its question up to it. */
  function itemsOf(history: readonly PastReview[]): FSRSBindingItem[] {
    const before = new Map<string, FSRSBindingReview[]>();
    return history.flatMap((review) => {
      const reviews = [
        ...(before.get(review.question) ?? []),
        new FSRSBindingReview(review.rating, review.elapsed ?? 0),
      ];
      before.set(review.question, reviews);
      return isTest(review) ? [new FSRSBindingItem(reviews)] : [];
    });
  }

  // What is forgotten comes back on the same day, and that review is no test.
  const history = simulatedHistory(DEFAULT_WEIGHTS, 60, 6).flatMap((review) =>
    review.rating === 1 ? [review, { ...review, rating: 3 as const, elapsed: 0 }] : [review],
  );
  const predictions = predictionsOf(history, DEFAULT_WEIGHTS);
  // The reference leaves out first reviews after rare intervals: hold it against all the others.
  const compared = itemsOf(history).flatMap((item, index) =>
    item.longTermReviewCnt() < 2 ? [] : [{ item, prediction: predictions[index] as Prediction }],
  );
  const reference = new FSRSBinding([...DEFAULT_WEIGHTS]);

  it('each prediction is the same', () => {
    expect(compared.length).toBeGreaterThan(200);
    for (const { item, prediction } of compared) {
      const { logLoss } = reference.evaluate([item]);
      expect(fitOf([prediction]).logLoss).toBeCloseTo(logLoss, 3);
    }
  });

  it('reviews that the reference puts into one bin are in one bin here', () => {
    for (const [index, one] of compared.slice(0, 60).entries()) {
      for (const other of compared.slice(index + 1, index + 30)) {
        const { rmseBins } = reference.evaluate([one.item, other.item]);
        const [first, last] = [one, other].map(
          ({ prediction: { predicted, recalled } }) => predicted - (recalled ? 1 : 0),
        ) as [number, number];
        // A quarter of the weight on the first review, as the reference has it for two.
        const apart = Math.sqrt((0.25 * first ** 2 + last ** 2) / 1.25);
        const together = Math.abs(first + last) / 2;
        if (Math.abs(apart - together) < 0.01) continue;
        const own = fitOf([one.prediction, other.prediction]).rmseBins;
        const isOneBin = Math.abs(own - together) < 1e-6;
        expect(rmseBins).toBeCloseTo(isOneBin ? together : apart, 2);
      }
    }
  });
});
