import type { MemoryState } from './scheduler.ts';

/** The probability of recall so many days after the last review, by the stability in days. */
export type ForgettingCurve = (days: number, stability: number) => number;

/**
 * FSRS-6's forgetting curve, R(t, S) = (1 + factor * t / S) ^ -w20 with factor = 0.9 ^ (-1 / w20) - 1, so
 * that R(S, S) = 0.9. Here apart from the scheduler so that look-ups need not load it.
 * Source: "The Algorithm", https://github.com/open-spaced-repetition/awesome-fsrs/wiki/The-Algorithm
 */
export function forgettingCurve(weights: readonly number[]): ForgettingCurve {
  const decay = -(weights[20] ?? DEFAULT_DECAY);
  const factor = 0.9 ** (1 / decay) - 1;
  return (days, stability) => (1 + (factor * Math.max(days, 0)) / stability) ** decay;
}

/** One point of the forgetting curve. */
export function retrievability(
  days: number,
  stability: number,
  weights: readonly number[],
): number {
  return forgettingCurve(weights)(days, stability);
}

const DEFAULT_DECAY = 0.1542;

/** Rounded for people and JSON: four digits say more than the model knows. */
export function roundMemory({ stability, difficulty }: MemoryState): MemoryState {
  return { stability: round(stability), difficulty: round(difficulty) };
}

export function round(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
