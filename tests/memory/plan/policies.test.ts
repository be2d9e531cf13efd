import { describe, expect, it } from 'vitest';
import type { PolicyName } from '../../../src/memory/plan/interview.ts';
import { fsrsLearner } from '../../../src/memory/plan/learner.ts';
import { expectedCost, POLICIES, type PlanItem } from '../../../src/memory/plan/policies.ts';
import { FIRST_RATINGS, firstDay } from '../../../src/memory/plan/simulate.ts';
import { DEFAULT_WEIGHTS } from '../../../src/memory/weights.ts';

const TODAY = 100;
const COSTS = { new: 120, pass: 75, fail: 120 };

function item(id: string, changes: Partial<PlanItem> = {}): PlanItem {
  return { id, weight: 1, costs: COSTS, memory: null, ...changes };
}

/** A question that was last reviewed so many days ago. */
function reviewed(id: string, ago: number, stability: number, changes: Partial<PlanItem> = {}) {
  const memory = { stability, difficulty: 5, lastDay: TODAY - ago };
  return item(id, { memory, ...changes });
}

/** The order in which a policy asks, in a time that is enough for all, or so many seconds. */
function asked(policy: PolicyName, items: readonly PlanItem[], days = 14, seconds = 7200): string {
  return firstDay({
    items,
    today: TODAY,
    date: TODAY + days,
    budget: () => seconds,
    policy: POLICIES[policy],
    believed: fsrsLearner(DEFAULT_WEIGHTS),
    firstRatings: FIRST_RATINGS,
    retention: 0.9,
  }).join(' ');
}

const MIXED = [
  item('new'),
  reviewed('fresh', 2, 20),
  reviewed('due', 21, 20),
  reviewed('faded', 60, 20),
  item('other-new'),
];

describe('the order of a day', () => {
  it.each([
    ['due first', 'faded due new other-new fresh'],
    ['new first', 'new other-new faded due fresh'],
    ['most gain', 'new other-new faded due fresh'],
  ] as const)('%s: %s', (policy, order) => {
    expect(asked(policy, MIXED)).toBe(order);
  });

  it('due first stops at what falls due at the retention that is wanted', () => {
    const items = [item('new'), reviewed('just-due', 20, 20), reviewed('almost', 19, 20)];
    expect(asked('due first', items)).toBe('just-due new almost');
  });

  it('most gain asks first what gains more for its time', () => {
    const quick = { new: 60, pass: 40, fail: 60 };
    expect(asked('most gain', [item('long'), item('quick', { costs: quick })])).toBe('quick long');
    const faded = [reviewed('long', 30, 10), reviewed('quick', 30, 10, { costs: quick })];
    expect(asked('most gain', faded)).toBe('quick long');
  });

  it.each(['new first', 'most gain'] as const)('%s asks first what counts more', (policy) => {
    expect(asked(policy, [item('usual'), item('core', { weight: 2 })])).toBe('core usual');
  });

  it('most gain sees that a memory about to be lost gains more than a strong one', () => {
    const items = [reviewed('strong', 10, 100), reviewed('weak', 10, 3)];
    expect(asked('most gain', items)).toBe('weak strong');
  });
});

it('a short question fills what is left of the time', () => {
  const short = { new: 20, pass: 20, fail: 20 };
  const items = [item('one'), item('two'), item('short', { costs: short, weight: 0.01 })];
  expect(asked('new first', items, 14, 150)).toBe('one short');
});

it('a review costs what its chances say', () => {
  expect(expectedCost(COSTS, 1)).toBe(75);
  expect(expectedCost(COSTS, 0)).toBe(120);
  expect(expectedCost(COSTS, 0.5)).toBe(97.5);
});
