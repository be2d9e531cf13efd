import { isTest, type PastReview } from './history.ts';
import { forgettingCurve } from './retrievability.ts';
import { createScheduler, type MemoryState } from './scheduler.ts';

/** A review that tests memory, as some weights predicted it. */
export interface Prediction {
  readonly time: number;
  readonly predicted: number;
  readonly recalled: boolean;
  /** Days since the last review, and the reviews and lapses before this one. */
  readonly elapsed: number;
  readonly reviews: number;
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
  const states = new Map<string, MemoryState & { reviews: number; lapses: number }>();
  const predictions: Prediction[] = [];
  for (const review of history) {
    const { question, rating, elapsed, time } = review;
    const state = elapsed === null ? undefined : states.get(question);
    const { reviews = 0, lapses = 0 } = state ?? {};
    if (isTest(review) && state !== undefined) {
      const predicted = recall(review.elapsed, state.stability);
      const recalled = rating > 1;
      predictions.push({ time, predicted, recalled, elapsed: review.elapsed, reviews, lapses });
    }
    const after = scheduler.next(state ?? null, elapsed ?? 0, rating);
    const lapsed = state !== undefined && rating === 1;
    states.set(question, { ...after, reviews: reviews + 1, lapses: lapses + (lapsed ? 1 : 0) });
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
 * RMSE(bins): reviews that are alike in interval, number of reviews and lapses go into one bin, and each bin counts by
 * its size. Source: https://github.com/open-spaced-repetition/fsrs-optimizer (rmse_matrix).
 */
function rmseOf(predictions: readonly Prediction[]): number {
  const bins = new Map<string, { count: number; predicted: number; recalled: number }>();
  for (const { elapsed, reviews, lapses, predicted, recalled } of predictions) {
    const key = [
      binOf(elapsed, 2.48, 3.62),
      binOf(reviews, 1.99, 1.89),
      binOf(lapses, 1.65, 1.73),
    ].join();
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

/** The bin of a count: they widen by `growth`; nothing is a bin of its own. */
function binOf(count: number, scale: number, growth: number): number {
  if (count === 0) return 0;
  return Math.round(scale * growth ** Math.floor(Math.log(count) / Math.log(growth)) * 100) / 100;
}
