import type { EventTable, FoldedEvent } from './event-table.ts';
import type { ReviewDetails } from './events.ts';
import { type DayTotal, type OpenProgress, type Progress, UNTOUCHED } from './progress.ts';
import { addEvent, type GrowingProgress, growing, grown } from './question-fold.ts';
import type { Scheduler } from './scheduler.ts';
import { standing, type TimedEvent } from './standing.ts';
import { standingRows } from './standing-rows.ts';
import { studyDay } from './study-day.ts';
import { timeTaken } from './times.ts';

export interface FoldOptions {
  readonly scheduler: Scheduler;
  /** Minutes after midnight at which a study day starts. */
  readonly dayStartsAt: number;
}

/**
 * Folds events, in any order and with any repeated, into progress. Starting from an earlier progress
 * is only right when every event is newer than its question's last one and none of them was counted.
 */
export function fold(
  events: readonly TimedEvent[],
  options: FoldOptions,
  start?: Progress,
): OpenProgress {
  return foldStanding(standing(events), options, start);
}

/** The same of a table; undefined where only whole events tell which of them stand. */
export function foldTable(
  table: EventTable,
  options: FoldOptions,
  start?: Progress,
): OpenProgress | undefined {
  const rows = standingRows(table);
  return rows === undefined ? undefined : foldStanding(eventsAt(table, rows), options, start);
}

function* eventsAt(table: EventTable, rows: Iterable<number>): Generator<FoldedEvent> {
  for (const row of rows) yield table.at(row);
}

/** Folds events that stand, oldest first. */
function foldStanding(
  events: Iterable<FoldedEvent>,
  options: FoldOptions,
  start?: Progress,
): OpenProgress {
  const progress = { questions: new Map(start?.questions), days: new Map(start?.days) };
  addTo(progress, events, options);
  return progress;
}

/**
 * Adds events that stand, oldest first and each newer than its question's last one, to a progress in place: years of
 * study days are too many to be copied for every answer.
 */
export function addTo(
  { questions, days }: OpenProgress,
  events: Iterable<FoldedEvent>,
  { scheduler, dayStartsAt }: FoldOptions,
): void {
  const changed = new Map<string, GrowingProgress>();
  for (const timed of events) {
    const { question } = timed.event;
    const day = studyDay(timed.wallClock, dayStartsAt);
    if (timed.event.event === 'review') days.set(day, withReview(days.get(day), timed.event));
    let progress = changed.get(question);
    if (progress === undefined) {
      progress = growing(questions.get(question) ?? UNTOUCHED);
      changed.set(question, progress);
    }
    addEvent(progress, timed, day, scheduler);
  }
  for (const [question, progress] of changed) {
    questions.set(question, grown(progress, question, scheduler));
  }
}

function withReview(total: DayTotal | undefined, review: ReviewDetails): DayTotal {
  return { reviews: (total?.reviews ?? 0) + 1, ms: (total?.ms ?? 0) + timeTaken(review) };
}
