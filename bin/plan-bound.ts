import type { Costs } from '../src/memory/plan/costs.ts';
import type { Learner } from '../src/memory/plan/learner.ts';
import type { MemoryState } from '../src/memory/scheduler.ts';

/** New questions that are all alike, and somebody who learns them. */
export interface BoundInput {
  readonly days: number;
  /** Seconds of a day for each question. */
  readonly seconds: number;
  readonly costs: Costs;
  readonly firstRatings: readonly number[];
  readonly learner: Learner;
  /** Mean recall on the date that some policy reaches: how far down to look. */
  readonly reached: number;
}

/** The grid of memories: stability evenly spaced in its logarithm, 5 % from one to the next, and difficulty. */
const STABILITIES = 236;
const LEAST_LOG = Math.log(0.05);
const LOG_STEP = 0.05;
const DIFFICULTIES = 37;
const DIFFICULTY_STEP = 0.25;
const PLACES = STABILITIES * DIFFICULTIES;

const STEPS = 300;
/** So many steps without a lower bound, and they are too long. */
const PATIENCE = 12;

/**
 * The mean recall on the date that no policy can beat: a Lagrangian relaxation. A price for each second of a day takes
 * the place of that day's budget. Then every question is a decision problem of its own, solved backwards from the date,
 * and its value with what its share of the seconds costs is a bound at any prices. The lowest is sought by subgradients
 * with Polyak's step. The same price for all days, as if their time were one budget, would let all be learnt on the eve:
 * at 20 minutes that bound is 0.94, with daily prices 0.85.
 *
 * A memory between points of the grid counts as the better one beside it, more stable and less difficult. A better
 * memory is worth no less (on the grid it never is, but for 0.0003 with the learner that forgets exponentially), so that
 * only raises the bound: by 0.001 to 0.002, as a grid of 2 % and 0.1 shows. Prices that are not the best raise it too.
 */
export function boundOf(input: BoundInput): number {
  const transitions = transitionsOf(input);
  const at = (prices: readonly number[]) => {
    const solution = solve(input, transitions, prices);
    const bound = solution.value + input.seconds * prices.reduce((sum, price) => sum + price, 0);
    return { bound, prices, solution };
  };
  const usual = [0.0001, 0.0002, 0.0004, 0.0008, 0.0016, 0.0032];
  let best = usual
    .map((price) => at(Array.from({ length: input.days }, () => price)))
    .reduce((least, one) => (one.bound < least.bound ? one : least));
  let now = best;
  let length = 1;
  let waited = 0;
  for (let step = 0; step < STEPS; step += 1) {
    const used = secondsOf(input, transitions, now.solution);
    const slopes = used.map((seconds) => input.seconds - seconds);
    const steepness = slopes.reduce((sum, slope) => sum + slope ** 2, 0);
    const far = (length * (now.bound - input.reached)) / steepness;
    now = at(now.prices.map((price, day) => Math.max(price - far * (slopes[day] as number), 0)));
    waited = now.bound < best.bound - 1e-5 ? 0 : waited + 1;
    if (now.bound < best.bound) best = now;
    if (waited < PATIENCE) continue;
    waited = 0;
    length *= 0.6;
    now = best;
  }
  return best.bound;
}

/** What a review does so many days after the last one, by place in the grid. */
interface Transitions {
  readonly recall: Float64Array;
  /** The places to which it leads. */
  readonly known: Int32Array;
  readonly missed: Int32Array;
}

function transitionsOf({ days, learner }: BoundInput): Transitions[] {
  return Array.from({ length: days + 1 }, (_, elapsed) => {
    const recall = new Float64Array(PLACES);
    const known = new Int32Array(PLACES);
    const missed = new Int32Array(PLACES);
    for (let place = 0; place < PLACES; place += 1) {
      const memory = memoryAt(place);
      const probability = learner.recall(elapsed, memory.stability);
      recall[place] = probability;
      known[place] = placeOf(learner.after(memory, probability, 3));
      missed[place] = placeOf(learner.after(memory, probability, 1));
    }
    return { recall, known, missed };
  });
}

/** The best that can be done with one question at these prices. */
interface Solution {
  /** Its recall on the date less the price of its time. */
  readonly value: number;
  /** Whether to ask on a day, by the days since the last review and the place. */
  readonly asks: readonly (readonly Uint8Array[])[];
  readonly asksNew: readonly boolean[];
}

