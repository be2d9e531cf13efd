import { describe, expect, it } from 'vitest';
import { fold } from '../../src/memory/fold.ts';
import { UNTOUCHED } from '../../src/memory/progress.ts';
import {
  dueDate,
  dueDay,
  isDue,
  isNew,
  recallToday,
  startedOn,
  stateOf,
  streak,
} from '../../src/memory/status.ts';
import { dayToDate } from '../../src/memory/study-day.ts';
import { DEFAULT_WEIGHTS } from '../../src/memory/weights.ts';
import { timedOf } from '../support/journal-rows.ts';
import { FOLD_OPTIONS } from '../support/memory-options.ts';

const TODAY = 20_780; // 2026-11-23

/** What the rows make of the question; "-" is a question without any. */
function progressOf(...rows: string[]) {
  const { questions } = fold(rows.map(timedOf), FOLD_OPTIONS);
  return questions.get('rope') ?? UNTOUCHED;
}

const good = 'r1 rope good 2026-11-23T10:00'; // due on the 25th
const again = 'r1 rope again 2026-11-23T10:00'; // due today
const suspend = 'e1 rope suspend 2026-11-23T11:00';
const resume = 'e2 rope resume 2026-11-23T12:00';
const bury = 'e1 rope bury 2026-11-23T11:00'; // until tomorrow
const buryLater = 'e1 rope bury 2026-11-25T11:00';
const forget = 'e1 rope forget 2026-11-23T11:00';

describe('a question', () => {
  it.each([
    ['never reviewed', [], 'new', null],
    ['rated good', [good], 'review', '2026-11-25'],
    ['rated again', [again], 'learning', '2026-11-23'],
    ['rated again, then good', [again, 'r2 rope good 2026-11-23T10:05'], 'review', '2026-11-25'],
    ['suspended', [good, suspend], 'suspended', null],
    ['suspended before it was reviewed', [suspend], 'suspended', null],
    ['resumed', [good, suspend, resume], 'review', '2026-11-25'],
    ['set aside before it is due', [good, bury], 'review', '2026-11-25'],
    ['set aside when it is due today', [again, bury], 'learning', '2026-11-24'],
    ['set aside when it is due', [good, buryLater], 'review', '2026-11-26'],
    ['set aside and resumed', [again, bury, resume], 'learning', '2026-11-23'],
    ['set aside before it was reviewed', [bury], 'new', null],
    ['forgotten', [good, forget], 'new', null],
    ['taken back', [good, 'u1 rope undo:r1 2026-11-23T10:01'], 'new', null],
  ])('that was %s', (_, rows, state, date) => {
    const progress = progressOf(...rows);
    expect([stateOf(progress), dueDate(progress)]).toEqual([state, date]);
    const day = dueDay(progress);
    expect(day === null ? null : dayToDate(day)).toBe(date);
  });

  it.each([
    ['due from its day on', [good], [false, false, true, true]],
    ['due at once after again', [again], [true, true, true, true]],
    ['not due while it is set aside', [good, buryLater], [false, false, false, true]],
    ['never due while it is suspended', [good, suspend], [false, false, false, false]],
    ['never due before its first review', [], [false, false, false, false]],
  ])('is %s', (_, rows, due) => {
    const days = [TODAY, TODAY + 1, TODAY + 2, TODAY + 3];
    expect(days.map((day) => isDue(progressOf(...rows), day))).toEqual(due);
  });

  it.each([
    ['never seen', [], [true, true]],
    ['set aside today', [bury], [false, true]],
    ['suspended', [suspend], [false, false]],
    ['reviewed', [good], [false, false]],
    ['forgotten', [good, forget], [true, true]],
  ])('%s is new today and tomorrow: %j', (_, rows, fresh) => {
    expect([TODAY, TODAY + 1].map((day) => isNew(progressOf(...rows), day))).toEqual(fresh);
  });
});

describe('the probability of recalling a question today', () => {
  const easy = 'r1 rope easy 2026-11-23T10:00'; // stability 8.2956

  it.each([
    ['on the day of the review', 0, 1],
    ['a day before, as after a journey westwards', -1, 1],
    ['a day later', 1, 0.9829],
    ['eight days later', 8, 0.9025],
    ['a year later', 365, 0.5577],
  ])('%s', (_, days, expected) => {
    expect(recallToday(progressOf(easy), TODAY + days, DEFAULT_WEIGHTS)).toBe(expected);
  });

  it('is unknown for a question that is new', () => {
    expect(recallToday(UNTOUCHED, TODAY, DEFAULT_WEIGHTS)).toBeNull();
  });
});

describe('a study day', () => {
  it('counts the questions that were reviewed for the first time', () => {
    const rows = [
      'r1 rope good 2026-11-22T10:00',
      'r2 rope good 2026-11-23T10:00',
      'r3 attention again 2026-11-23T10:00',
      'r4 attention good 2026-11-23T10:05',
      'r5 bpe good 2026-11-24T03:00',
      'e1 mamba suspend 2026-11-23T10:00',
    ];
    const all = [...fold(rows.map(timedOf), FOLD_OPTIONS).questions.values()];
    const counts = [TODAY - 1, TODAY, TODAY + 1].map((day) => startedOn(day, all));
    expect(counts).toEqual([1, 2, 0]);
  });
});

describe('the streak', () => {
  it.each([
    ['no review ever', [], 0],
    ['only today', [0], 1],
    ['today and the two days before', [0, -1, -2], 3],
    ['not yet today', [-1, -2], 2],
    ['nothing since the day before yesterday', [-2, -3], 0],
    ['a gap', [0, -1, -3, -4], 2],
    ['a day ahead, as after a journey westwards', [1, 0, -1], 2],
  ])('%s', (_, days, length) => {
    const counted = new Map(days.map((day) => [TODAY + day, 3]));
    expect(streak(counted, TODAY)).toBe(length);
  });
});
