import { UsageError } from '../errors.ts';
import { didYouMean } from './nearest.ts';
import { LEVELS, type QuestionSummary } from './question.ts';

/** Which questions are meant. An empty list does not narrow; several values mean any of them. */
export interface Selection {
  readonly level: readonly string[];
  readonly topic: readonly string[];
  readonly tag: readonly string[];
}

/**
 * The questions of a selection, in the order of the bank.
 * @throws UsageError for a level, topic or tag that the bank does not know, naming the nearest.
 */
export function select<Q extends QuestionSummary>(bank: readonly Q[], wanted: Selection): Q[] {
  assertKnown('level', wanted.level, () => LEVELS);
  assertKnown('topic', wanted.topic, () => topicsOf(bank));
  assertKnown('tag', wanted.tag, () => new Set(bank.flatMap(({ tags }) => tags)));
  return bank.filter(
    (question) =>
      matches(wanted.level, () => [question.level]) &&
      matches(wanted.topic, () => [question.topic]) &&
      matches(wanted.tag, () => question.tags),
  );
}

export function topicsOf(bank: readonly QuestionSummary[]): string[] {
  return [...new Set(bank.map(({ topic }) => topic))].sort();
}

/** Fields are read only where they are asked for: some are decoded when they are read. */
function matches(wanted: readonly string[], has: () => readonly string[]): boolean {
  if (wanted.length === 0) return true;
  const all = has();
  return wanted.some((value) => all.includes(value));
}

const MANY = 20;

function assertKnown(what: string, wanted: readonly string[], known: () => Iterable<string>): void {
  if (wanted.length === 0) return;
  const all = [...known()];
  for (const value of wanted) {
    if (all.includes(value)) continue;
    const choices =
      all.length <= MANY ? `choose from ${all.join(', ')}` : `see them with: llm-interview list`;
    throw new UsageError(`unknown ${what} "${value}"${didYouMean(value, all)}`, choices);
  }
}
