import { InvalidArgumentError } from 'commander';
import { didYouMean } from '../bank/nearest.ts';
import { LEVELS, type QuestionSummary } from '../bank/question.ts';
import { select } from '../bank/selection.ts';
import { UsageError } from '../errors.ts';
import { type Interview, isWeight, MOST_MINUTES } from '../memory/plan/interview.ts';
import { dateToDay, dayToDate } from '../memory/study-day.ts';
import type { Settings } from '../settings.ts';
import type { Coming } from './interviews.ts';
import { positive, type SelectionOptions } from './options.ts';
import type { Selected } from './selection.ts';

/** What an interview is about, and the time there is for it. */
export interface InterviewOptions extends Pick<SelectionOptions, 'level' | 'topic' | 'tag'> {
  readonly minutes?: number;
  readonly weight?: Readonly<Record<string, number>>;
}

/**
 * The interview that the options of plan describe.
 * @throws UsageError for a day that is not ahead or too far, and for names that the bank does not know.
 */
export function newInterview(
  date: string,
  { minutes, weight = {}, level = [], topic = [], tag = [] }: InterviewOptions,
  { bank, today }: Selected,
  { minutesPerDay }: Settings,
): Coming {
  const day = dateToDay(date) as number;
  if (day <= today) {
    const tomorrow = dayToDate(today + 1);
    throw new UsageError(`${date} is not ahead`, `the first day to plan for is ${tomorrow}`);
  }
  assertNear(date, day - today, 'plan for a nearer date');
  if (select(bank.questions, { level, topic, tag }).length === 0) {
    throw new UsageError('no question fits this selection', 'leave out an option');
  }
  assertWeighable(Object.keys(weight), bank.questions);
  const interview: Interview = {
    date,
    minutes: minutes ?? minutesPerDay,
    level,
    topic,
    tag,
    weights: weight,
    policy: 'most gain',
  };
  return { ...interview, day };
}

const FARTHEST_DAYS = 366;

/** Refuses what is too far ahead to simulate. */
export function assertNear(date: string, days: number, remedy: string): void {
  if (days > FARTHEST_DAYS) throw new UsageError(`${date} is more than a year ahead`, remedy);
}

function assertWeighable(names: readonly string[], questions: readonly QuestionSummary[]): void {
  const known = new Set<string>(LEVELS);
  for (const { id, topic, tags } of questions)
    for (const name of [id, topic, ...tags]) known.add(name);
  for (const name of names) {
    if (known.has(name)) continue;
    throw new UsageError(
      `nothing is called "${name}" to weigh${didYouMean(name, known)}`,
      'name a level, a topic, a tag or an id',
    );
  }
}

/** Minutes a day, for commander. */
export function minutesADay(value: string): number {
  const number = positive(value);
  if (number <= MOST_MINUTES) return number;
  throw new InvalidArgumentError(`It must be at most ${MOST_MINUTES}.`);
}

/** Collects name=number pairs, for commander. */
export function weighing(value: string, before: Readonly<Record<string, number>> = {}) {
  const pairs = value.split(',').map((pair) => /^([^=]+)=([\d.]+)$/.exec(pair.trim()));
  const read = pairs.map((pair) => [pair?.[1]?.trim() ?? '', Number(pair?.[2])] as const);
  if (read.some(([name, number]) => name === '' || !isWeight(number))) {
    throw new InvalidArgumentError('It must be like rag=2, with a number above 0 and at most 100.');
  }
  return { ...before, ...Object.fromEntries(read) };
}
