import type { FoldedEvent } from './event-table.ts';
import type { Rating, ReviewDetails } from './events.ts';
import type { New, QuestionProgress, Reviewed } from './progress.ts';
import type { Scheduler } from './scheduler.ts';
import { type Times, timesAfter, timeTaken } from './times.ts';

/** The progress of a question while events are added to it: changed in place, since there may be a million. */
export interface GrowingProgress {
  recall: New | Reviewed;
  /** What was known before the last review, if one was added. */
  before: New | Reviewed | undefined;
  suspended: boolean;
  buriedOn: number | null;
  missed: readonly number[] | undefined;
  times: Times | undefined;
  time: number;
  id: string;
}

export function growing(progress: QuestionProgress): GrowingProgress {
  const { recall, suspended, buriedOn, missed, times, last } = progress;
  return {
    recall,
    before: undefined,
    suspended,
    buriedOn,
    missed,
    times,
    time: last[0],
    id: last[1],
  };
}

/** The progress as it is now. Only the last review decides when the question is due; the others need no intervals. */
export function grown(
  progress: GrowingProgress,
  question: string,
  scheduler: Scheduler,
): QuestionProgress {
  const { recall, before, suspended, buriedOn, missed, times, time, id } = progress;
  return {
    recall: before === undefined ? recall : withDue(recall, before, question, scheduler),
    suspended,
    buriedOn,
    ...(missed === undefined ? {} : { missed }),
    ...(times === undefined ? {} : { times }),
    last: [time, id],
  };
}

/** Adds an event that is newer than all before it, made on a study day. */
export function addEvent(
  progress: GrowingProgress,
  { event, time }: FoldedEvent,
  day: number,
  scheduler: Scheduler,
): void {
  progress.time = time;
  progress.id = event.id;
  switch (event.event) {
    case 'review':
      progress.times = timesOf(progress, event, day);
      progress.before = progress.recall;
      progress.recall = review(progress.recall, event.rating, day, scheduler);
      progress.buriedOn = null;
      break;
    case 'forget':
      progress.recall = { state: 'new' };
      break;
    case 'suspend':
      progress.suspended = true;
      break;
    case 'resume':
      progress.suspended = false;
      progress.buriedOn = null;
      break;
    case 'bury':
      progress.buriedOn = day;
      break;
    case 'followUp':
      progress.missed = missedAfter(progress.missed, event.followUp, event.got);
      break;
  }
}

function timesOf(
  { recall, times }: GrowingProgress,
  review: ReviewDetails,
  day: number,
): Times | undefined {
  const known = review.rating > 1 ? 'pass' : 'fail';
  const outcome = recall.state === 'new' ? 'new' : known;
  const sameDay = recall.state === 'reviewed' && day <= recall.lastDay;
  return timesAfter(times, timeTaken(review), outcome, sameDay);
}

function missedAfter(missed: readonly number[] = [], followUp: number, got: boolean): number[] {
  const others = missed.filter((index) => index !== followUp);
  return got ? others : [...others, followUp].sort((a, b) => a - b);
}

function review(
  recall: New | Reviewed,
  rating: Rating,
  day: number,
  scheduler: Scheduler,
): Reviewed {
  const isFirst = recall.state === 'new';
  const today = isFirst ? day : Math.max(day, recall.lastDay);
  const elapsed = isFirst ? 0 : today - recall.lastDay;
  const { stability, difficulty } = scheduler.next(isFirst ? null : recall, elapsed, rating);
  const learnt = !isFirst && recall.learnt;
  return {
    state: 'reviewed',
    stability,
    difficulty,
    firstDay: isFirst ? day : recall.firstDay,
    lastDay: today,
    due: today,
    lastRating: rating,
    reviews: (isFirst ? 0 : recall.reviews) + 1,
    lapses: (isFirst ? 0 : recall.lapses) + (learnt && rating === 1 ? 1 : 0),
    learnt: learnt || rating > 1,
  };
}

function withDue(
  recall: New | Reviewed,
  before: New | Reviewed,
  question: string,
  scheduler: Scheduler,
): New | Reviewed {
  if (recall.state === 'new') return recall; // forgotten since
  const [memory, last, count] =
    before.state === 'new' ? [null, recall.lastDay, 0] : [before, before.lastDay, before.reviews];
  const intervals = scheduler.intervals(memory, recall.lastDay - last, { question, count });
  return { ...recall, due: recall.lastDay + intervals[recall.lastRating] };
}
