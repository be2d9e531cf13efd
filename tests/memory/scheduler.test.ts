import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Rating } from '../../src/memory/events.ts';
import { createScheduler, type MemoryState } from '../../src/memory/scheduler.ts';
import { DEFAULT_WEIGHTS, type SchedulerOptions } from '../../src/memory/weights.ts';
import { SCHEDULER_OPTIONS } from '../support/memory-options.ts';

const KEY = { question: 'rope', count: 0 };
const RATINGS: readonly Rating[] = [1, 2, 3, 4];

const states: fc.Arbitrary<MemoryState | null> = fc.option(
  fc.record({
    stability: fc.double({ min: 0.001, max: 36_500, noNaN: true }),
    difficulty: fc.double({ min: 1, max: 10, noNaN: true }),
  }),
);
const options: fc.Arbitrary<SchedulerOptions> = fc.record({
  weights: fc.constant(DEFAULT_WEIGHTS),
  retention: fc.double({ min: 0.7, max: 0.99, noNaN: true }),
  maximumInterval: fc.oneof(fc.integer({ min: 1, max: 10 }), fc.integer({ min: 1, max: 36_500 })),
  fuzz: fc.boolean(),
});
const days = fc.oneof(fc.nat(3), fc.nat(3000));
const keys = fc.record({ question: fc.string(), count: fc.nat(500) });

function scheduler(changes: Partial<SchedulerOptions> = {}) {
  return createScheduler({ ...SCHEDULER_OPTIONS, ...changes });
}

describe('the intervals on the keys', () => {
  // Computed from the formulas of FSRS-6 by a program of its own.
  it.each([
    ['a new question', null, 0, [0, 1, 2, 8]],
    ['learnt well, due today', { stability: 10, difficulty: 5 }, 10, [0, 23, 32, 51]],
    ['learnt well, two months late', { stability: 10, difficulty: 5 }, 70, [0, 49, 74, 131]],
    ['learnt well, asked again the same day', { stability: 10, difficulty: 5 }, 0, [0, 10, 11, 16]],
    ['hard to learn, due today', { stability: 2, difficulty: 9.5 }, 2, [0, 3, 4, 5]],
  ])('%s', (_, memory, elapsed, intervals) => {
    expect(Object.values(scheduler().intervals(memory, elapsed, KEY))).toEqual(intervals);
  });

  it('are today for again, and whole days in the order of the ratings for the others', () => {
    fc.assert(
      fc.property(options, states, days, keys, (chosen, memory, elapsed, key) => {
        const intervals = createScheduler(chosen).intervals(memory, elapsed, key);
        const { 1: again, 2: hard, 3: good, 4: easy } = intervals;
        const longest = chosen.maximumInterval;
        expect(RATINGS.map((rating) => intervals[rating]).every(Number.isInteger)).toBe(true);
        expect(again).toBe(0);
        expect(hard).toBeGreaterThanOrEqual(1);
        // Each a day longer at least, as long as the longest interval leaves room.
        expect(good).toBeGreaterThanOrEqual(Math.min(hard + 1, longest));
        expect(easy).toBeGreaterThanOrEqual(Math.min(good + 1, longest));
        expect(easy).toBeLessThanOrEqual(longest);
      }),
      { numRuns: 1000 },
    );
  });

  it('are never longer than the longest interval', () => {
    const known = { stability: 5000, difficulty: 2 };
    const longest = (maximumInterval: number) =>
      Object.values(scheduler({ maximumInterval }).intervals(known, 5000, KEY));
    expect([1, 2, 30].map(longest)).toEqual([
      [0, 1, 1, 1],
      [0, 2, 2, 2],
      [0, 30, 30, 30],
    ]);
  });

  it('get shorter the more one wants to remember', () => {
    const due = { stability: 10, difficulty: 5 };
    const good = [0.7, 0.8, 0.9, 0.95, 0.99].map(
      (retention) => scheduler({ retention, maximumInterval: 36_500 }).intervals(due, 10, KEY)[3],
    );
    expect(good).toEqual([297, 106, 32, 13, 3]);
  });

  it('count a clock that was set back as the same day', () => {
    const memory = { stability: 10, difficulty: 5 };
    const { next, intervals } = scheduler();
    expect(intervals(memory, -3, KEY)).toEqual(intervals(memory, 0, KEY));
    for (const rating of RATINGS) expect(next(memory, -3, rating)).toEqual(next(memory, 0, rating));
  });
});

