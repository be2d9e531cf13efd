import { describe, expect, it } from 'vitest';
import { costsOf } from '../../../src/memory/plan/costs.ts';
import type { Times } from '../../../src/memory/times.ts';

const NEVER = { days: 0, ms: 0 };

function passed(days: number, seconds: number): Times {
  return { new: NEVER, fail: NEVER, pass: { days, ms: days * seconds * 1000 }, latest: 'pass' };
}

function passCost(question: Parameters<typeof costsOf>[0][number]): number {
  return costsOf([question])[0]?.pass ?? 0;
}

describe('what a question costs', () => {
  it('is two minutes new, one and a quarter known, two missed, for a two-minute answer', () => {
    expect(costsOf([{ seconds: 120 }])).toEqual([{ new: 120, pass: 75, fail: 120 }]);
  });

  it('grows with the length of the answer', () => {
    const costs = costsOf([{ seconds: 30 }, { seconds: 60 }, { seconds: 300 }]);
    expect(costs.map((cost) => cost.new)).toEqual([48, 72, 264]);
  });

  it('becomes what the user takes, the more days were timed', () => {
    const after = [1, 10, 1000].map((days) => passCost({ seconds: 120, times: passed(days, 30) }));
    expect(after[0]).toBeLessThan(75);
    expect(after[1]).toBeLessThan(after[0] ?? 0);
    expect(after[2]).toBeCloseTo(30, 0);
  });

  it('is less for a question never asked, too, of a user who is quick elsewhere', () => {
    const [, other] = costsOf([{ seconds: 120, times: passed(30, 30) }, { seconds: 120 }]);
    expect(other?.pass).toBeLessThan(50);
    expect(other?.new).toBe(120); // nothing is known of how quick with new ones
  });

  it('is more for the one question that takes longer', () => {
    const usual = Array.from({ length: 20 }, () => ({ seconds: 120, times: passed(5, 60) }));
    const costs = costsOf([...usual, { seconds: 120, times: passed(10, 180) }]);
    expect(costs[20]?.pass).toBeGreaterThan(120);
    expect(costs[0]?.pass).toBeLessThan(80);
  });
});
