import type { Rating } from '../memory/events.ts';
import { pastOf, restore } from './past.ts';
import type { Action, Answered, Mode, Session, SetAside } from './session.ts';
import { EMPTY_FIELD } from './text-field.ts';

/** How many other questions come before one that was rated again. */
const AGAIN_AFTER = 3;

/** The session after an action. An action that makes no sense in this phase changes nothing. */
export function step(session: Session, action: Action): Session {
  const { phase } = session;
  switch (action.type) {
    case 'quit':
      return { ...session, phase: 'done' };
    case 'undo':
      return phase === 'done' ? session : undo(session, action.at);
    case 'startTyping':
      return phase === 'asking' ? { ...session, phase: 'typing' } : session;
    case 'stopTyping':
      return phase === 'typing' ? { ...session, phase: 'asking' } : session;
    case 'type':
      return phase === 'typing' ? { ...session, draft: action.draft } : session;
    case 'reveal':
      return isAsked(session) ? reveal(session, action.at, action.points, action.ticked) : session;
    case 'choose':
      if (phase !== 'asking') return session;
      return { ...reveal(session, action.at, 0), chosen: action.right };
    case 'move':
      if (phase !== 'marking' || session.points === 0) return session;
      return { ...session, cursor: (session.cursor + action.by + session.points) % session.points };
    case 'tick':
      return phase === 'marking' && session.points > 0 ? tick(session) : session;
    case 'mark':
      return phase === 'marking' ? { ...session, ticked: action.ticked } : session;
    case 'rate':
      return phase === 'marking' ? rate(session, action) : session;
    case 'skip':
      return isAsked(session) || phase === 'marking' ? skip(session, action.at) : session;
    case 'setAside':
      if (!isAsked(session) && phase !== 'marking') return session;
      return setAside(session, action.event, action.at);
    case 'probe':
      return probe(session, action.followUps);
    case 'revealFollowUp':
      if (session.probing === undefined) return session;
      return { ...session, probing: { ...session.probing, revealed: true } };
    case 'probed':
      return session.probing?.revealed ? probed(session, action.got, action.at) : session;
    case 'finish':
      return phase === 'closing' ? { ...session, phase: 'done' } : session;
  }
}

function isAsked({ phase }: Session): boolean {
  return phase === 'asking' || phase === 'typing';
}

/** Ticks or unticks the point at the cursor and goes on to the next one. */
function tick(session: Session): Session {
  const { ticked, cursor, points } = session;
  const others = ticked.filter((index) => index !== cursor);
  const now = others.length < ticked.length ? others : [...ticked, cursor].sort((a, b) => a - b);
  return { ...session, ticked: now, cursor: Math.min(cursor + 1, points - 1) };
}

function reveal(
  session: Session,
  at: number,
  points: number,
  ticked: readonly number[] = [],
): Session {
  return { ...session, phase: 'marking', revealedAt: at, points, ticked };
}

function rate(session: Session, action: Extract<Action, { type: 'rate' }>): Session {
  const [id, ...rest] = session.queue;
  if (id === undefined) return session;
  const { at, probe: missed = [] } = action;
  const rating = limited(action.rating, session.chosen);
  const answer: Answered = {
    id,
    rating,
    mode: modeOf(session),
    ticked: session.ticked,
    // The clock may have been set back meanwhile.
    ms: Math.max(session.revealedAt - session.shownAt, 0),
    markingMs: Math.max(at - session.revealedAt, 0),
  };
  const queue =
    rating === 1 ? [...rest.slice(0, AGAIN_AFTER), id, ...rest.slice(AGAIN_AFTER)] : rest;
  const after = next({ ...session, answered: [...session.answered, answer] }, queue, at, session);
  if (missed.length > 0) return probe(after, missed);
  return after.phase === 'done' && action.mayProbe ? { ...after, phase: 'closing' } : after;
}

/** Recognising is not recalling: a right choice is hard at most, a wrong one again. */
function limited(rating: Rating, chosen: boolean | undefined): Rating {
  if (chosen === undefined) return rating;
  return chosen ? (Math.min(rating, 2) as Rating) : 1;
}

function modeOf({ chosen, draft }: Session): Mode {
  if (chosen !== undefined) return 'choice';
  return draft.text.trim() === '' ? 'recall' : 'type';
}

/** Asks follow-ups of the question that was answered last, before the next question. */
function probe(session: Session, followUps: readonly number[]): Session {
  const id = session.answered.at(-1)?.id;
  if (session.phase === 'marking' || session.phase === 'probing') return session;
  if (id === undefined || followUps.length === 0) return session;
  return { ...session, phase: 'probing', probing: { id, left: followUps, revealed: false } };
}

function probed(session: Session, got: boolean, at: number): Session {
  const { probing } = session;
  const [followUp, ...left] = probing?.left ?? [];
  if (probing === undefined || followUp === undefined) return session;
  const answered = [...session.probed, { id: probing.id, followUp, got }];
  const after = { ...session, probed: answered, previous: pastOf(session, session) };
  if (left.length > 0) return { ...after, probing: { ...probing, left, revealed: false } };
  const over = session.queue.length === 0 || at >= session.deadline;
  const phase = over ? 'done' : 'asking';
  return { ...after, probing: undefined, phase, shownAt: at, revealedAt: at };
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

/** What the next question starts with. */
const FRESH = {
  points: 0,
  cursor: 0,
  ticked: [],
  draft: EMPTY_FIELD,
  chosen: undefined,
  probing: undefined,
};

function next(session: Session, queue: readonly string[], at: number, before: Session): Session {
  const previous = pastOf(before, { queue });
  const over = queue.length === 0 || at >= session.deadline;
  const phase = over ? 'done' : 'asking';
  return { ...session, ...FRESH, shownAt: at, revealedAt: at, queue, previous, phase };
}

/** Back to the question before, as it was when it was left; the clocks start again. */
function undo(session: Session, at: number): Session {
  if (session.previous === undefined) return session;
  const previous = restore(session.previous, session);
  const spoken = Math.max(previous.revealedAt - previous.shownAt, 0);
  return previous.phase === 'marking'
    ? { ...previous, shownAt: at - spoken, revealedAt: at }
    : { ...previous, shownAt: at, revealedAt: at };
}
