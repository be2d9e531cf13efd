import type { MemoryState } from '../scheduler.ts';
import type { Costs } from './costs.ts';
import type { PolicyName } from './interview.ts';
import type { Learner } from './learner.ts';

/** A question as a plan sees it. */
export interface PlanItem {
  readonly id: string;
  /** How much its recall counts beside others'. */
  readonly weight: number;
  readonly costs: Costs;
  /** Null for a question that was never asked. */
  readonly memory: RememberedItem | null;
  /** Set aside until this study day. */
  readonly notBefore?: number;
}

export interface RememberedItem extends MemoryState {
  readonly lastDay: number;
}

/** What a policy knows at the start of a study day. Questions go by their index. */
export interface DayView {
  readonly day: number;
  /** The study day of the interview. */
  readonly date: number;
  readonly items: readonly PlanItem[];
  /** What can be asked: every question at most once a day, and new ones only while it is not too late for them. */
  readonly candidates: readonly number[];
  /** The least that any of them takes, in seconds. */
  readonly shortest: number;
  readonly isNew: (index: number) => boolean;
  readonly memoryOf: (index: number) => RememberedItem;
  readonly learner: Learner;
  /** The probabilities of the four ratings at the first review. */
  readonly firstRatings: readonly number[];
  /** The probability of recall at which a question falls due. */
  readonly retention: number;
}

/** How soon to ask each candidate on a day: the largest number first, as far as the time allows, and -Infinity not at all. */
export type Policy = (view: DayView) => (index: number) => number;

/** As spaced repetition does it: what is due, then new questions, then what is remembered worst. */
const dueFirst: Policy = (view) => {
  const worth = worthOfNew(view);
  const due = view.learner.ageAt(view.retention);
  return (index) => {
    if (view.isNew(index)) return 1 + worth(index);
    const age = ageOf(view, index);
    return (age >= due ? 2 : 0) + fading(age);
  };
};

/** Every question once before any a second time, then what is remembered worst. */
const newFirst: Policy = (view) => {
  const worth = worthOfNew(view);
  return (index) => (view.isNew(index) ? 1 + worth(index) : fading(ageOf(view, index)));
};

/** What gains most on the date for each second, as far as one review can tell. */
const mostGain: Policy = (view) => {
  const fromNew = recallAfterFirst(view);
  return (index) => {
    const { weight, costs } = view.items[index] as PlanItem;
    return view.isNew(index) ? (weight * fromNew) / costs.new : gainRate(view, index);
  };
};

export const POLICIES: Readonly<Record<PolicyName, Policy>> = {
  'due first': dueFirst,
  'new first': newFirst,
  'most gain': mostGain,
};

/** The probability of recall on the day. */
export function recallOf({ learner, memoryOf, day }: DayView, index: number): number {
  const { lastDay, stability } = memoryOf(index);
  return learner.recall(day - lastDay, stability);
}

/** The cost that is to be expected of asking a reviewed question, in seconds. */
export function expectedCost({ pass, fail }: Costs, recall: number): number {
  return recall * pass + (1 - recall) * fail;
}

/** Weighted recall on the date that a review today is expected to add, for each second. */
function gainRate(view: DayView, index: number): number {
  const { learner, date, day, items } = view;
  const memory = view.memoryOf(index);
  const recall = recallOf(view, index);
  const onDate = (after: MemoryState) => learner.recall(date - day, after.stability);
  const known = onDate(learner.after(memory, recall, 3));
  const missed = onDate(learner.after(memory, recall, 1));
  const without = learner.recall(date - memory.lastDay, memory.stability);
  const { weight, costs } = items[index] as PlanItem;
  const gain = recall * known + (1 - recall) * missed - without;
  return (weight * gain) / expectedCost(costs, recall);
}

/** The recall on the date of a question that is asked today for the first time. */
function recallAfterFirst({ learner, date, day, firstRatings }: DayView): number {
  const onDate = ([1, 2, 3, 4] as const).map((rating) =>
    learner.recall(date - day, learner.first(rating).stability),
  );
  return onDate.reduce((sum, recall, index) => sum + recall * (firstRatings[index] ?? 0), 0);
}

/** Recall depends on this alone, so that ordering by it costs no power function. */
function ageOf({ memoryOf, day }: DayView, index: number): number {
  const { lastDay, stability } = memoryOf(index);
  return (day - lastDay) / stability;
}

/** Grows with age from 0 to 1. */
function fading(age: number): number {
  return age / (1 + age);
}

/** Weight for each second of a new question, as a share of the largest. */
function worthOfNew({ items, candidates, isNew }: DayView): (index: number) => number {
  const worth = (index: number) => {
    const { weight, costs } = items[index] as PlanItem;
    return weight / costs.new;
  };
  let most = 0;
  for (const index of candidates) if (isNew(index)) most = Math.max(most, worth(index));
  return (index) => worth(index) / most;
}
