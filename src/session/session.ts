import type { Rating, StatusEvent } from '../memory/events.ts';

/** One answered question of a session. Times in milliseconds. */
export interface Answered {
  readonly id: string;
  readonly rating: Rating;
  /** Indexes of the points that were said, in order. */
  readonly ticked: readonly number[];
  /** From the question to the reveal. */
  readonly ms: number;
  /** From the reveal to the rating. */
  readonly markingMs: number;
}

/** A question taken out of the session by a status event: buried, suspended or forgotten. */
export interface SetAside {
  readonly id: string;
  readonly event: StatusEvent['event'];
}

/** A drill at one moment: asking a question, marking its answer, or done. A value; `step` gives the next. */
export interface Session {
  readonly phase: 'asking' | 'marking' | 'done';
  /** Ids still to be asked; the first is the one on screen. */
  readonly queue: readonly string[];
  readonly answered: readonly Answered[];
  readonly skipped: readonly string[];
  readonly setAside: readonly SetAside[];
  /** When the question appeared, and when its answer was shown. Milliseconds since 1970. */
  readonly shownAt: number;
  readonly revealedAt: number;
  /** No question is asked after this moment. */
  readonly deadline: number;
  readonly points: number;
  readonly cursor: number;
  readonly ticked: readonly number[];
  /** The session before the last question was left: where undo leads. */
  readonly previous: Session | undefined;
}

/** `at` is in milliseconds since 1970. */
export type Action =
  | { readonly type: 'reveal'; readonly at: number; readonly points: number }
  | { readonly type: 'move'; readonly by: 1 | -1 }
  | { readonly type: 'tick' }
  | { readonly type: 'rate'; readonly rating: Rating; readonly at: number }
  | { readonly type: 'skip'; readonly at: number }
  | { readonly type: 'setAside'; readonly event: StatusEvent['event']; readonly at: number }
  | { readonly type: 'undo'; readonly at: number }
  | { readonly type: 'quit' };

/** How many other questions come before one that was rated again. */
const AGAIN_AFTER = 3;

/** A session that asks these questions; `minutes` ends it early. */
export function startSession(queue: readonly string[], at: number, minutes?: number): Session {
  return {
    phase: queue.length === 0 ? 'done' : 'asking',
    queue,
    answered: [],
    skipped: [],
    setAside: [],
    shownAt: at,
    revealedAt: at,
    deadline: minutes === undefined ? Number.POSITIVE_INFINITY : at + minutes * 60_000,
    points: 0,
    cursor: 0,
    ticked: [],
    previous: undefined,
  };
}

/** The session after an action. An action that makes no sense in this phase changes nothing. */
export function step(session: Session, action: Action): Session {
  if (session.phase === 'done') return session;
  switch (action.type) {
    case 'reveal':
      if (session.phase !== 'asking') return session;
      return { ...session, phase: 'marking', revealedAt: action.at, points: action.points };
    case 'move':
      if (session.phase !== 'marking' || session.points === 0) return session;
      return { ...session, cursor: (session.cursor + action.by + session.points) % session.points };
    case 'tick':
      return session.phase === 'marking' ? tick(session) : session;
    case 'rate':
      return session.phase === 'marking' ? rate(session, action.rating, action.at) : session;
    case 'skip':
      return skip(session, action.at);
    case 'setAside':
      return setAside(session, action.event, action.at);
    case 'undo':
      return undo(session, action.at);
    case 'quit':
      return { ...session, phase: 'done' };
  }
}

/** The place of the question on screen, from 1, and how many there are as things stand. */
export function position(session: Session): { at: number; of: number } {
  const { answered, skipped, setAside, queue } = session;
  const finished = answered.length + skipped.length + setAside.length;
  return { at: finished + 1, of: finished + queue.length };
}

/** Ticks or unticks the point at the cursor and goes on to the next one. */
function tick(session: Session): Session {
  const { ticked, cursor, points } = session;
  const others = ticked.filter((index) => index !== cursor);
  const now = others.length < ticked.length ? others : [...ticked, cursor].sort((a, b) => a - b);
  return { ...session, ticked: now, cursor: Math.min(cursor + 1, points - 1) };
}

function rate(session: Session, rating: Rating, at: number): Session {
  const [id, ...rest] = session.queue;
  if (id === undefined) return session;
  const answer: Answered = {
    id,
    rating,
    ticked: session.ticked,
    ms: session.revealedAt - session.shownAt,
    markingMs: at - session.revealedAt,
  };
  const queue =
    rating === 1 ? [...rest.slice(0, AGAIN_AFTER), id, ...rest.slice(AGAIN_AFTER)] : rest;
  return next({ ...session, answered: [...session.answered, answer] }, queue, at, session);
}

function skip(session: Session, at: number): Session {
  const [id, ...rest] = session.queue;
  if (id === undefined) return session;
  return next({ ...session, skipped: [...session.skipped, id] }, rest, at, session);
}

/** Takes the question out of the session, also where it would have come again. */
function setAside(session: Session, event: SetAside['event'], at: number): Session {
  const [id, ...rest] = session.queue;
  if (id === undefined) return session;
  const left = rest.filter((other) => other !== id);
  const aside = [...session.setAside, { id, event }];
  return next({ ...session, setAside: aside }, left, at, session);
}

function next(session: Session, queue: readonly string[], at: number, previous: Session): Session {
  const over = queue.length === 0 || at >= session.deadline;
  const fresh = { shownAt: at, revealedAt: at, points: 0, cursor: 0, ticked: [] };
  return { ...session, ...fresh, queue, previous, phase: over ? 'done' : 'asking' };
}

/** Back to the question before, as it was when it was left; the clocks start again. */
function undo(session: Session, at: number): Session {
  const { previous } = session;
  if (previous === undefined) return session;
  const spoken = previous.revealedAt - previous.shownAt;
  return previous.phase === 'asking'
    ? { ...previous, shownAt: at, revealedAt: at }
    : { ...previous, shownAt: at - spoken, revealedAt: at };
}
