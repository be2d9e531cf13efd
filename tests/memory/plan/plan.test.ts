import { describe, expect, it } from 'vitest';
import { exponentialLearner, fsrsLearner } from '../../../src/memory/plan/learner.ts';
import { makePlan, type PlanInput } from '../../../src/memory/plan/plan.ts';
import type { PlanItem } from '../../../src/memory/plan/policies.ts';
import { DEFAULT_WEIGHTS } from '../../../src/memory/weights.ts';

function input(count: number, changes: Partial<PlanInput> = {}): PlanInput {
  const items = Array.from({ length: count }, (_, index) => item(`q${index}`));
  return {
    items,
    today: 100,
    date: 121,
    seconds: 20 * 60,
    spentToday: 0,
    mockDays: new Set(),
    retention: 0.9,
    believed: fsrsLearner(DEFAULT_WEIGHTS),
    otherwise: exponentialLearner(DEFAULT_WEIGHTS),
    ...changes,
  };
}

function item(id: string, changes: Partial<PlanItem> = {}): PlanItem {
  return { id, weight: 1, costs: { new: 120, pass: 75, fail: 120 }, memory: null, ...changes };
}

describe('a plan', () => {
  it('is the best of the policies, and says by how much', () => {
    const plan = makePlan(input(150));
    expect(plan.policies.map(({ policy }) => policy)).toEqual([
      'most gain',
      'new first',
      'due first',
    ]);
    expect(plan.policy).toBe('most gain');
    const [best, , last] = plan.policies;
    expect((best?.goal.mean ?? 0) - (last?.goal.mean ?? 0)).toBeGreaterThan(0.25);
  });

  it('gives the range of its futures, and what more minutes would bring', () => {
    const { recall, more, without, otherwise, runs } = makePlan(input(150));
    expect(runs).toBeGreaterThan(10);
    expect(recall.low).toBeLessThan(recall.mean);
    expect(recall.high).toBeGreaterThan(recall.mean);
    const [five, ten] = more.map((one) => one.recall) as [number, number];
    expect([recall.mean < five, five < ten]).toEqual([true, true]);
    expect(without).toBe(0);
    expect(otherwise).toBeLessThan(recall.mean);
  });

  it('is the same for the same state', () => {
    expect(makePlan(input(40))).toEqual(makePlan(input(40)));
  });

  it('counts what was spent today', () => {
    const [today, tomorrow] = makePlan(input(50, { spentToday: 1200 })).days;
    expect(today).toEqual({ new: 0, reviews: 0, seconds: 0 });
    expect(tomorrow?.new).toBeGreaterThan(0);
  });

  it('gives the time of a mock to anything', () => {
    const usual = makePlan(input(150)).days[19];
    const mock = makePlan(input(150, { mockDays: new Set([119]) })).days[19];
    expect(mock).not.toEqual(usual);
    expect(mock?.seconds).toBeGreaterThan(15 * 60);
  });

  it('prefers what counts more where there is not time for all', () => {
    const items = Array.from({ length: 200 }, (_, index) =>
      item(`q${index}`, { weight: index < 100 ? 1 : 3 }),
    );
    const { byItem } = makePlan(input(0, { items, date: 110 }));
    const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);
    expect(sum(byItem.slice(100))).toBeGreaterThan(3 * sum(byItem.slice(0, 100)));
  });

  it.each([5, 20, 60, 90])('from %i minutes a day more are never worth less', (minutes) => {
    for (const count of [40, 150]) {
      const { recall, more } = makePlan(input(count, { seconds: minutes * 60 }));
      const [five, ten] = more.map((one) => one.recall) as [number, number];
      expect(five).toBeGreaterThan(recall.mean - 0.002);
      expect(ten).toBeGreaterThan(five - 0.002);
      expect(ten).toBeLessThanOrEqual(1);
    }
  });

  it('knows what is left on the date if nothing is done', () => {
    const memory = { stability: 10, difficulty: 5, lastDay: 111 };
    const items = [item('known', { memory }), item('new')];
    expect(makePlan(input(0, { items })).without).toBeCloseTo(0.9 / 2, 9);
  });

  it('of the last day asks new questions too, and reviews what there is', () => {
    const memory = { stability: 2, difficulty: 5, lastDay: 90 };
    const items = [item('new'), item('faded', { memory })];
    const { days, recall, without } = makePlan(input(0, { items, date: 101 }));
    expect(days).toMatchObject([{ new: 1, reviews: 1 }]);
    expect(recall.mean).toBeGreaterThan(without + 0.3);
  });

  it('leaves alone what is set aside until after the date', () => {
    const items = [item('one'), item('later', { notBefore: 121 })];
    expect(makePlan(input(0, { items })).byItem[1]).toBe(0);
  });

  it('of nothing is nothing', () => {
    const plan = makePlan(input(0));
    expect(plan.recall).toEqual({ mean: 0, low: 0, high: 0 });
    expect(plan.days).toHaveLength(21);
  });
});
