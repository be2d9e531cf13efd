import type { MemoryState } from '../scheduler.ts';
import type { DayWork } from './day-work.ts';
import type { Learner } from './learner.ts';
import {
  type DayView,
  expectedCost,
  type PlanItem,
  type Policy,
  type RememberedItem,
  recallOf,
} from './policies.ts';

/** What is simulated: questions, days and time, and how somebody learns. */
export interface Simulation {
  readonly items: readonly PlanItem[];
  /** The first study day. */
  readonly today: number;
  /** The study day of the interview, on which nothing is asked any more. */
  readonly date: number;
  /** Seconds there are on a study day. */
  readonly budget: (day: number) => number;
  /** Whether a day's time goes to a mock interview, which asks anything. */
  readonly isMock?: (day: number) => boolean;
  readonly policy: Policy;
  /** What the policy believes. */
  readonly believed: Learner;
  /** What is so; the same as what is believed unless it is to be wrong. */
  readonly real?: Learner;
  readonly firstRatings: readonly number[];
  readonly retention: number;
}

export interface Simulated {
  /** The probability of recall on the date, by item; 0 for what was never asked. */
  readonly recall: readonly number[];
  /** From today to the eve of the date. */
  readonly days: readonly DayWork[];
}

/** Shares of again, hard, good and easy among first ratings: the defaults of the FSRS simulator. */
export const FIRST_RATINGS: readonly number[] = [0.24, 0.094, 0.495, 0.171];

/**
 * Runs one possible future, the same for the same `run`. The answers of a question are drawn by its place and
 * its count of reviews, so that two policies meet the same luck (common random numbers). A question is
 * asked once a day: its repeats are in its cost.
 */
export function simulate(simulation: Simulation, run: number): Simulated {
  const { items, today, date, policy, believed, real = believed } = simulation;
  const memories = items.map(({ memory }) => memory);
  const truths: (MemoryState | null)[] = [...memories];
  const counts = items.map(() => 0);
  const days: DayWork[] = [];
  const isReal = real !== believed;

  const ask = (index: number, day: number): { isNew: boolean; seconds: number } => {
    const { costs } = items[index] as PlanItem;
    const luck = drawn(run, index, (counts[index] as number)++);
    const before = memories[index] as RememberedItem | null;
    const truth = truths[index] as MemoryState | null;
    if (before === null || truth === null) {
      const rating = firstRating(simulation.firstRatings, luck);
      memories[index] = { ...believed.first(rating), lastDay: day };
      truths[index] = isReal ? real.first(rating) : memories[index];
      return { isNew: true, seconds: costs.new };
    }
    const elapsed = day - before.lastDay;
    const recall = real.recall(elapsed, truth.stability);
    const isKnown = luck < recall;
    const rating = isKnown ? 3 : 1;
    const expected = isReal ? believed.recall(elapsed, before.stability) : recall;
    memories[index] = { ...believed.after(before, expected, rating), lastDay: day };
    truths[index] = isReal ? real.after(truth, recall, rating) : memories[index];
    return { isNew: false, seconds: isKnown ? costs.pass : costs.fail };
  };

  for (let day = today; day < date; day += 1) {
    const view = viewOf(simulation, day, memories);
    const isMock = simulation.isMock?.(day) === true;
    const soonness = isMock ? (index: number) => drawn(run, index, -day) : policy(view);
    days.push(spend(view, soonness, simulation.budget(day), (index) => ask(index, day)));
  }
  const recall = items.map((_, index) => {
    const truth = truths[index] as MemoryState | null;
    const { lastDay = date } = memories[index] ?? {};
    return truth === null ? 0 : real.recall(date - lastDay, truth.stability);
  });
  return { recall, days };
}

/** What a policy would ask on the first day, as much as the time allows. */
export function firstDay(simulation: Simulation): string[] {
  const { items, today, policy, budget } = simulation;
  const memories = items.map(({ memory }) => memory);
  const view = viewOf(simulation, today, memories);
  const asked: string[] = [];
  spend(view, policy(view), budget(today), (index) => {
    asked.push((items[index] as PlanItem).id);
    return { isNew: view.isNew(index), seconds: costOf(view, index) };
  });
  return asked;
}

function viewOf(
  { items, today, date, believed, firstRatings, retention }: Simulation,
  day: number,
  memories: readonly (RememberedItem | null)[],
): DayView {
  // A question first asked on the eve could not be asked a second time.
  const isTooLate = day === date - 1 && day > today;
  const candidates: number[] = [];
  let shortest = Number.POSITIVE_INFINITY;
  for (let index = 0; index < items.length; index += 1) {
    const { notBefore = day, costs } = items[index] as PlanItem;
    const memory = memories[index] as RememberedItem | null;
    const canBeAsked = memory === null ? !isTooLate : memory.lastDay < day;
    if (!canBeAsked || notBefore > day) continue;
    candidates.push(index);
    shortest = Math.min(shortest, memory === null ? costs.new : costs.pass);
  }
  return {
    day,
    date,
    items,
    candidates,
    isNew: (index) => memories[index] === null,
    memoryOf: (index) => memories[index] as RememberedItem,
    learner: believed,
    firstRatings,
    retention,
    shortest,
  };
}

/** Asks what still fits the time, soonest first; the first in any case, so that no question is too long for every day. */
function spend(
  view: DayView,
  soonness: (index: number) => number,
  budget: number,
  ask: (index: number) => { isNew: boolean; seconds: number },
): DayWork {
  let left = budget;
  const work = { new: 0, reviews: 0 };
  for (const index of soonest(view, soonness, budget)) {
    if (left <= 0) break;
    if (left < budget && costOf(view, index) > left) continue;
    const { isNew, seconds } = ask(index);
    left -= seconds;
    work[isNew ? 'new' : 'reviews'] += 1;
  }
  return { ...work, seconds: budget - left };
}

/** So many more than fit are looked at, for some that are short enough for the rest of the time. */
const SPARE = 20;

/**
 * As many candidates as could fit the time, soonest first. To sort all of them every day would take most of
 * the time to plan; few of them are ever among the soonest so far, and those are put in their place.
 */
function soonest(
  { candidates, shortest }: DayView,
  soonness: (index: number) => number,
  budget: number,
): number[] {
  const most = Math.ceil(budget / shortest) + SPARE;
  const picked: number[] = [];
  const keys: number[] = [];
  for (const index of candidates) {
    const key = soonness(index);
    if (key === Number.NEGATIVE_INFINITY) continue;
    let place = picked.length;
    if (place === most && key <= (keys[most - 1] as number)) continue;
    while (place > 0 && (keys[place - 1] as number) < key) place -= 1;
    picked.splice(place, 0, index);
    keys.splice(place, 0, key);
    picked.length = keys.length = Math.min(picked.length, most);
  }
  return picked;
}

function costOf(view: DayView, index: number): number {
  const { costs } = view.items[index] as PlanItem;
  return view.isNew(index) ? costs.new : expectedCost(costs, recallOf(view, index));
}

function firstRating(shares: readonly number[], luck: number): 1 | 2 | 3 | 4 {
  const [again = 0, hard = 0, good = 0] = shares;
  if (luck < again) return 1;
  if (luck < again + hard) return 2;
  return luck < again + hard + good ? 3 : 4;
}

/** A number from 0 up to 1 that three whole numbers decide (a hash after murmur3's finaliser). */
function drawn(run: number, index: number, count: number): number {
  let hash = Math.imul(run + 1, 0x9e3779b1) ^ Math.imul(index + 1, 0x85ebca77);
  hash ^= Math.imul(count + 1, 0xc2b2ae3d);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}
