import type { ReviewDetails } from './events.ts';
import { journalFiles } from './journal.ts';
import { readEvents } from './read-events.ts';
import { forgettingCurve } from './retrievability.ts';
import type { MemoryState, Scheduler } from './scheduler.ts';
import { standing, type TimedEvent } from './standing.ts';
import { studyDay } from './study-day.ts';
import { timeTaken } from './times.ts';

/** One review that stands, with what was known before it and after. */
export interface PastReview extends Pick<ReviewDetails, 'rating' | 'points' | 'mode'> {
  readonly question: string;
  /** The instant, in milliseconds since 1970. */
  readonly time: number;
  /** The study day by the wall clock at which it was made. */
  readonly day: number;
  /** What it took, in milliseconds; 0 when nobody measured it. */
  readonly ms: number;
  /** Study days since the question's last review, 0 on the same day; null for its first. */
  readonly elapsed: number | null;
  /** The probability of recall that FSRS predicted; null for the first. */
  readonly predicted: number | null;
  readonly after: MemoryState;
  /** The study day on which what it left was forgotten on purpose, before any later review. */
  readonly forgottenOn?: number;
}

export interface HistoryOptions {
  readonly scheduler: Scheduler;
  /** 21 weights of FSRS-6, those of the scheduler. */
  readonly weights: readonly number[];
  /** Minutes after midnight at which a study day starts. */
  readonly dayStartsAt: number;
  /** Present ids by former ones. */
  readonly renamed?: ReadonlyMap<string, string>;
}

/**
 * Every review of the journals that stands, oldest first: what was undone is left out, and what was
 * forgotten on purpose starts anew.
 * @throws UserError when a journal cannot be read.
 */
export function readHistory(directory: string, options: HistoryOptions): PastReview[] {
  return historyOf(readEvents(journalFiles(directory)).events, options);
}

/** The same, of events in any order. */
export function historyOf(events: readonly TimedEvent[], options: HistoryOptions): PastReview[] {
  const { scheduler, weights, dayStartsAt, renamed } = options;
  const recall = forgettingCurve(weights);
  const memories = new Map<
    string,
    MemoryState & { readonly day: number; readonly index: number }
  >();
  const history: PastReview[] = [];
  for (const { event, time, wallClock } of standing(events)) {
    const question = renamed?.get(event.question) ?? event.question;
    const before = memories.get(question);
    const now = studyDay(wallClock, dayStartsAt);
    const day = Math.max(now, before?.day ?? now);
    if (event.event === 'forget' && before !== undefined) {
      memories.delete(question);
      history[before.index] = { ...(history[before.index] as PastReview), forgottenOn: day };
    }
    if (event.event !== 'review') continue;
    const elapsed = before === undefined ? null : day - before.day;
    const after = scheduler.next(before ?? null, elapsed ?? 0, event.rating);
    const { rating, points, mode } = event;
    history.push({
      question,
      rating,
      ...(points === undefined ? {} : { points }),
      ...(mode === undefined ? {} : { mode }),
      time,
      day,
      ms: timeTaken(event),
      elapsed,
      predicted: before === undefined ? null : recall(day - before.day, before.stability),
      after,
    });
    memories.set(question, { ...after, day, index: history.length - 1 });
  }
  return history;
}

/** A review by which memory can be judged: of a question met on an earlier day, the first of its day. */
export type TestedReview = PastReview & { readonly elapsed: number; readonly predicted: number };

export function isTest(review: PastReview): review is TestedReview {
  return review.elapsed !== null && review.elapsed > 0;
}
