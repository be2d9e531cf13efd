/**
 * What the policies of a plan are worth, for tight, medium and ample time and for learners that are as believed or
 * not, beside the bound that none can beat; and how long planning takes: `npm run bench -- plan`.
 */
import { exponentialLearner, fsrsLearner, type Learner } from '../src/memory/plan/learner.ts';
import { makePlan } from '../src/memory/plan/plan.ts';
import { POLICIES, type PlanItem, type Policy } from '../src/memory/plan/policies.ts';
import { FIRST_RATINGS, type Simulation, simulate } from '../src/memory/plan/simulate.ts';
import { DEFAULT_WEIGHTS } from '../src/memory/weights.ts';
import { boundOf } from './plan-bound.ts';

const QUESTIONS = 150;
const DAYS = 21;
const RUNS = 40;
const COSTS = { new: 120, pass: 75, fail: 120 };
const BUDGETS = { tight: 20, medium: 40, ample: 60 };

const believed = fsrsLearner(DEFAULT_WEIGHTS);
const LEARNERS: Readonly<Record<string, Learner>> = {
  'as believed (FSRS-6)': believed,
  'forgets exponentially': exponentialLearner(DEFAULT_WEIGHTS),
  'stability half of it': withStability(0.5),
  'stability twice it': withStability(2),
};

/** The policies, and two that only stand for comparison: due first without using what time is left, and any order. */
const COMPARED: Readonly<Record<string, Policy>> = {
  'due only': (view) => {
    const soonness = POLICIES['due first'](view);
    return (index) => (soonness(index) < 1 ? Number.NEGATIVE_INFINITY : soonness(index));
  },
  'any order':
    ({ day }) =>
    (index) =>
      shuffling(index, day),
  ...POLICIES,
};

/** A number that a question and a day decide (Knuth's multiplicative hash, twice). */
function shuffling(index: number, day: number): number {
  const mixed = Math.imul(index * 64 + day + 1, 0x9e3779b1);
  return Math.imul(mixed ^ (mixed >>> 15), 0x85ebca6b) >>> 0;
}

export function benchPlan(): void {
  console.log(`${QUESTIONS} new questions, ${DAYS} days, ${RUNS} runs with common random numbers`);
  console.log('mean recall on the date, with the 95 % confidence interval of the mean\n');
  const names = Object.keys(COMPARED);
  console.log(
    `${'learner'.padEnd(22)} min ${names.map((name) => name.padStart(14)).join('')}${'bound'.padStart(8)}`,
  );
  for (const [name, real] of Object.entries(LEARNERS)) {
    for (const minutes of Object.values(BUDGETS)) {
      const cells = names.map((policy) => shown(run(COMPARED[policy] as Policy, minutes, real)));
      const bound = real === believed ? boundFor(minutes).toFixed(3) : '';
      console.log(
        `${name.padEnd(22)} ${String(minutes).padStart(3)} ${cells.join('')}${bound.padStart(8)}`,
      );
    }
  }
  console.log('');
  timePlanning();
}

function run(policy: Policy, minutes: number, real: Learner): number[] {
  const simulation: Simulation = {
    items: itemsOf(QUESTIONS),
    today: 0,
    date: DAYS,
    budget: () => minutes * 60,
    policy,
    believed,
    real,
    firstRatings: FIRST_RATINGS,
    retention: 0.9,
  };
  return Array.from({ length: RUNS }, (_, index) => mean(simulate(simulation, index).recall));
}

function boundFor(minutes: number): number {
  return boundOf({
    questions: QUESTIONS,
    days: DAYS,
    seconds: DAYS * minutes * 60,
    costs: COSTS,
    firstRatings: FIRST_RATINGS,
    learner: believed,
  });
}

function timePlanning(): void {
  for (const [count, reviewed] of [
    [218, 0],
    [218, 218],
    [10_000, 0],
    [10_000, 10_000],
  ] as const) {
    const times = Array.from({ length: 3 }, () => timePlan(count, reviewed));
    const told = times.map((ms) => `${ms.toFixed(0)} ms`).join(', ');
    console.log(`plan of ${count} questions, ${reviewed} of them reviewed, 60 days: ${told}`);
  }
}

function timePlan(count: number, reviewed: number): number {
  const items = itemsOf(count).map((item, index): PlanItem => {
    if (index >= reviewed) return item;
    const memory = {
      stability: 1 + (index % 30),
      difficulty: 1 + (index % 9),
      lastDay: -1 - (index % 20),
    };
    return { ...item, memory };
  });
  const start = performance.now();
  makePlan({
    items,
    today: 0,
    date: 60,
    seconds: 1200,
    spentToday: 0,
    mockDays: new Set(),
    retention: 0.9,
    believed,
    otherwise: exponentialLearner(DEFAULT_WEIGHTS),
  });
  return performance.now() - start;
}

function itemsOf(count: number): PlanItem[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `q${index}`,
    weight: 1,
    costs: COSTS,
    memory: null,
  }));
}

/** A learner whose memories last so many times as long as is believed. */
function withStability(factor: number): Learner {
  return { ...believed, recall: (days, stability) => believed.recall(days, stability * factor) };
}

function shown(values: readonly number[]): string {
  const average = mean(values);
  const variance =
    values.reduce((sum, value) => sum + (value - average) ** 2, 0) / (values.length - 1);
  const half = 1.96 * Math.sqrt(variance / values.length);
  return `${average.toFixed(3)} ±${half.toFixed(3)}`.padStart(14);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
