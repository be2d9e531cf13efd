import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Rating } from '../../src/memory/events.ts';
import { fold } from '../../src/memory/fold.ts';
import { retrievability } from '../../src/memory/retrievability.ts';
import { createScheduler, type MemoryState } from '../../src/memory/scheduler.ts';
import { DEFAULT_WEIGHTS } from '../../src/memory/weights.ts';
import { timedOf } from '../support/journal-rows.ts';
import { FOLD_OPTIONS } from '../support/memory-options.ts';

/**
 * Histories computed by the other implementations of FSRS, run through our scheduler. It always has
 * the same-day formula on; vectors made without it hold here as long as no review is on the same day
 * as the last. FSRS-5's 19 weights are FSRS-6's with w19 = 0, w20 = 0.5; w19 only counts on the same day.
 */
// biome-ignore lint/suspicious/noExplicitAny: each kind of vector has its own fields
type Vector = any;
const file = JSON.parse(readFileSync(new URL('fsrs-vectors.json', import.meta.url), 'utf8'));

const LEFT_OUT: Record<string, string> = {
  v2: '19 weights with same-day reviews: SchedulerOptions takes 21, where ts-fsrs raises w19 = 0 to 0.01',
  v10: 'needs enable_short_term=false on a same-day review: SchedulerOptions has no such option',
  v13: '19 weights with same-day reviews: SchedulerOptions takes 21, where ts-fsrs raises w19 = 0 to 0.01',
  v14: 'needs enable_short_term=false on a same-day review: SchedulerOptions has no such option',
  v23: 'converts 17 weights: SchedulerOptions takes 21, and any other number is refused',
  v24: 'needs learning steps in minutes: the ceiling comes from two relearning steps',
  v25: 'converts the state of SM-2: nothing is imported from other schedulers',
  v26: 'needs learning steps in minutes',
  v27: 'counts UTC days; 19 weights with a same-day review',
  v28: 'counts UTC days',
  v29: "Anki's fuzz: ours is ts-fsrs's, seeded by question and review",
  v30: 'needs learning steps in minutes (of Anki)',
  v31: 'whether a lapse makes an Anki leech, again every few lapses: ours is one from 8 lapses on',
  v33: 'the result of an optimizer: weights are given, not fitted',
};

function vector(id: string): Vector {
  return file.vectors.find((one: Vector) => one.id === id);
}

function weightsOf({ params = 'default-6' }: Vector): number[] {
  const weights = params === 'default-6' ? file.default6 : params;
  return weights.length === 19 ? [...weights, 0, 0.5] : weights;
}

function schedulerOf(one: Vector, retention = 0.9, weights = weightsOf(one)) {
  return createScheduler({ weights, retention, maximumInterval: 36_500, fuzz: false });
}

function remembered(one: Vector, ratings: Rating[], days: number[]): MemoryState | null {
  const { next } = schedulerOf(one);
  return ratings.reduce<MemoryState | null>(
    (memory, rating, index) => next(memory, days[index] as number, rating),
    null,
  );
}

function expectNear(actual: readonly number[], expected: readonly number[], tolerance: number) {
  expect(actual.length).toBe(expected.length);
  const off = actual.map((value, index) => Math.abs(value - (expected[index] as number)));
  expect(Math.max(...off), `${actual} is not ${expected}`).toBeLessThanOrEqual(tolerance);
}

/** Each review on the day that the reference gives, whatever our own interval. */
function walk(one: Vector) {
  const scheduler = schedulerOf(one);
  let memory: MemoryState | null = null;
  return one.ratings.map((rating: Rating, index: number) => {
    const days = index === 0 ? 0 : one.expected_intervals[index - 1];
    const key = { question: one.id, count: index };
    const interval = scheduler.intervals(memory, days, key)[rating];
    memory = scheduler.next(memory, days, rating);
    return { ...memory, interval };
  });
}

describe('the vectors of other implementations', () => {
  it('are each a test here, or left out for a reason', () => {
    const ids = [...file.vectors.map(({ id }: Vector) => id), ...Object.keys(LEFT_OUT)];
    const all = Array.from({ length: 33 }, (_, index) => `v${index + 1}`);
    expect(ids.toSorted()).toEqual(all.toSorted());
  });

  it('start from the same default weights', () => {
    expect(DEFAULT_WEIGHTS).toEqual(file.default6);
  });

  it('v22: the first answer', () => {
    const states = ([1, 2, 3, 4] as const).map((rating) =>
      schedulerOf(vector('v22')).next(null, 0, rating),
    );
    const { expected_stability, expected_difficulty_clamped, tol } = vector('v22');
    expectNear(
      states.map(({ stability }) => stability),
      expected_stability,
      tol,
    );
    expectNear(
      states.map(({ difficulty }) => difficulty),
      expected_difficulty_clamped,
      tol,
    );
  });
});

