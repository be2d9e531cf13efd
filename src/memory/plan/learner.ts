import type { Rating } from '../events.ts';
import type { MemoryState } from '../scheduler.ts';

/** A model of somebody who learns: how a memory begins, changes with a review, and fades. Times in days. */
export interface Learner {
  /** The memory after the first review. */
  first(rating: Rating): MemoryState;
  /** The memory after a review at least a day after the last one, when it was recalled with that probability. */
  after(memory: MemoryState, recall: number, rating: Rating): MemoryState;
  /** The probability of recall `days` after the last review: falls with days / stability, and nothing else. */
  recall(days: number, stability: number): number;
  /** The days / stability at which recall has fallen to a probability. */
  ageAt(recall: number): number;
}

// biome-ignore format: twenty-one numbers are one line of a thing, not twenty-one
type Weights21 = readonly [number, number, number, number, number, number, number, number, number, number, number, number, number, number, number, number, number, number, number, number, number];

const LEAST_STABILITY = 0.001;
const LEAST_FIRST_STABILITY = 0.1;
const MOST_STABILITY = 36_500;

/**
 * The learner of FSRS-6 with these 21 weights. The same as the scheduler's, without the rounding through text
 * that makes ts-fsrs too slow to simulate ten thousand questions.
 * Source: "The Algorithm", https://github.com/open-spaced-repetition/awesome-fsrs/wiki/The-Algorithm
 */
export function fsrsLearner(weights: readonly number[]): Learner {
  const [
    w0,
    w1,
    w2,
    w3,
    w4,
    w5,
    w6,
    w7,
    w8,
    w9,
    w10,
    w11,
    w12,
    w13,
    w14,
    w15,
    w16,
    w17,
    w18,
    ,
    w20,
  ] = weights as unknown as Weights21;
  const firstStability = { 1: w0, 2: w1, 3: w2, 4: w3 };
  const bonus = { 2: w15, 3: 1, 4: w16 };
  const firstDifficulty = (rating: Rating) => w4 - Math.exp(w5 * (rating - 1)) + 1;
  const easiest = firstDifficulty(4);
  const growth = Math.exp(w8);
  const slip = Math.exp(w17 * w18);
  const decay = -w20;
  const factor = 0.9 ** (1 / decay) - 1;

  const stabilityAfter = (memory: MemoryState, recall: number, rating: Rating): number => {
    const { stability, difficulty } = memory;
    if (rating === 1) {
      const hardness = w11 * power(difficulty, -w12) * Math.exp(w14 * (1 - recall));
      return Math.min(hardness * (power(stability + 1, w13) - 1), stability / slip);
    }
    const surprise = Math.exp(w10 * (1 - recall)) - 1;
    const gain = growth * (11 - difficulty) * power(stability, -w9) * surprise;
    return stability * (1 + gain * bonus[rating]);
  };
  const difficultyAfter = (difficulty: number, rating: Rating): number => {
    const moved = difficulty - (w6 * (rating - 3) * (10 - difficulty)) / 9;
    return w7 * easiest + (1 - w7) * moved;
  };

  return {
    recall: (days, stability) => power(1 + (factor * Math.max(days, 0)) / stability, decay),
    ageAt: (wanted) => (wanted ** (1 / decay) - 1) / factor,
    first: (rating) =>
      bounded(Math.max(firstStability[rating], LEAST_FIRST_STABILITY), firstDifficulty(rating)),
    after: (memory, recall, rating) =>
      bounded(stabilityAfter(memory, recall, rating), difficultyAfter(memory.difficulty, rating)),
  };
}

/**
 * The same learner, but forgetting exponentially: R(t, S) = 0.9 ^ (t / S). After much longer than the
 * stability it remembers far less than FSRS-6 with its long tail expects, so it shows what a forecast
 * is worth where the model is wrong.
 */
export function exponentialLearner(weights: readonly number[]): Learner {
  return {
    ...fsrsLearner(weights),
    recall: (days, stability) => 0.9 ** (Math.max(days, 0) / stability),
    ageAt: (wanted) => Math.log(wanted) / Math.log(0.9),
  };
}

/** Half the time of `**`, which most of a plan's would go to. */
function power(base: number, exponent: number): number {
  return Math.exp(exponent * Math.log(base));
}

function bounded(stability: number, difficulty: number): MemoryState {
  return {
    stability: Math.min(Math.max(stability, LEAST_STABILITY), MOST_STABILITY),
    difficulty: Math.min(Math.max(difficulty, 1), 10),
  };
}
