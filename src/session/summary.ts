import type { Rating } from '../memory/events.ts';
import type { Answered, Mode, Session } from './session.ts';

/** What a session came to. */
export interface Summary {
  /** Answers in all, repeated questions counted each time. */
  readonly answers: number;
  readonly skipped: number;
  /** Milliseconds spent on speaking and marking. */
  readonly spent: number;
  /** Every question once, by its last rating in the session, worst first. */
  readonly questions: readonly { readonly id: string; readonly rating: Rating }[];
  /** Points left unticked, most often missed first. */
  readonly missed: readonly MissedPoint[];
}

export interface MissedPoint {
  readonly id: string;
  /** The index of the point in its question. */
  readonly point: number;
  readonly times: number;
}

/** Sums up a session; `mustsOf` gives the indexes of the points that must be said. */
export function summarise(session: Session, mustsOf: (id: string) => readonly number[]): Summary {
  const last = new Map<string, Rating>();
  const missed = new Map<string, MissedPoint>();
  let spent = 0;
  for (const { id, rating, mode, ticked, ms, markingMs } of session.answered) {
    last.set(id, rating);
    spent += ms + markingMs;
    if (!wasMarked({ rating, mode, ticked })) continue;
    for (const point of mustsOf(id).filter((index) => !ticked.includes(index))) {
      const key = `${id} ${point}`;
      missed.set(key, { id, point, times: (missed.get(key)?.times ?? 0) + 1 });
    }
  }
  return {
    answers: session.answered.length,
    skipped: session.skipped.length,
    spent,
    questions: [...last]
      .map(([id, rating]) => ({ id, rating }))
      .sort((a, b) => a.rating - b.rating),
    missed: [...missed.values()].sort((a, b) => b.times - a.times),
  };
}

/** Whether the ticks say anything: not in multiple choice, nor where somebody rates good without any. */
export function wasMarked({
  rating,
  mode,
  ticked,
}: Pick<Answered, 'rating' | 'ticked'> & { readonly mode?: Mode }): boolean {
  return mode !== 'choice' && (rating === 1 || ticked.length > 0);
}
