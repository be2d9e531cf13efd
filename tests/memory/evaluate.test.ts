import { describe, expect, it } from 'vitest';
import { fitOf, type Prediction, predictionsOf } from '../../src/memory/evaluate.ts';
import { isTest } from '../../src/memory/history.ts';
import { DEFAULT_WEIGHTS } from '../../src/memory/weights.ts';
import { pastOf } from '../support/history-of.ts';

const PAST = pastOf(
  'r1 rope good 2026-11-20T10:00',
  'r2 rope again 2026-11-23T10:00',
  'r3 rope good 2026-11-23T10:05',
  'r4 rope good 2026-11-27T10:00',
);

function prediction(predicted: number, recalled: boolean, elapsed = 3): Prediction {
  return { predicted, recalled, elapsed, reviews: 1, lapses: 0, time: 0 };
}

it('the weights of a history predict what the history says they did', () => {
  const predictions = predictionsOf(PAST, DEFAULT_WEIGHTS);
  expect(predictions.map(({ predicted }) => predicted)).toEqual(
    PAST.filter(isTest).map(({ predicted }) => predicted),
  );
  expect(
    predictions.map(({ recalled, elapsed, reviews, lapses }) => [
      recalled,
      elapsed,
      reviews,
      lapses,
    ]),
  ).toEqual([
    [false, 3, 1, 0],
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
