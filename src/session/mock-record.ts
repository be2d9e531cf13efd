import { LANGUAGES, type Language } from '../bank/question.ts';
import { isRating } from '../memory/events.ts';
import { MOCK_PHASES, type Mock, type MockAnswer, type MockMark } from './mock.ts';
import type { Tallies } from './mock-score.ts';
import { fieldOf } from './text-field.ts';

const STATES = ['unfinished', 'finished', 'abandoned'] as const;
export type MockState = (typeof STATES)[number];

/** An interview with what it takes to go on with it, or to list it, later. */
export interface MockRecord {
  readonly state: MockState;
  /** When it began, as ISO 8601 with the local offset. */
  readonly at: string;
  readonly lang: Language;
  /** The only folder it asks from, if there is one; absolute. */
  readonly deck: string | null;
  /** Where its report goes, if there is to be one; absolute. */
  readonly out: string | null;
  readonly mock: Mock;
  /** Of a finished interview. */
  readonly score: Tallies | null;
}

/** A record as it was saved; undefined for anything else, whatever it is. */
export function readRecord(record: unknown): MockRecord | undefined {
  if (!isObject(record) || !isObject(record.mock) || !isObject(record.mock.draft)) return undefined;
  const { state, at, lang, deck, out, mock, score } = record;
  const { text } = record.mock.draft;
  const isValid =
    STATES.includes(state as MockState) &&
    typeof at === 'string' &&
    LANGUAGES.includes(lang as Language) &&
    [deck, out].every((path) => path === null || typeof path === 'string') &&
    isMock(mock) &&
    typeof text === 'string' &&
    (score === null || isScore(score)) &&
    (score === null) === (state !== 'finished');
  if (!isValid) return undefined;
  return {
    ...record,
    mock: { ...record.mock, draft: fieldOf(text), points: 0, cursor: 0, ticked: [] },
  } as unknown as MockRecord;
}

type Unknown<T> = { readonly [K in keyof T]?: unknown };

function isMock(value: Unknown<Mock>): boolean {
  const { phase, ids, answers, marks, minutes, startedAt, deadline, shownAt, pausedAt } = value;
  return (
    MOCK_PHASES.includes(phase as Mock['phase']) &&
    isListOf(ids, (id) => typeof id === 'string') &&
    isListOf(answers, (answer, index) => isAnswer(answer, ids[index])) &&
    isListOf(marks, isMark) &&
    marks.length <= answers.length &&
    (phase === 'done' || isLeft(phase === 'debrief' ? [answers, marks] : [ids, answers])) &&
    [minutes, startedAt, deadline, shownAt, pausedAt].every(Number.isFinite)
  );
}

/** Whether there is one more to go on with. */
function isLeft([all, done]: readonly [readonly unknown[], readonly unknown[]]): boolean {
  return done.length < all.length;
}

function isAnswer(value: unknown, asked: unknown): boolean {
  if (!isObject(value)) return false;
  const { id, how, text, ms } = value as Unknown<MockAnswer>;
  const isKnown = how === 'typed' || how === 'spoken' || how === 'skipped';
  return id === asked && isKnown && typeof text === 'string' && Number.isFinite(ms);
}

function isMark(value: unknown): boolean {
  if (!isObject(value)) return false;
  const { rating, ticked, event } = value as Unknown<MockMark>;
  return isRating(rating) && isListOf(ticked, Number.isInteger) && typeof event === 'string';
}

function isScore(value: unknown): boolean {
  if (!isObject(value)) return false;
  return [value.must, value.bonus].every(
    (tally) => isObject(tally) && [tally.said, tally.all].every(Number.isInteger),
  );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

function isListOf(
  value: unknown,
  isItem: (item: unknown, index: number) => boolean,
): value is unknown[] {
  return Array.isArray(value) && value.every(isItem);
}
