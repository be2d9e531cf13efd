import { isTest, type PastReview } from './history.ts';
import { forgettingCurve } from './retrievability.ts';
import { createScheduler, type MemoryState } from './scheduler.ts';

/** A review that tests memory, as some weights predicted it. */
export interface Prediction {
  readonly time: number;
  readonly predicted: number;
  readonly recalled: boolean;
  /** Study days since the last review. */
  readonly elapsed: number;
  /** On how many days it was asked, this one and the first included, and on how many before it was forgotten. */
  readonly days: number;
  readonly lapses: number;
}

/** How well weights predict; the less the better. */
export interface Fit {
  readonly logLoss: number;
  /** Root mean square of predicted less measured recall, over bins of like reviews. */
  readonly rmseBins: number;
}

/** What the scheduler would have predicted with these weights at each review that tests memory, oldest first. */
export function predictionsOf(
  history: readonly PastReview[],
  weights: readonly number[],
): Prediction[] {
  const options = { weights, retention: 0.9, maximumInterval: 36_500, fuzz: false };
  const scheduler = createScheduler(options);
  const recall = forgettingCurve(weights);
  const states = new Map<string, MemoryState & { days: number; lapses: number }>();
  const predictions: Prediction[] = [];
  for (const review of history) {
    const { question, rating, elapsed, time } = review;
    const state = elapsed === null ? undefined : states.get(question);
    let { days = 1, lapses = 0 } = state ?? {};
    if (isTest(review) && state !== undefined) {
      days += 1;
      const predicted = recall(review.elapsed, state.stability);
      const recalled = rating > 1;
      predictions.push({ time, predicted, recalled, elapsed: review.elapsed, days, lapses });
      if (!recalled) lapses += 1;
    }
    const after = scheduler.next(state ?? null, elapsed ?? 0, rating);
    states.set(question, { ...after, days, lapses });
  }
  return predictions;
}

/** Log loss and RMSE(bins) of predictions; both 0 where there are none. */
export function fitOf(predictions: readonly Prediction[]): Fit {
  return { logLoss: logLossOf(predictions), rmseBins: rmseOf(predictions) };
}

/** No prediction is taken to be surer than this. */
const SUREST = 0.9999;

function logLossOf(predictions: readonly Prediction[]): number {
  let sum = 0;
  for (const { predicted, recalled } of predictions) {
    const likely = Math.min(Math.max(predicted, 1 - SUREST), SUREST);
    sum -= Math.log(recalled ? likely : 1 - likely);
  }
  return predictions.length === 0 ? 0 : sum / predictions.length;
}

/**
 * RMSE(bins): reviews that are alike in interval, days asked and lapses go into one bin, and each bin counts by its
 * size. The reference optimiser weighs recent reviews more; here all weigh alike, as in its benchmark.
 * Source: https://github.com/open-spaced-repetition/fsrs-rs (r_matrix_index)
 */
function rmseOf(predictions: readonly Prediction[]): number {
  const bins = new Map<string, { count: number; predicted: number; recalled: number }>();
  for (const { elapsed, days, lapses, predicted, recalled } of predictions) {
    const key = `${binOf(elapsed, 3.62)},${binOf(days, 1.89)},${binOf(lapses, 1.73)}`;
    const bin = bins.get(key) ?? { count: 0, predicted: 0, recalled: 0 };
    bin.count += 1;
    bin.predicted += predicted;
    bin.recalled += recalled ? 1 : 0;
    bins.set(key, bin);
  }
  let sum = 0;
  for (const { count, predicted, recalled } of bins.values())
    sum += (predicted - recalled) ** 2 / count;
  return predictions.length === 0 ? 0 : Math.sqrt(sum / predictions.length);
}

/** The bin of a count: each is wider than the last by `growth`; none is a bin of its own. */
function binOf(count: number, growth: number): number {
  return count === 0 ? -1 : Math.floor(Math.log(count) / Math.log(growth));
}
