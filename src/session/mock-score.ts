import type { KeyPoint, Question } from '../bank/question.ts';
import type { Rating } from '../memory/events.ts';
import type { Mock, MockAnswer, MockMark } from './mock.ts';
import { targetSeconds } from './mock-set.ts';
import { wasMarked } from './summary.ts';

/** How many of how many points were said. */
export interface Tally {
  readonly said: number;
  readonly all: number;
}

export interface Tallies {
  readonly must: Tally;
  readonly bonus: Tally;
}

/** One question of an interview on its score card. Times in milliseconds. */
export interface ScoredQuestion extends Tallies {
  readonly id: string;
  readonly how: MockAnswer['how'];
  readonly rating: Rating;
  readonly ms: number;
  readonly targetMs: number;
}

/** What an interview came to. */
export interface MockScore extends Tallies {
  /** By name. */
  readonly topics: readonly ({ readonly topic: string } & Tallies)[];
  /** In the order in which they were asked. */
  readonly questions: readonly ScoredQuestion[];
  /** Ids for which no time was left. */
  readonly notAsked: readonly string[];
  /** The points most worth working on. */
  readonly work: readonly MissedPoint[];
}

export interface MissedPoint {
  readonly id: string;
  /** The index of the point in its question. */
  readonly point: number;
}

const WORK_ON = 3;

/**
 * Scores the marked answers of an interview. Points of an answer that was rated well without a tick
 * count neither as said nor as missed.
 */
export function scoreMock(mock: Mock, read: (id: string) => Question): MockScore {
  const marked = mock.marks.flatMap((mark, index) => {
    const given = mock.answers[index];
    return given === undefined ? [] : [scoreAnswer(given, mark, read(given.id))];
  });
  const topics = [...new Set(marked.map(({ topic }) => topic))].sort();
  return {
    ...add(marked),
    topics: topics.map((topic) => ({ topic, ...add(marked.filter((one) => one.topic === topic)) })),
    questions: marked.map(({ topic, missed, ...question }) => question),
    notAsked: mock.ids.slice(mock.answers.length),
    work: worstFirst(marked).slice(0, WORK_ON),
  };
}

/** The share of the musts that were said, from 0 to 1: bonuses are extra. Null where none was asked. */
export function shareOf({ must }: Pick<Tallies, 'must'>): number | null {
  return must.all === 0 ? null : must.said / must.all;
}

/** A scored question, and the indexes of the points that were missed. */
type Marked = ScoredQuestion & {
  readonly topic: string;
  readonly missed: Readonly<Record<KeyPoint['kind'], readonly number[]>>;
};

/** Scores one answer by its ticks. */
export function scoreAnswer(
  { id, how, ms }: MockAnswer,
  { rating, ticked }: MockMark,
  question: Question,
): Marked {
  const points = wasMarked({ rating, mode: 'recall', ticked }) ? question.points : [];
  const indexes = (kind: KeyPoint['kind']) =>
    points.flatMap((point, index) => (point.kind === kind ? [index] : []));
  const missed = (kind: KeyPoint['kind']) =>
    indexes(kind).filter((index) => !ticked.includes(index));
  const tally = (kind: KeyPoint['kind']): Tally => {
    const all = indexes(kind).length;
    return { said: all - missed(kind).length, all };
  };
  return {
    id,
    how,
    rating,
    ms,
    targetMs: targetSeconds(question) * 1000,
    must: tally('must'),
    bonus: tally('bonus'),
    topic: question.topic,
    missed: { must: missed('must'), bonus: missed('bonus') },
  };
}

function add(all: readonly Tallies[]): Tallies {
  const sum = (kind: keyof Tallies): Tally => ({
    said: all.reduce((total, one) => total + one[kind].said, 0),
    all: all.reduce((total, one) => total + one[kind].all, 0),
  });
  return { must: sum('must'), bonus: sum('bonus') };
}

/**
 * Missed points, musts before bonuses: the first one of each question, the worst answered question
 * first, then the second ones.
 */
function worstFirst(marked: readonly Marked[]): MissedPoint[] {
  const worst = [...marked].sort((a, b) => (shareOf(a) ?? 1) - (shareOf(b) ?? 1));
  return (['must', 'bonus'] as const).flatMap((kind) =>
    worst
      .flatMap(({ id, missed }) => missed[kind].map((point, turn) => ({ id, point, turn })))
      .sort((a, b) => a.turn - b.turn)
      .map(({ id, point }) => ({ id, point })),
  );
}
