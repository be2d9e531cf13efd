import type { JournalEvent, Rating, ReviewDetails } from './events.ts';
import type { MemoryState, Scheduler } from './scheduler.ts';
import { studyDay } from './study-day.ts';
import { type Times, timesAfter, timeTaken } from './times.ts';

/** A question that was never reviewed, or was forgotten since. */
export interface New {
  readonly state: 'new';
}

/** What the reviews of a question amount to. Days are numbers of study days. */
export interface Reviewed extends MemoryState {
  readonly state: 'reviewed';
  readonly firstDay: number;
  readonly lastDay: number;
  /** The study day from which the question is asked again. */
  readonly due: number;
  readonly lastRating: Rating;
  readonly reviews: number;
  /** Reviews rated again after the question had been learnt. */
  readonly lapses: number;
  /** Whether it was ever rated better than again. */
  readonly learnt: boolean;
}

export interface QuestionProgress {
  readonly recall: New | Reviewed;
  readonly suspended: boolean;
  /** The study day on which it was set aside, if it was. */
  readonly buriedOn: number | null;
  /** Indexes of the follow-ups that were missed when they were last asked. */
  readonly missed?: readonly number[];
  /** Unless no review of it was ever timed. */
  readonly times?: Times;
  /** Time and id of the newest event: what is older has to be folded in its place. */
  readonly last: readonly [time: number, id: string];
}

/** What was done on one study day. */
export interface DayTotal {
  readonly reviews: number;
  readonly ms: number;
}

/** What folding the journal gives. Disposable: the journal is the truth. */
export interface Progress {
  readonly questions: ReadonlyMap<string, QuestionProgress>;
  /** By study day; only those with a review. */
  readonly days: ReadonlyMap<number, DayTotal>;
}

/** An event that has been read, with its instant and wall-clock time in milliseconds. */
export interface TimedEvent {
  readonly event: JournalEvent;
  readonly time: number;
  readonly wallClock: number;
}

export interface FoldOptions {
  readonly scheduler: Scheduler;
  /** Minutes after midnight at which a study day starts. */
  readonly dayStartsAt: number;
}

export const UNTOUCHED: QuestionProgress = {
  recall: { state: 'new' },
  suspended: false,
  buriedOn: null,
  last: [Number.NEGATIVE_INFINITY, ''],
};

/**
 * Folds events, in any order and with any repeated, into progress. Starting from an earlier progress
 * is only right when every event is newer than its question's last one and none of them was counted.
 */
export function fold(
  events: readonly TimedEvent[],
  options: FoldOptions,
  start?: Progress,
): Progress {
  const questions = new Map(start?.questions);
  const days = new Map(start?.days);
  for (const [question, history] of byQuestion(standing(events))) {
    let progress = questions.get(question) ?? UNTOUCHED;
    // Only the last review decides when it is due; the others need no intervals.
    const deciding = history.findLastIndex(({ event }) => event.event === 'review');
    for (const [index, timed] of history.entries()) {
      const day = studyDay(timed.wallClock, options.dayStartsAt);
      if (timed.event.event === 'review') days.set(day, withReview(days.get(day), timed.event));
      progress = apply(progress, timed, day, options.scheduler, index === deciding);
    }
    questions.set(question, progress);
  }
  return { questions, days };
}

function withReview(total: DayTotal | undefined, review: ReviewDetails): DayTotal {
  return { reviews: (total?.reviews ?? 0) + 1, ms: (total?.ms ?? 0) + timeTaken(review) };
}

/** The ids of the events that undo events take back. */
export function undoneIds(events: Iterable<TimedEvent>): Set<string> {
  const undone = new Set<string>();
  for (const { event } of events) if (event.event === 'undo') undone.add(event.of);
  return undone;
}

/** Events in the order of the fold: by time, then by id. */
export function compareEvents(
  [time, id]: readonly [number, string],
  [otherTime, otherId]: readonly [number, string],
): number {
  return time - otherTime || (id < otherId ? -1 : id > otherId ? 1 : 0);
}

