import { LEVELS, type Question } from '../bank/question.ts';
import { shuffled } from './shuffle.ts';

export type Candidate = Pick<Question, 'id' | 'topic' | 'level' | 'seconds'>;

export interface SetLimits {
  readonly minutes: number;
  /** The most questions that are asked, whatever time is left. */
  readonly count?: number | undefined;
}

/** What one takes to think before one speaks. */
const THINKING_SECONDS = 30;
/** An interview has one of each, where there is one. */
const ALWAYS = ['system-design', 'coding'];

/** Seconds that a question is given: a good spoken answer, and time to think. */
export function targetSeconds({ seconds }: Pick<Question, 'seconds'>): number {
  return seconds + THINKING_SECONDS;
}

/**
 * Ids for an interview that fits the minutes, drawn at random: one question of system design and one
 * of coding, then always of a topic that has had the fewest. Basic comes before advanced.
 */
export function pickSet(
  candidates: readonly Candidate[],
  { minutes, count = Number.POSITIVE_INFINITY }: SetLimits,
  random: () => number,
): string[] {
  const rest = new Set(shuffled(candidates, random));
  const picked: Candidate[] = [];
  let left = minutes * 60;
  const draw = (topics: readonly string[]): boolean => {
    const fits = (one: Candidate) => topics.includes(one.topic) && targetSeconds(one) <= left;
    const drawn = picked.length < count ? [...rest].find(fits) : undefined;
    if (drawn === undefined) return false;
    rest.delete(drawn);
    picked.push(drawn);
    left -= targetSeconds(drawn);
    return true;
  };
  for (const topic of ALWAYS) draw([topic]);
  // Where a topic has nothing left that fits, those that have had more make up for it.
  while (fewestFirst(candidates, picked).some(draw));
  return easiestFirst(shuffled(picked, random)).map(({ id }) => id);
}

/** The topics in groups by how many of their questions were picked. */
function fewestFirst(candidates: readonly Candidate[], picked: readonly Candidate[]): string[][] {
  const groups: string[][] = [];
  for (const topic of new Set(candidates.map((one) => one.topic))) {
    const times = picked.filter((one) => one.topic === topic).length;
    groups[times] = [...(groups[times] ?? []), topic];
  }
  return groups.filter((group) => group !== undefined);
}

/** As an interviewer warms up. */
function easiestFirst(picked: readonly Candidate[]): Candidate[] {
  return [...picked].sort((a, b) => LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level));
}
