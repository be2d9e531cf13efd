import type { FSRSBindingItem } from '@open-spaced-repetition/binding';
import { UserError } from '../errors.ts';
import { type Fit, fitOf, predictionsOf } from './evaluate.ts';
import { isTest, type PastReview } from './history.ts';
import { createScheduler, type MemoryState } from './scheduler.ts';
import { DEFAULT_WEIGHTS, type SchedulerOptions } from './weights.ts';

/** Fewer reviews that test memory would fit noise. */
export const ENOUGH_REVIEWS = 200;

/** The earlier share of the reviews that weights are fitted to before they are judged on the rest. */
const TRAINED_SHARE = 0.6;

/** Weights that are no better than this, in log loss, stay as they are. */
const WORTH_A_CHANGE = 0.001;

export interface Optimised {
  /** Reviews that test memory: those fitted to, and the later ones judged on. */
  readonly trained: number;
  readonly judged: number;
  readonly byDefault: Fit;
  /** With the weights in force; these may have been fitted to the later reviews too. */
  readonly before: Fit;
  readonly after: Fit;
  /** Whether the new weights are better on the later reviews than those in force, or the default if those were fitted. */
  readonly isBetter: boolean;
  /** Fitted to all reviews. */
  readonly weights: readonly number[];
  /** Days until a question that is rated good each time comes back, with the weights in force and the new ones. */
  readonly intervals: { readonly before: readonly number[]; readonly after: readonly number[] };
}

type Binding = typeof import('@open-spaced-repetition/binding');

/**
 * Fits the weights of FSRS-6 with the reference optimiser (fsrs-rs, by its binding) to the earlier reviews, judges
 * them on the later ones, and fits them again to all. The history is oldest first.
 * @throws UserError where the binding is not installed.
 */
export async function optimise(
  history: readonly PastReview[],
  current: SchedulerOptions,
  isFitted: boolean,
): Promise<Optimised> {
  const binding = await loadBinding();
  const items = itemsOf(history, binding);
  const split = Math.floor(items.length * TRAINED_SHARE);
  // What is judged is the scheduler itself, as it would have predicted the later reviews.
  const judge = (weights: readonly number[]) => fitOf(predictionsOf(history, weights).slice(split));
  const byDefault = judge(DEFAULT_WEIGHTS);
  const before = judge(current.weights);
  const after = judge(await fitted(binding, items.slice(0, split)));
  const weights = await fitted(binding, items);
  return {
    trained: split,
    judged: items.length - split,
    byDefault,
    before,
    after,
    isBetter: after.logLoss < (isFitted ? byDefault : before).logLoss - WORTH_A_CHANGE,
    weights,
    intervals: { before: goodIntervals(current), after: goodIntervals({ ...current, weights }) },
  };
}

const SHOWN_INTERVALS = 3;

function goodIntervals(options: SchedulerOptions): number[] {
  const scheduler = createScheduler({ ...options, fuzz: false });
  const intervals: number[] = [];
  let memory: MemoryState | null = null;
  for (let count = 0; count < SHOWN_INTERVALS; count += 1) {
    const elapsed = intervals.at(-1) ?? 0;
    intervals.push(scheduler.intervals(memory, elapsed, { question: '', count })[3]);
    memory = scheduler.next(memory, elapsed, 3);
  }
  return intervals;
}

/** How many reviews of a history test memory. */
export function countTests(history: readonly PastReview[]): number {
  return history.filter(isTest).length;
}

async function loadBinding(): Promise<Binding> {
  try {
    return await import('@open-spaced-repetition/binding');
  } catch (error) {
    throw new UserError(
      'the optimiser is not installed',
      'install it: npm install @open-spaced-repetition/binding',
      { cause: error },
    );
  }
}

/** An item a review that tests memory: the reviews of its question up to it, oldest first. */
function itemsOf(history: readonly PastReview[], binding: Binding): FSRSBindingItem[] {
  const { FSRSBindingItem, FSRSBindingReview } = binding;
  const sequences = new Map<string, InstanceType<Binding['FSRSBindingReview']>[]>();
  const items: FSRSBindingItem[] = [];
  for (const review of history) {
    const { question, rating, elapsed } = review;
    const before = elapsed === null ? [] : (sequences.get(question) ?? []);
    const sequence = [...before, new FSRSBindingReview(rating, elapsed ?? 0)];
    sequences.set(question, sequence);
    if (isTest(review)) items.push(new FSRSBindingItem(sequence));
  }
  return items;
}

/** The optimiser's own defaults, spelt out so that the same journal gives the same weights. */
const TRAINING = {
  numEpochs: 5,
  batchSize: 512,
  seed: 2023,
  maxSeqLen: 256,
  learningRate: 0.04,
  gamma: 1,
};

async function fitted(binding: Binding, items: FSRSBindingItem[]): Promise<number[]> {
  const options = { enableShortTerm: true, trainingConfig: TRAINING };
  const weights = await binding.computeParameters(items, options);
  // Single precision: more digits would be noise in the settings.
  return weights.map((weight) => Number(weight.toFixed(4)));
}
