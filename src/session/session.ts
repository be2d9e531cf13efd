import type { Rating, StatusEvent } from '../memory/events.ts';
import { EMPTY_FIELD, type TextField } from './text-field.ts';

/** How a question is answered: said, typed, or chosen among options. */
export const MODES = ['recall', 'type', 'choice'] as const;
export type Mode = (typeof MODES)[number];

/** One answered question of a session. Times in milliseconds. */
export interface Answered {
  readonly id: string;
  readonly rating: Rating;
  readonly mode: Mode;
  /** Indexes of the points that were said, in order. */
  readonly ticked: readonly number[];
  /** From the question to the reveal. */
  readonly ms: number;
  /** From the reveal to the rating. */
  readonly markingMs: number;
}

/** One follow-up that was asked. */
export interface Probed {
  readonly id: string;
  readonly followUp: number;
  readonly got: boolean;
}

/** Follow-ups of an answered question, being asked one after the other. */
export interface Probing {
  readonly id: string;
  /** Indexes of the follow-ups still to be asked; the first is on screen. */
  readonly left: readonly number[];
  readonly revealed: boolean;
}

/** A question taken out of the session by a status event: buried, suspended or forgotten. */
export interface SetAside {
  readonly id: string;
  readonly event: StatusEvent['event'];
}

/**
 * asking: the question is on screen; typing: an answer is being written; marking: the answer is shown;
 * probing: a follow-up is asked; closing: nothing is left to ask, but something may be taken back.
 */
export type Phase = 'asking' | 'typing' | 'marking' | 'probing' | 'closing' | 'done';

/** A drill at one moment. A value; `step` gives the next. */
export interface Session {
  readonly phase: Phase;
  /** Ids still to be asked; the first is the one on screen. */
  readonly queue: readonly string[];
  readonly answered: readonly Answered[];
  readonly skipped: readonly string[];
  readonly setAside: readonly SetAside[];
  readonly probed: readonly Probed[];
  readonly probing: Probing | undefined;
  /** The answer as it is typed; it stays when the typing is broken off. */
  readonly draft: TextField;
  /** Whether the right option was chosen, in multiple choice. */
  readonly chosen: boolean | undefined;
  /** When the question appeared, and when its answer was shown. Milliseconds since 1970. */
  readonly shownAt: number;
  readonly revealedAt: number;
  /** No question is asked after this moment. */
  readonly deadline: number;
  readonly points: number;
  readonly cursor: number;
  readonly ticked: readonly number[];
  /** What the session was before the last question was left: where undo leads. */
  readonly previous: Past | undefined;
}

/** What only grows: what it was before is the beginning of what it is. */
type Growing = 'answered' | 'skipped' | 'setAside' | 'probed';

/**
 * A session before a question was left, by its difference from the one after. Whole lists, kept at each
 * question, would add up to the square of their number.
 */
export interface Past {
  readonly session: Omit<Session, Growing | 'queue'>;
  readonly lengths: Readonly<Record<Growing, number>>;
  /** The beginning of the queue before, and how much of the one after stands in its place. */
  readonly front: readonly string[];
  readonly replaces: number;
}

/** `at` is in milliseconds since 1970. */
export type Action =
  | {
      readonly type: 'reveal';
      readonly at: number;
      readonly points: number;
      /** Points that the typed answer seems to cover. */
      readonly ticked?: readonly number[];
    }
  | { readonly type: 'choose'; readonly right: boolean; readonly at: number }
  | { readonly type: 'startTyping' | 'stopTyping' }
  | { readonly type: 'type'; readonly draft: TextField }
  | { readonly type: 'move'; readonly by: 1 | -1 }
  | { readonly type: 'tick' }
  | { readonly type: 'mark'; readonly ticked: readonly number[] }
  | {
      readonly type: 'rate';
      readonly rating: Rating;
      readonly at: number;
      /** Follow-ups to ask at once: those missed before. */
      readonly probe?: readonly number[];
      /** Whether there is a follow-up to ask after the last question. */
      readonly mayProbe?: boolean;
    }
  | { readonly type: 'probe'; readonly followUps: readonly number[] }
  | { readonly type: 'revealFollowUp' }
  | { readonly type: 'probed'; readonly got: boolean; readonly at: number }
  | { readonly type: 'finish' }
  | { readonly type: 'skip'; readonly at: number }
  | { readonly type: 'setAside'; readonly event: StatusEvent['event']; readonly at: number }
  | { readonly type: 'undo'; readonly at: number }
  | { readonly type: 'quit' };

/** A session that asks these questions; `minutes` ends it early. */
export function startSession(queue: readonly string[], at: number, minutes?: number): Session {
  return {
    phase: queue.length === 0 ? 'done' : 'asking',
    queue,
    answered: [],
    skipped: [],
    setAside: [],
    probed: [],
    probing: undefined,
    draft: EMPTY_FIELD,
    chosen: undefined,
    shownAt: at,
    revealedAt: at,
    deadline: minutes === undefined ? Number.POSITIVE_INFINITY : at + minutes * 60_000,
    points: 0,
    cursor: 0,
    ticked: [],
    previous: undefined,
  };
}

/** The place of the question on screen, from 1, and how many there are as things stand. */
export function position(session: Session): { at: number; of: number } {
  const { answered, skipped, setAside, queue } = session;
  const finished = answered.length + skipped.length + setAside.length;
  return { at: finished + 1, of: finished + queue.length };
}
