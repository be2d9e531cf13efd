import type { Rating } from '../memory/events.ts';
import { EMPTY_FIELD, type TextField } from './text-field.ts';

/** One question of an interview that was answered or passed over. Times in milliseconds. */
export interface MockAnswer {
  readonly id: string;
  readonly how: 'typed' | 'spoken' | 'skipped';
  /** What was typed; also what was begun before it was said or skipped. */
  readonly text: string;
  /** From the question to the end of its answer, without pauses. */
  readonly ms: number;
}

/** One answer as it was marked in the debrief. */
export interface MockMark {
  readonly rating: Rating;
  /** Indexes of the points that were said, in order. */
  readonly ticked: readonly number[];
  /** The journal's id of the review. */
  readonly event: string;
}

/**
 * asking: a question is on screen; typing: its answer is being written; paused: the question is hidden;
 * debrief: the answers are marked one by one.
 */
export const MOCK_PHASES = ['asking', 'typing', 'paused', 'debrief', 'done'] as const;
export type MockPhase = (typeof MOCK_PHASES)[number];

/** A timed interview at one moment. A value; `step` gives the next. Instants in milliseconds since 1970. */
export interface Mock {
  readonly phase: MockPhase;
  readonly ids: readonly string[];
  readonly minutes: number;
  readonly startedAt: number;
  /** No question is asked after this moment. */
  readonly deadline: number;
  /** When the question appeared, moved by every pause. */
  readonly shownAt: number;
  /** When the clock was stopped, in a pause. */
  readonly pausedAt: number;
  readonly draft: TextField;
  /** Of the first ids, in their order. */
  readonly answers: readonly MockAnswer[];
  /** Of the first answers, in their order. */
  readonly marks: readonly MockMark[];
  /** Of the answer being marked. */
  readonly points: number;
  readonly cursor: number;
  readonly ticked: readonly number[];
}

/** `at` is in milliseconds since 1970. */
export type MockAction =
  | {
      readonly type: 'say' | 'skip' | 'finish' | 'pause' | 'goOn' | 'end';
      readonly at: number;
    }
  | { readonly type: 'startTyping' | 'stopTyping' }
  | { readonly type: 'type'; readonly draft: TextField }
  | { readonly type: 'open'; readonly points: number; readonly ticked: readonly number[] }
  | { readonly type: 'move'; readonly by: 1 | -1 }
  | { readonly type: 'tick' }
  | { readonly type: 'mark'; readonly rating: Rating; readonly event: string }
  | { readonly type: 'unmark' };

/** Milliseconds in which nobody reads a question: a key pressed twice must not pass over it. */
const UNREAD = 300;

const UNMARKED = { points: 0, cursor: 0, ticked: [] };

/** An interview of these questions that starts now. */
export function startMock(ids: readonly string[], at: number, minutes: number): Mock {
  return {
    phase: ids.length === 0 ? 'done' : 'asking',
    ids,
    minutes,
    startedAt: at,
    deadline: at + minutes * 60_000,
    shownAt: at,
    pausedAt: at,
    draft: EMPTY_FIELD,
    answers: [],
    marks: [],
    ...UNMARKED,
  };
}

/** The interview after an action. An action that makes no sense in this phase changes nothing. */
export function step(mock: Mock, action: MockAction): Mock {
  const { phase } = mock;
  switch (action.type) {
    case 'say':
    case 'skip': {
      if (phase !== 'asking' || action.at - mock.shownAt < UNREAD) return mock;
      return answer(mock, action.type === 'say' ? 'spoken' : 'skipped', action.at);
    }
    case 'finish':
      return phase === 'typing' && hasDraft(mock) ? answer(mock, 'typed', action.at) : mock;
    case 'startTyping':
      return phase === 'asking' ? { ...mock, phase: 'typing' } : mock;
    case 'stopTyping':
      return phase === 'typing' ? { ...mock, phase: 'asking' } : mock;
    case 'type':
      return phase === 'typing' ? { ...mock, draft: action.draft } : mock;
    case 'pause':
      return phase === 'asking' ? { ...mock, phase: 'paused', pausedAt: action.at } : mock;
    case 'goOn':
      return phase === 'paused' ? goOn(mock, action.at) : mock;
    case 'end':
      return end(mock, action.at);
    default:
      return phase === 'debrief' ? debrief(mock, action) : mock;
  }
}

