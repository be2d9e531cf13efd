import { parseStamp } from './study-day.ts';

export const RATINGS = ['again', 'hard', 'good', 'easy'] as const;
export type RatingName = (typeof RATINGS)[number];
/** 1 again, 2 hard, 3 good, 4 easy. */
export type Rating = 1 | 2 | 3 | 4;

/** The version of the line format that this program writes and understands. */
export const EVENT_VERSION = 1;

/** What a review tells besides its question and rating. */
export interface ReviewDetails {
  readonly rating: Rating;
  /** From the question on screen to the reveal, in milliseconds. */
  readonly ms?: number;
  /** From the reveal to the rating, in milliseconds. */
  readonly markingMs?: number;
  readonly mode?: string;
  /** Indexes of the key points that were ticked. */
  readonly points?: readonly number[];
}

interface Stamped {
  readonly v: typeof EVENT_VERSION;
  /** A version 7 UUID: unique, and sortable by the time it was made. */
  readonly id: string;
  /** ISO 8601 with the local offset. */
  readonly at: string;
}

export type ReviewEvent = Stamped & {
  readonly event: 'review';
  readonly question: string;
} & ReviewDetails;

/** Takes back the event whose id is `of`. */
export type UndoEvent = Stamped & {
  readonly event: 'undo';
  readonly of: string;
  readonly question: string;
};

export const STATUS_EVENTS = ['suspend', 'resume', 'bury', 'forget'] as const;

export type StatusEvent = Stamped & {
  readonly event: (typeof STATUS_EVENTS)[number];
  readonly question: string;
};

/** A follow-up of a question that was asked after it. */
export type FollowUpEvent = Stamped & {
  readonly event: 'followUp';
  readonly question: string;
  /** The index of the follow-up in its question. */
  readonly followUp: number;
  readonly got: boolean;
};

export type JournalEvent = ReviewEvent | UndoEvent | StatusEvent | FollowUpEvent;

/** The kinds of event that this version knows. */
export const EVENTS = ['review', 'undo', 'followUp', ...STATUS_EVENTS] as const;
const KNOWN: ReadonlySet<string> = new Set(EVENTS);

/** An event without what the journal adds to it. */
export type NewEvent =
  | ({ readonly event: 'review'; readonly question: string } & ReviewDetails)
  | { readonly event: 'undo'; readonly of: string; readonly question: string }
  | { readonly event: StatusEvent['event']; readonly question: string }
  | {
      readonly event: 'followUp';
      readonly question: string;
      readonly followUp: number;
      readonly got: boolean;
    };

/** One line of a journal, read. `time` and `wallClock` are milliseconds. */
export type JournalLine =
  | {
      readonly kind: 'event';
      readonly event: JournalEvent;
      readonly time: number;
      readonly wallClock: number;
    }
  | { readonly kind: 'foreign'; readonly reason: string }
  | { readonly kind: 'damaged'; readonly reason: string };

/** Reads one line. Never throws: what is no event of this version says so. */
export function readLine(line: string): JournalLine {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return { kind: 'damaged', reason: 'not a JSON object' };
  }
  if (value === null || typeof value !== 'object' || Array.isArray(value)) {
    return { kind: 'damaged', reason: 'not a JSON object' };
  }
  const record = value as Record<string, unknown>;
  if (typeof record.v !== 'number') return { kind: 'damaged', reason: 'no version' };
  if (record.v > EVENT_VERSION) return { kind: 'foreign', reason: `version ${record.v}` };
  if (typeof record.id !== 'string' || record.id === '')
    return { kind: 'damaged', reason: 'no id' };
  const moment = typeof record.at === 'string' ? parseStamp(record.at) : undefined;
  if (moment === undefined) return { kind: 'damaged', reason: 'no valid time' };
  const { event } = record;
  if (typeof event !== 'string') return { kind: 'damaged', reason: 'no event' };
  const fault = faultOf(event, record);
  if (fault === 'unknown') return { kind: 'foreign', reason: `event "${event}"` };
  if (fault !== undefined) return { kind: 'damaged', reason: fault };
  const { time, wallClock } = moment;
  return { kind: 'event', event: record as unknown as JournalEvent, time, wallClock };
}

function faultOf(event: string, record: Record<string, unknown>): string | undefined {
  if (!KNOWN.has(event)) return 'unknown';
  if (typeof record.question !== 'string' || record.question === '') return 'no question';
  if (event === 'review' && !isRating(record.rating)) return 'no rating from 1 to 4';
  if (event === 'undo' && typeof record.of !== 'string') return 'an undo of nothing';
  if (event === 'followUp' && !isFollowUp(record)) return 'no follow-up';
  return undefined;
}

function isFollowUp({ followUp, got }: Record<string, unknown>): boolean {
  return Number.isInteger(followUp) && typeof got === 'boolean';
}

/** Whether a value is one of the four ratings, as a number. */
export function isRating(value: unknown): value is Rating {
  return value === 1 || value === 2 || value === 3 || value === 4;
}

export function ratingName(rating: Rating): RatingName {
  return RATINGS[rating - 1] as RatingName;
}