describe('fuzz', () => {
  const memory = { stability: 50, difficulty: 5 };
  const fuzzy = () => scheduler({ fuzz: true, maximumInterval: 36_500 });

  it('is always the same for the same review, whatever was asked in between', () => {
    fc.assert(
      fc.property(
        options,
        states,
        days,
        keys,
        fc.array(keys),
        (chosen, state, elapsed, key, others) => {
          const busy = createScheduler({ ...chosen, fuzz: true });
          const fresh = createScheduler({ ...chosen, fuzz: true });
          for (const other of others) busy.intervals(memory, 1, other);
          expect(busy.intervals(state, elapsed, key)).toEqual(fresh.intervals(state, elapsed, key));
        },
      ),
    );
  });

  it('spreads questions that were learnt together, a little', () => {
    const plain = scheduler({ maximumInterval: 36_500 }).intervals(memory, 50, KEY)[3];
    const spread = Array.from({ length: 200 }, (_, index) =>
      fuzzy().intervals(memory, 50, { question: `question-${index}`, count: 3 }),
    ).map((intervals) => intervals[3]);
    expect(plain).toBe(134);
    expect([Math.min(...spread), Math.max(...spread)]).toEqual([125, 143]);
    expect(new Set(spread).size).toBe(19);
  });

  it('differs from review to review of a question', () => {
    const goods = Array.from({ length: 20 }, (_, count) =>
      fuzzy().intervals(memory, 50, { question: 'rope', count }),
    );
    expect(new Set(goods.map((intervals) => intervals[3])).size).toBeGreaterThan(5);
  });

  it('leaves intervals of one and two days as they are, and none below a day', () => {
    for (let count = 0; count < 50; count += 1)
      expect(fuzzy().intervals(null, 0, { question: 'rope', count })).toMatchObject({ 2: 1, 3: 2 });
  });

  it('is off where the setting says so', () => {
    const of = (question: string) => scheduler().intervals(memory, 50, { question, count: 1 });
    expect(of('rope')).toEqual(of('attention'));
  });

  it('changes when a question is due, not what is remembered of it', () => {
    fc.assert(
      fc.property(states, days, fc.constantFrom(...RATINGS), (state, elapsed, rating) => {
        const [with_, without] = [true, false].map((fuzz) =>
          scheduler({ fuzz }).next(state, elapsed, rating),
        );
        expect(with_).toEqual(without);
      }),
    );
  });
});

describe('the memory after a review', () => {
  it('is in the range that FSRS defines, so that the next review can start from it', () => {
    fc.assert(
      fc.property(
        options,
        states,
        days,
        fc.constantFrom(...RATINGS),
        (chosen, state, elapsed, rating) => {
          const { stability, difficulty } = createScheduler(chosen).next(state, elapsed, rating);
          expect(stability >= 0.001 && stability <= 36_500).toBe(true);
          expect(difficulty >= 1 && difficulty <= 10).toBe(true);
        },
      ),
    );
  });

  it('is better the better the rating', () => {
    fc.assert(
      fc.property(states, days, (state, elapsed) => {
        const after = RATINGS.map((rating) => scheduler().next(state, elapsed, rating));
        const stabilities = after.map(({ stability }) => stability);
        const difficulties = after.map(({ difficulty }) => difficulty);
        expect(stabilities).toEqual(stabilities.toSorted((a, b) => a - b));
        expect(difficulties).toEqual(difficulties.toSorted((a, b) => b - a));
      }),
    );
  });
});

describe('weights that are not those of FSRS-6', () => {
  it.each([
    ['FSRS-4: 17 of them', DEFAULT_WEIGHTS.slice(0, 17)],
    ['FSRS-5: 19 of them', DEFAULT_WEIGHTS.slice(0, 19)],
    ['22 of them', [...DEFAULT_WEIGHTS, 1]],
    ['none', []],
    ['one that is no number', DEFAULT_WEIGHTS.with(3, Number.NaN)],
    ['one without end', DEFAULT_WEIGHTS.with(3, Number.POSITIVE_INFINITY)],
  ])('are refused: %s', (_, weights) => {
    expect(() => scheduler({ weights })).toThrow(RangeError);
    expect(() => scheduler({ weights })).toThrow('FSRS-6 has 21 weights');
  });
});
