import { type DayWork, meanWork } from './day-work.ts';
import { POLICY_NAMES, type PolicyName } from './interview.ts';
import type { Learner } from './learner.ts';
import { type PlanItem, POLICIES } from './policies.ts';
import { FIRST_RATINGS, type Simulated, type Simulation, simulate } from './simulate.ts';

/** What a plan is made from. Days are study days. */
export interface PlanInput {
  readonly items: readonly PlanItem[];
  readonly today: number;
  readonly date: number;
  /** Seconds for each day until the date. */
  readonly seconds: number;
  /** Seconds that today has had already. */
  readonly spentToday: number;
  /** Days on which the time goes to a mock interview. */
  readonly mockDays: ReadonlySet<number>;
  /** The probability of recall at which a question falls due. */
  readonly retention: number;
  readonly believed: Learner;
  /** Somebody who forgets otherwise than is believed: what the plan is worth then. */
  readonly otherwise: Learner;
}

/** A figure of several simulated futures: their mean, and the tenth at either end left out. */
export interface Range {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

export interface PolicyResult {
  readonly policy: PolicyName;
  /** Mean recall on the date, weighted. */
  readonly goal: Range;
}

export interface Plan {
  /** The best of the policies, which the rest is about. */
  readonly policy: PolicyName;
  /** All of them, best first; due first goes before what is level with it. */
  readonly policies: readonly PolicyResult[];
  /** Mean recall on the date over all questions; one that was never asked counts nothing. */
  readonly recall: Range;
  /** The same if nothing is asked any more from today. */
  readonly without: number;
  /** The same as `recall.mean` for the learner that forgets otherwise. */
  readonly otherwise: number;
  /** Mean recall on the date by item. */
  readonly byItem: readonly number[];
  /** What each day until the date has, on average. */
  readonly days: readonly DayWork[];
  readonly more: readonly { readonly seconds: number; readonly recall: number }[];
  /** How many futures were simulated. */
  readonly runs: number;
}

/** Minutes more a day that are tried. */
const MORE_SECONDS = [5 * 60, 10 * 60];

/** Steps (a question on a day) that all futures of a policy together may take: bounds the time to plan. */
const STEPS = 36_000;
const MOST_RUNS = 40;

/**
 * Simulates each policy from the present state with the same luck and takes the one with the highest
 * weighted recall on the date. Nothing is random: the same input gives the same plan.
 */
export function makePlan(input: PlanInput): Plan {
  const { items, today, date } = input;
  const steps = Math.max(items.length * (date - today), 1);
  const runs = Math.min(Math.max(Math.round(STEPS / steps), 1), MOST_RUNS);
  const results = POLICY_NAMES.map((policy) => {
    const futures = futuresOf(simulationOf(input, policy), runs);
    return { policy, futures, goal: rangeOf(futures.map(({ recall }) => goalOf(items, recall))) };
  }).sort((a, b) => worth(b) - worth(a));
  const [best] = results as [(typeof results)[number]];
  const recalls = best.futures.map(({ recall }) => mean(recall));
  // Half of the futures are enough for what another case changes, as they meet the same luck.
  const fewer = Math.ceil(runs / 2);
  const changedBy = (simulation: Simulation) =>
    meanRecall(simulation, fewer) - mean(recalls.slice(0, fewer));
  const asChanged = (simulation: Simulation) => mean(recalls) + changedBy(simulation);
  const simulation = simulationOf(input, best.policy);
  return {
    policy: best.policy,
    policies: results.map(({ policy, goal }) => ({ policy, goal })),
    recall: rangeOf(recalls),
    without: withoutStudy(input),
    otherwise: asChanged({ ...simulation, real: input.otherwise }),
    byItem: items.map((_, index) => mean(best.futures.map(({ recall }) => recall[index] ?? 0))),
    days: meanDays(best.futures),
    more: MORE_SECONDS.map((more) => {
      const seconds = input.seconds + more;
      return { seconds, recall: asChanged(simulationOf({ ...input, seconds }, best.policy)) };
    }),
    runs,
  };
}

/** Where orders are level, the usual one loses least to somebody who forgets otherwise than FSRS says. */
const LEVEL = 0.005;

function worth({ policy, goal }: PolicyResult): number {
  return goal.mean + (policy === 'due first' ? LEVEL : 0);
}

/** The simulation of a plan under one policy. */
export function simulationOf(input: PlanInput, policy: PolicyName): Simulation {
  const { items, today, date, seconds, spentToday, mockDays, retention, believed } = input;
  return {
    items,
    today,
    date,
    budget: (day) => Math.max(day === today ? seconds - spentToday : seconds, 0),
    isMock: (day) => mockDays.has(day),
    policy: POLICIES[policy],
    believed,
    firstRatings: FIRST_RATINGS,
    retention,
  };
}

function futuresOf(simulation: Simulation, runs: number): Simulated[] {
  return Array.from({ length: runs }, (_, run) => simulate(simulation, run));
}

function meanRecall(simulation: Simulation, runs: number): number {
  return mean(futuresOf(simulation, runs).map(({ recall }) => mean(recall)));
}

function goalOf(items: readonly PlanItem[], recall: readonly number[]): number {
  let sum = 0;
  let weights = 0;
  for (const [index, { weight }] of items.entries()) {
    sum += weight * (recall[index] ?? 0);
    weights += weight;
  }
  return weights === 0 ? 0 : sum / weights;
}

function withoutStudy({ items, date, believed }: PlanInput): number {
  return mean(
    items.map(({ memory }) =>
      memory === null ? 0 : believed.recall(date - memory.lastDay, memory.stability),
    ),
  );
}

function meanDays(futures: readonly Simulated[]): DayWork[] {
  const [first] = futures;
  return (first?.days ?? []).map((_, index) =>
    meanWork(futures.map(({ days }) => days[index] as DayWork)),
  );
}

function rangeOf(values: readonly number[]): Range {
  const sorted = [...values].sort((a, b) => a - b);
  const cut = Math.floor(sorted.length / 10);
  return {
    mean: mean(values),
    low: sorted[cut] ?? 0,
    high: sorted[sorted.length - 1 - cut] ?? 0,
  };
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