describe('a walk through a history, each review when the reference has it due', () => {
  // Again is today here, so hard and good need not keep a day's distance from it (v3, v5, v6). On the
  // day of an "again", good is a day after hard; the reference has a step of minutes there (v1).
  it.each([
    ['v1', { 0: 2, 1: 3, 8: 3 }],
    ['v3', { 0: 2 }],
    ['v4', {}],
    ['v5', { 1: 1 }],
    ['v6', { 0: 1 }],
    ['v7', {}],
    ['v8', {}],
  ])('%s', (id, ours: Record<number, number>) => {
    const one = vector(id);
    const steps: { interval: number; stability: number; difficulty: number }[] = walk(one);
    const intervals = one.expected_intervals.map((interval: number, index: number) =>
      one.ratings[index] === 1 ? 0 : (ours[index] ?? interval),
    );
    expect(steps.map(({ interval }) => interval)).toEqual(intervals);
    if (one.expected_stability === undefined) return;
    expectNear(
      steps.map(({ stability }) => stability),
      one.expected_stability,
      one.tol,
    );
    expectNear(
      steps.map(({ difficulty }) => difficulty),
      one.expected_difficulty,
      one.tol,
    );
  });
});

describe('what is remembered after a history', () => {
  it.each(['v9', 'v11', 'v12'])('%s', (id) => {
    const one = vector(id);
    const memory = remembered(one, one.ratings, one.delta_t) as MemoryState;
    expectNear([memory.stability], [one.expected_final_stability], one.tol);
    expectNear([memory.difficulty], [one.expected_final_difficulty], one.tol);
  });

  it('v15: one more review', () => {
    const one = vector('v15');
    const { stability, difficulty } = schedulerOf(one).next(one.state, one.delta_t, one.rating);
    const { expected } = one;
    expectNear([stability, difficulty], [expected.stability, expected.difficulty], one.tol);
  });

  it.each([1, 2, 3, 4] as const)('v16: one more review, rated %i', (rating) => {
    const one = vector('v16');
    const before = remembered(one, one.history.ratings, one.history.delta_t);
    const { stability, difficulty } = schedulerOf(one).next(before, one.delta_t, rating);
    expectNear([stability, difficulty], one.expected[rating], one.tol);
  });

  it('v20: the difficulty after each rating', () => {
    const one = vector('v20');
    const after = ([1, 2, 3, 4] as const).map(
      (rating) => schedulerOf(one).next({ stability: 1, difficulty: one.d }, 1, rating).difficulty,
    );
    expectNear(after, one.expected_after_mean_reversion, one.tol);
  });

  it('v32: days between reviews are days of study from 04:00', () => {
    for (const { days_ago, delta_t } of vector('v32').cases) {
      // At 04:00, then at 03:59 of the next morning, which is the same study day: turn by turn.
      const times = (days_ago as number[]).map((ago, index) =>
        index % 2 === 0
          ? new Date(Date.UTC(2026, 10, 23 - ago, 4, 0))
          : new Date(Date.UTC(2026, 10, 24 - ago, 3, 59)),
      );
      const events = times.map((time, index) => timedOf(`r${index} q good ${time.toISOString()}`));
      const { recall } = fold(events, FOLD_OPTIONS).questions.get('q') ?? {};
      expect(recall).toMatchObject(
        remembered(
          {},
          days_ago.map(() => 3),
          delta_t,
        ) as object,
      );
    }
  });
});

describe('the pieces', () => {
  it('v17: the interval for each desired retention', () => {
    const one = vector('v17');
    // A new question rated hard or good has the stability that is asked for.
    const weights = file.default6.with(1, one.stability).with(2, one.stability);
    const intervals = one.retention.map(
      (retention: number) =>
        schedulerOf(one, retention, weights).intervals(null, 0, { question: 'q', count: 0 })[2],
    );
    expect(intervals).toEqual(one.expected_go_capped_36500);
  });

  it.each(['v18', 'v19'])('%s: the forgetting curve', (id) => {
    const one = vector(id);
    const weights = one.decay === undefined ? weightsOf(one) : file.default6.with(20, one.decay);
    const curve = one.t.map((t: number, index: number) => retrievability(t, one.s[index], weights));
    expectNear(curve, one.expected, one.tol);
  });

  it('v21: the stability after a recall, a lapse and a review on the same day', () => {
    const one = vector('v21');
    const { next } = schedulerOf(one);
    const stabilityAfter = (index: number, days: number, rating: Rating) =>
      next({ stability: one.s, difficulty: one.d[index] }, days, rating).stability;
    const decay = -file.default6[20];
    const days = one.r.map(
      (r: number) => (one.s * (r ** (1 / decay) - 1)) / (0.9 ** (1 / decay) - 1),
    );
    // The first recall is one rated again, which no review asks for.
    const recall = [2, 3, 4].map((rating) =>
      stabilityAfter(rating - 1, days[rating - 1], rating as Rating),
    );
    expectNear(recall, one.expected_recall.slice(1), one.tol);
    expectNear(
      days.map((t: number, index: number) => stabilityAfter(index, t, 1)),
      one.expected_forget,
      one.tol,
    );
    const sameDay = ([1, 2, 3, 4] as const).map((rating) => stabilityAfter(rating - 1, 0, rating));
    expectNear(sameDay, one.expected_short_term, one.tol);
  });
});
