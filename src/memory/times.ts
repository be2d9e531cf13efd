import type { ReviewDetails } from './events.ts';

/** How the first review of a question on a day went: it was new, known, or missed. */
export const OUTCOMES = ['new', 'pass', 'fail'] as const;
export type Outcome = (typeof OUTCOMES)[number];

export interface Tally {
  /** Study days on which the question was asked with this outcome, and timed. */
  readonly days: number;
  /** What they took in all, repeats on the same day included. */
  readonly ms: number;
}

/** How long a question has taken, by how it went. */
export type Times = Readonly<Record<Outcome, Tally>> & {
  /** The outcome that the reviews of its last day count for. */
  readonly latest: Outcome;
};

const NO_TIME: Tally = { days: 0, ms: 0 };

/** A question left open over lunch did not take all that time. */
const LONGEST_MS = 15 * 60_000;

/** What a review took, from the question to the rating, in milliseconds; 0 when nobody measured it. */
export function timeTaken({ ms = 0, markingMs = 0 }: ReviewDetails): number {
  return Math.min(Math.max(ms, 0) + Math.max(markingMs, 0), LONGEST_MS);
}

/** The times with one more review; unchanged when it was not timed. */
export function timesAfter(
  times: Times | undefined,
  ms: number,
  outcome: Outcome,
  sameDay: boolean,
): Times | undefined {
  if (!(ms > 0)) return times;
  const counted = sameDay && times !== undefined ? times.latest : outcome;
  const before = times?.[counted] ?? NO_TIME;
  const days = before.days + (sameDay && times !== undefined ? 0 : 1);
  const after = { days, ms: before.ms + ms };
  const of = (one: Outcome) => (one === counted ? after : (times?.[one] ?? NO_TIME));
  return { new: of('new'), pass: of('pass'), fail: of('fail'), latest: counted };
}
