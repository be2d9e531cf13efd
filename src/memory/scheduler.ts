import { FSRSAlgorithm, type Grade, generatorParameters } from 'ts-fsrs';
import type { Rating } from './events.ts';
import type { SchedulerOptions } from './weights.ts';

/** What FSRS remembers of a question. Stability is in days, difficulty from 1 to 10. */
export interface MemoryState {
  readonly stability: number;
  readonly difficulty: number;
}

/** Days until a question is due after each rating; 0 is "again on the same study day". */
export type Intervals = Readonly<Record<Rating, number>>;

/** Which review an interval is for: the fuzz depends on nothing else. */
export interface ReviewKey {
  readonly question: string;
  /** How many reviews of the question came before. */
  readonly count: number;
}

export interface Scheduler {
  /** The memory after a review `days` whole study days after the last (0 on the same day). */
  next(memory: MemoryState | null, days: number, rating: Rating): MemoryState;
  /** The intervals that the four ratings would give. */
  intervals(memory: MemoryState | null, days: number, key: ReviewKey): Intervals;
}

/**
 * FSRS-6 by ts-fsrs's `next_state`, with our own count of days: its `next()` counts UTC days. There
 * are no learning steps in minutes: a question rated again is due on the same study day, every other
 * one after at least a day, and hard never later than good, good before easy.
 * @throws RangeError unless there are 21 finite weights (ts-fsrs would fall back in silence).
 */
export function createScheduler(options: SchedulerOptions): Scheduler {
  const { weights } = options;
  if (weights.length !== 21 || !weights.every(Number.isFinite)) {
    throw new RangeError(`FSRS-6 has 21 weights, not ${weights.length}`);
  }
  const algorithm = new FSRSAlgorithm(
    generatorParameters({
      w: [...weights],
      request_retention: options.retention,
      maximum_interval: options.maximumInterval,
      enable_fuzz: options.fuzz,
      enable_short_term: true,
    }),
  );

  const next: Scheduler['next'] = (memory, days, rating) =>
    algorithm.next_state(memory, Math.max(days, 0), rating as Grade);

  return {
    next,
    intervals(memory, days, { question, count }) {
      algorithm.seed = `${question}:${count}`;
      const interval = (rating: Rating): number =>
        algorithm.next_interval(next(memory, days, rating).stability, Math.max(days, 0));
      const longest = options.maximumInterval;
      const usual = interval(3);
      const hard = Math.min(interval(2), usual);
      const good = Math.min(Math.max(usual, hard + 1), longest);
      const easy = Math.min(Math.max(interval(4), good + 1), longest);
      return { 1: 0, 2: hard, 3: good, 4: easy };
    },
  };
}
