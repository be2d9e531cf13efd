/**
 * What the policies of a plan are worth, for tight, medium and ample time and for learners that are as believed or
 * not, beside the bound that none can beat; and how long planning takes: `npm run bench -- plan`.
 */
import { exponentialLearner, fsrsLearner, type Learner } from '../src/memory/plan/learner.ts';
import { makePlan } from '../src/memory/plan/plan.ts';
import { POLICIES, type PlanItem, type Policy } from '../src/memory/plan/policies.ts';
import { FIRST_RATINGS, type Simulation, simulate } from '../src/memory/plan/simulate.ts';
import { DEFAULT_WEIGHTS } from '../src/memory/weights.ts';
import { median } from './bench-time.ts';
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

/** What the others are held against, run by run. */
const USUAL = 'due first';

/** One policy with one learner: for each run the mean recall on the date, and what the fullest day takes on average. */
interface Outcome {
  readonly recall: readonly number[];
  readonly seconds: number;
}

export function benchPlan(): void {
  timePlanning();
  console.log(
    `\n${QUESTIONS} new questions, ${DAYS} days, ${RUNS} runs with common random numbers, 95 % confidence intervals`,
  );
  const differences: string[] = [];
  console.log(`\nmean recall on the date\n${headOf([...Object.keys(COMPARED), 'bound'])}`);
  for (const [name, real] of Object.entries(LEARNERS)) {
    for (const minutes of Object.values(BUDGETS)) {
      const outcomes = Object.values(COMPARED).map((policy) => outcomeOf(policy, minutes, real));
      const usual = outcomes[Object.keys(COMPARED).indexOf(USUAL)] as Outcome;
      const row = `${name.padEnd(22)} ${String(minutes).padStart(3)} `;
      const bound = boundFor(outcomes, minutes, real).toFixed(3);
      console.log(
        `${row}${outcomes.map(({ recall }) => shown(recall)).join('')}${bound.padStart(14)}`,
      );
      const cells = outcomes.map(({ recall }) =>
        shown(recall.map((value, run) => value - (usual.recall[run] as number))),
      );
      differences.push(row + cells.join(''));
    }
  }
  console.log(`\ndifference from ${USUAL}, paired by run\n${headOf(Object.keys(COMPARED))}`);
  console.log(differences.join('\n'));
}

function headOf(names: readonly string[]): string {
  return `${'learner'.padEnd(22)} min ${names.map((name) => name.padStart(14)).join('')}`;
}

function outcomeOf(policy: Policy, minutes: number, real: Learner): Outcome {
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
  const futures = Array.from({ length: RUNS }, (_, run) => simulate(simulation, run));
  const days = Array.from({ length: DAYS }, (_, day) =>
    mean(futures.map((future) => future.days[day]?.seconds ?? 0)),
  );
  return { recall: futures.map(({ recall }) => mean(recall)), seconds: Math.max(...days) };
}

/** What no policy can beat, even one that knows the learner. A last answer may go beyond the minutes: that counts. */
function boundFor(outcomes: readonly Outcome[], minutes: number, learner: Learner): number {
  const seconds = Math.max(minutes * 60, ...outcomes.map((outcome) => outcome.seconds));
  return boundOf({
    days: DAYS,
    seconds: seconds / QUESTIONS,
    costs: COSTS,
    firstRatings: FIRST_RATINGS,
    learner,
    reached: Math.max(...outcomes.map(({ recall }) => mean(recall))),
  });
}

/** The first time of all is cold: nothing was compiled yet. */
function timePlanning(): void {
  for (const [count, reviewed] of [
    [218, 0],
    [218, 218],
    [10_000, 0],
    [10_000, 10_000],
  ] as const) {
    const [cold = 0, ...warm] = Array.from({ length: 8 }, () => timePlan(count, reviewed));
    const told = `${cold.toFixed(0)} ms, then ${median(warm).toFixed(0)} ms (median of ${warm.length})`;
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
