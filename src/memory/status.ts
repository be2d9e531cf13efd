import type { QuestionProgress } from './progress.ts';
import { retrievability, round } from './retrievability.ts';
import { dayToDate } from './study-day.ts';

/** `learning`: rated again last time. */
export type State = 'new' | 'learning' | 'review' | 'suspended';

export function stateOf({ recall, suspended }: QuestionProgress): State {
  if (suspended) return 'suspended';
  if (recall.state === 'new') return 'new';
  return recall.lastRating === 1 ? 'learning' : 'review';
}

/** So many lapses, and asking again will not help: the question needs another kind of work. */
export const LEECH_LAPSES = 8;

/** Whether a question was forgotten again and again after it had been learnt. */
export function isLeech({ recall }: QuestionProgress): boolean {
  return recall.state === 'reviewed' && recall.lapses >= LEECH_LAPSES;
}

/** The study day from which it is asked again; null for a question that is new or suspended. */
export function dueDay(progress: QuestionProgress): number | null {
  const { recall, suspended, buriedOn } = progress;
  if (suspended || recall.state === 'new') return null;
  return buriedOn === null ? recall.due : Math.max(recall.due, buriedOn + 1);
}

export function dueDate(progress: QuestionProgress): string | null {
  const day = dueDay(progress);
  return day === null ? null : dayToDate(day);
}

export function isDue(progress: QuestionProgress, today: number): boolean {
  const day = dueDay(progress);
  return day !== null && day <= today;
}

/** Whether it can be asked for the first time today. */
export function isNew({ recall, suspended, buriedOn }: QuestionProgress, today: number): boolean {
  return recall.state === 'new' && !suspended && (buriedOn === null || buriedOn < today);
}

/** The probability of recalling it today, from 0 to 1; null for a new question. */
export function recallToday(
  { recall }: QuestionProgress,
  today: number,
  weights: readonly number[],
): number | null {
  if (recall.state === 'new') return null;
  return round(retrievability(today - recall.lastDay, recall.stability, weights));
}

/** How many questions were reviewed for the first time on a study day. */
export function startedOn(day: number, all: Iterable<QuestionProgress>): number {
  let count = 0;
  for (const { recall } of all)
    if (recall.state === 'reviewed' && recall.firstDay === day) count += 1;
  return count;
}

/** Study days in a row with a review, up to today; today may still be empty. */
export function streak(days: ReadonlyMap<number, unknown>, today: number): number {
  let day = days.has(today) ? today : today - 1;
  let length = 0;
  for (; days.has(day); day -= 1) length += 1;
  return length;
}
