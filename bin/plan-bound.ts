import type { Costs } from '../src/memory/plan/costs.ts';
import type { Learner } from '../src/memory/plan/learner.ts';
import type { MemoryState } from '../src/memory/scheduler.ts';

/** New questions that are all alike, and the time there is for them. */
export interface BoundInput {
  readonly questions: number;
  readonly days: number;
  /** Seconds for all days together. */
  readonly seconds: number;
  readonly costs: Costs;
  readonly firstRatings: readonly number[];
  readonly learner: Learner;
}

/** Grids of stability (evenly spaced in its logarithm) and of difficulty. */
const STABILITIES = 60;
const LEAST_LOG = Math.log(0.02);
const MOST_LOG = Math.log(3000);
const DIFFICULTIES = 10;

/** Halvings of the interval in which the best price lies. */
const PRICE_STEPS = 24;
const MOST_PRICE = 0.02;

/**
 * The mean recall on the date that no policy can beat: a Lagrangian relaxation. The budgets of the days become one for
 * all days, and a price for each second takes the place of that one: then every question is a decision problem of its
 * own, solved backwards from the date, and the sum at any price is a bound; the least over prices is shown. Values
 * between the points of the grid are interpolated, so the bound is true to about a thousandth.
 */
export function boundOf(input: BoundInput): number {
  const at = (price: number) =>
    valueOfNew(input, price) + (price * input.seconds) / input.questions;
  // The bound is convex in the price: thirds that cannot hold the least are cut off.
  let [low, high] = [0, MOST_PRICE];
  for (let step = 0; step < PRICE_STEPS; step += 1) {
    const [one, other] = [low + (high - low) / 3, high - (high - low) / 3];
    if (at(one) < at(other)) high = other;
    else low = one;
  }
  return Math.min(at((low + high) / 2), 1);
}

/** What one new question is worth at a price: its recall on the date less the price of its time. */
function valueOfNew(input: BoundInput, price: number): number {
  const { days, costs, firstRatings, learner } = input;
  let later = lastDay(input);
  let fresh = 0;
  for (let day = days - 1; day >= 0; day -= 1) {
    const next = later;
    const asked = ([1, 2, 3, 4] as const).reduce((sum, rating, index) => {
      return sum + (firstRatings[index] ?? 0) * valueAt(next, 1, learner.first(rating));
    }, -price * costs.new);
    fresh = Math.max(fresh, asked);
    later = dayBefore(next, day, input, price);
  }
  return fresh;
}

/** Values by days since the last review, then by place in the grid. */
type Values = Float64Array[];

/** On the date itself a memory is worth its recall. */
function lastDay({ days, learner }: BoundInput): Values {
  return Array.from({ length: days + 1 }, (_, elapsed) =>
    overGrid(({ stability }) => learner.recall(elapsed, stability)),
  );
}

function dayBefore(
  next: Values,
  day: number,
  { costs, learner }: BoundInput,
  price: number,
): Values {
  return Array.from({ length: day + 1 }, (_, elapsed) => {
    if (elapsed === 0) return new Float64Array(0);
    const waiting = next[elapsed + 1] as Float64Array;
    return overGrid((memory, place) => {
      const recall = learner.recall(elapsed, memory.stability);
      const cost = recall * costs.pass + (1 - recall) * costs.fail;
      const known = valueAt(next, 1, learner.after(memory, recall, 3));
      const missed = valueAt(next, 1, learner.after(memory, recall, 1));
      const asked = recall * known + (1 - recall) * missed - price * cost;
      return Math.max(waiting[place] as number, asked);
    });
  });
}

function overGrid(value: (memory: MemoryState, place: number) => number): Float64Array {
  const values = new Float64Array(STABILITIES * DIFFICULTIES);
  for (let place = 0; place < values.length; place += 1) {
    const log =
      LEAST_LOG + ((MOST_LOG - LEAST_LOG) * Math.floor(place / DIFFICULTIES)) / (STABILITIES - 1);
    const memory = { stability: Math.exp(log), difficulty: 1 + (place % DIFFICULTIES) };
    values[place] = value(memory, place);
  }
  return values;
}

/** Interpolated between the four points around a memory. */
function valueAt(values: Values, elapsed: number, { stability, difficulty }: MemoryState): number {
  const grid = values[elapsed] as Float64Array;
  const share = (Math.log(stability) - LEAST_LOG) / (MOST_LOG - LEAST_LOG);
  const s = Math.min(Math.max(share, 0), 1) * (STABILITIES - 1);
  const d = difficulty - 1;
  const [row, column] = [
    Math.min(Math.floor(s), STABILITIES - 2),
    Math.min(Math.floor(d), DIFFICULTIES - 2),
  ];
  const at = (down: number, right: number) =>
    grid[(row + down) * DIFFICULTIES + column + right] as number;
  const [fs, fd] = [s - row, d - column];
  const upper = at(0, 0) * (1 - fd) + at(0, 1) * fd;
  const lower = at(1, 0) * (1 - fd) + at(1, 1) * fd;
  return upper * (1 - fs) + lower * fs;
}