/** Each event once, sorted, without undo events and what they take back. */
export function standing(events: readonly TimedEvent[]): TimedEvent[] {
  const undone = undoneIds(events);
  const kept = new Map<string, TimedEvent>();
  for (const timed of events) {
    const { id, event } = timed.event;
    if (event === 'undo' || undone.has(id)) continue;
    const twin = kept.get(id);
    if (twin === undefined || precedes(timed, twin)) kept.set(id, timed);
  }
  return [...kept.values()].sort((a, b) =>
    compareEvents([a.time, a.event.id], [b.time, b.event.id]),
  );
}

/** Decides between two events that claim one id, so that the order of the files never matters. */
function precedes(one: TimedEvent, other: TimedEvent): boolean {
  if (one.time !== other.time) return one.time < other.time;
  return JSON.stringify(one.event) < JSON.stringify(other.event);
}

function byQuestion(events: readonly TimedEvent[]): Map<string, TimedEvent[]> {
  const groups = new Map<string, TimedEvent[]>();
  for (const timed of events) {
    const { question } = timed.event;
    const group = groups.get(question);
    if (group === undefined) groups.set(question, [timed]);
    else group.push(timed);
  }
  return groups;
}

function apply(
  before: QuestionProgress,
  { event, time }: TimedEvent,
  day: number,
  scheduler: Scheduler,
  dueCounts: boolean,
): QuestionProgress {
  const after = { ...before, last: [time, event.id] as const };
  switch (event.event) {
    case 'review':
      return withTimes(
        {
          ...after,
          buriedOn: null,
          recall: review(before.recall, event.question, event.rating, day, scheduler, dueCounts),
        },
        timesOf(before, event, day),
      );
    case 'forget':
      return { ...after, recall: { state: 'new' } };
    case 'suspend':
      return { ...after, suspended: true };
    case 'resume':
      return { ...after, suspended: false, buriedOn: null };
    case 'bury':
      return { ...after, buriedOn: day };
    case 'followUp':
      return { ...after, missed: missedAfter(before.missed, event.followUp, event.got) };
    case 'undo':
      return before;
  }
}

function timesOf(
  { recall, times }: QuestionProgress,
  review: ReviewDetails,
  day: number,
): Times | undefined {
  const known = review.rating > 1 ? 'pass' : 'fail';
  const outcome = recall.state === 'new' ? 'new' : known;
  const sameDay = recall.state === 'reviewed' && day <= recall.lastDay;
  return timesAfter(times, timeTaken(review), outcome, sameDay);
}

function withTimes(progress: QuestionProgress, times: Times | undefined): QuestionProgress {
  return times === undefined ? progress : { ...progress, times };
}

function missedAfter(missed: readonly number[] = [], followUp: number, got: boolean): number[] {
  const others = missed.filter((index) => index !== followUp);
  return got ? others : [...others, followUp].sort((a, b) => a - b);
}

function review(
  recall: New | Reviewed,
  question: string,
  rating: Rating,
  day: number,
  scheduler: Scheduler,
  dueCounts: boolean,
): Reviewed {
  const memory = recall.state === 'new' ? null : recall;
  const elapsed = recall.state === 'new' ? 0 : Math.max(day - recall.lastDay, 0);
  const count = recall.state === 'new' ? 0 : recall.reviews;
  const today = recall.state === 'new' ? day : Math.max(day, recall.lastDay);
  const interval = dueCounts
    ? scheduler.intervals(memory, elapsed, { question, count })[rating]
    : 0;
  const { stability, difficulty } = scheduler.next(memory, elapsed, rating);
  const learnt = recall.state === 'reviewed' && recall.learnt;
  return {
    state: 'reviewed',
    stability,
    difficulty,
    firstDay: recall.state === 'new' ? day : recall.firstDay,
    lastDay: today,
    due: today + interval,
    lastRating: rating,
    reviews: count + 1,
    lapses: (recall.state === 'new' ? 0 : recall.lapses) + (learnt && rating === 1 ? 1 : 0),
    learnt: learnt || rating > 1,
  };
}