function solve(
  { days, costs, firstRatings, learner }: BoundInput,
  transitions: readonly Transitions[],
  prices: readonly number[],
): Solution {
  // On the date itself a memory is worth its recall.
  const values = transitions.map(({ recall }) => recall.slice());
  const asks: Uint8Array[][] = [];
  const asksNew: boolean[] = [];
  let fresh = 0;
  for (let day = days - 1; day >= 0; day -= 1) {
    const price = prices[day] as number;
    const next = (values[1] as Float64Array).slice();
    const asksToday: Uint8Array[] = [];
    for (let elapsed = 1; elapsed <= day; elapsed += 1) {
      const value = values[elapsed] as Float64Array;
      const waiting = values[elapsed + 1] as Float64Array;
      const { recall, known, missed } = transitions[elapsed] as Transitions;
      const asked = new Uint8Array(PLACES);
      for (let place = 0; place < PLACES; place += 1) {
        const p = recall[place] as number;
        const ask =
          p * ((next[known[place] as number] as number) - price * costs.pass) +
          (1 - p) * ((next[missed[place] as number] as number) - price * costs.fail);
        const wait = waiting[place] as number;
        value[place] = ask > wait ? ask : wait;
        asked[place] = ask > wait ? 1 : 0;
      }
      asksToday[elapsed] = asked;
    }
    asks[day] = asksToday;
    const ask = startsOf(learner, firstRatings).reduce(
      (sum, [place, share]) => sum + share * (next[place] as number),
      -price * costs.new,
    );
    asksNew[day] = ask > fresh;
    fresh = Math.max(fresh, ask);
  }
  return { value: fresh, asks, asksNew };
}

/** The seconds that each day then takes for a question, on average. */
function secondsOf(
  { days, costs, firstRatings, learner }: BoundInput,
  transitions: readonly Transitions[],
  { asks, asksNew }: Solution,
): number[] {
  let fresh = 1;
  /** Shares by the day of the last review and the place. */
  let shares = new Map<number, number>();
  return Array.from({ length: days }, (_, day) => {
    const next = new Map<number, number>();
    const put = (last: number, place: number, share: number) => {
      const key = last * PLACES + place;
      next.set(key, (next.get(key) ?? 0) + share);
    };
    let seconds = 0;
    for (const [key, share] of shares) {
      const [last, place] = [Math.floor(key / PLACES), key % PLACES];
      const { recall, known, missed } = transitions[day - last] as Transitions;
      if (asks[day]?.[day - last]?.[place] !== 1) {
        put(last, place, share);
        continue;
      }
      const p = recall[place] as number;
      seconds += share * (p * costs.pass + (1 - p) * costs.fail);
      put(day, known[place] as number, share * p);
      put(day, missed[place] as number, share * (1 - p));
    }
    if (asksNew[day] && fresh > 0) {
      seconds += fresh * costs.new;
      for (const [place, share] of startsOf(learner, firstRatings)) put(day, place, fresh * share);
      fresh = 0;
    }
    shares = next;
    return seconds;
  });
}

/** Where a question goes at its first review, and the probability of it. */
function startsOf(learner: Learner, firstRatings: readonly number[]): [number, number][] {
  return ([1, 2, 3, 4] as const).map((rating, index) => [
    placeOf(learner.first(rating)),
    firstRatings[index] ?? 0,
  ]);
}

function memoryAt(place: number): MemoryState {
  const row = Math.floor(place / DIFFICULTIES);
  return {
    stability: Math.exp(LEAST_LOG + row * LOG_STEP),
    difficulty: 1 + (place % DIFFICULTIES) * DIFFICULTY_STEP,
  };
}

/** The place of a memory, or of the next better one. */
function placeOf({ stability, difficulty }: MemoryState): number {
  const row = Math.ceil((Math.log(stability) - LEAST_LOG) / LOG_STEP - 1e-9);
  const column = Math.floor((difficulty - 1) / DIFFICULTY_STEP + 1e-9);
  const inside = Math.min(Math.max(row, 0), STABILITIES - 1);
  return inside * DIFFICULTIES + Math.min(Math.max(column, 0), DIFFICULTIES - 1);
}
