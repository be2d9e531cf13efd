import type { Rating } from './events.ts';
import type { MemoryState } from './scheduler.ts';
import type { Times } from './times.ts';

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

/** The same while it is added to. */
export interface OpenProgress {
  readonly questions: Map<string, QuestionProgress>;
  readonly days: Map<number, DayTotal>;
}

export const UNTOUCHED: QuestionProgress = {
  recall: { state: 'new' },
  suspended: false,
  buriedOn: null,
  last: [Number.NEGATIVE_INFINITY, ''],
};