type DebriefAction = Extract<MockAction, { type: 'open' | 'move' | 'tick' | 'mark' | 'unmark' }>;

function debrief(mock: Mock, action: DebriefAction): Mock {
  const { marks, answers, cursor, points, ticked } = mock;
  switch (action.type) {
    case 'open':
      return { ...mock, points: action.points, cursor: 0, ticked: action.ticked };
    case 'move':
      return points === 0 ? mock : { ...mock, cursor: (cursor + action.by + points) % points };
    case 'tick':
      return points === 0 ? mock : tick(mock);
    case 'mark': {
      const { rating, event } = action;
      const all = [...marks, { rating, ticked, event }];
      const phase = all.length === answers.length ? 'done' : 'debrief';
      return { ...mock, ...UNMARKED, marks: all, phase };
    }
    case 'unmark':
      return marks.length === 0 ? mock : { ...mock, ...UNMARKED, marks: marks.slice(0, -1) };
  }
}

/** Milliseconds until the deadline, below zero after it; they stand still in a pause. */
export function remaining({ phase, deadline, pausedAt }: Mock, now: number): number {
  return deadline - (phase === 'paused' ? pausedAt : now);
}

/** The index of the question on screen, in the interview and in its debrief; undefined for none. */
export function current({ phase, answers, marks }: Mock): number | undefined {
  if (phase === 'done') return undefined;
  return phase === 'debrief' ? marks.length : answers.length;
}

/** Milliseconds that all the answers took. */
export function spent({ answers }: Pick<Mock, 'answers'>): number {
  return answers.reduce((sum, { ms }) => sum + ms, 0);
}

/**
 * The interview as it goes on after it was broken off: the deadline stands, unless it was paused; only
 * the question's own clock leaves out the time in which nobody saw it. `left` is when it was last seen.
 */
export function resumeMock(mock: Mock, left: number, at: number): Mock {
  if (mock.phase !== 'asking' && mock.phase !== 'typing') return mock;
  return { ...mock, shownAt: mock.shownAt + Math.max(at - left, 0) };
}

function hasDraft({ draft }: Mock): boolean {
  return draft.text.trim() !== '';
}

function answer(mock: Mock, how: MockAnswer['how'], at: number): Mock {
  const { ids, answers, draft, shownAt, deadline } = mock;
  const id = ids[answers.length];
  if (id === undefined) return mock;
  const text = draft.text.replace(/^(?:[ \t]*\n)+/, '').trimEnd();
  const all = [...answers, { id, how, text, ms: Math.max(at - shownAt, 0) }];
  const over = all.length === ids.length || at >= deadline;
  const phase = over ? 'debrief' : 'asking';
  return { ...mock, phase, answers: all, shownAt: at, draft: EMPTY_FIELD };
}

function goOn(mock: Mock, at: number): Mock {
  const pause = Math.max(at - mock.pausedAt, 0);
  const { deadline, shownAt } = mock;
  return { ...mock, phase: 'asking', deadline: deadline + pause, shownAt: shownAt + pause };
}

/** Ends the interview early; what was begun to be typed counts as an answer. */
function end(mock: Mock, at: number): Mock {
  const { phase } = mock;
  if (phase === 'debrief' || phase === 'done') return mock;
  const running = phase === 'paused' ? goOn(mock, at) : mock;
  const last = hasDraft(running) ? answer(running, 'typed', at) : running;
  return { ...last, phase: last.answers.length === 0 ? 'done' : 'debrief' };
}

/** Ticks or unticks the point at the cursor and goes on to the next one. */
function tick(mock: Mock): Mock {
  const { ticked, cursor, points } = mock;
  const others = ticked.filter((index) => index !== cursor);
  const now = others.length < ticked.length ? others : [...ticked, cursor].sort((a, b) => a - b);
  return { ...mock, ticked: now, cursor: Math.min(cursor + 1, points - 1) };
}
