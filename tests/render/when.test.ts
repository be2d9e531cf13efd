import { describe, expect, it } from 'vitest';
import {
  clock,
  counted,
  duration,
  localDate,
  shortInterval,
  whenDue,
} from '../../src/render/when.ts';
import { inZone } from '../support/time-zone.ts';

/** The study day of an ISO date. */
function day(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / 86_400_000;
}

const TODAY = day('2026-11-23');

describe('when a question is next due', () => {
  it.each<[due: string | null, state: string, words: string]>([
    [null, 'new', 'new'],
    ['2026-11-23', 'suspended', 'suspended'],
    [null, 'suspended', 'suspended'],
    ['2026-11-23', 'review', 'today'],
    ['2025-01-01', 'review', 'today'],
    ['2026-11-24', 'review', 'tomorrow'],
    ['2026-11-25', 'review', 'in 2 days'],
    ['2026-12-07', 'learning', 'in 14 days'],
    ['2026-12-08', 'review', localDate(day('2026-12-08'), TODAY)],
  ])('%s, %s: %s', (due, state, words) => {
    expect(whenDue(due === null ? null : day(due), TODAY, state)).toBe(words);
  });
});

describe('a date', () => {
  it('is the reader’s own, with the year only where it is another one', () => {
    const format = (date: string, options: Intl.DateTimeFormatOptions) =>
      new Date(date).toLocaleDateString(undefined, { timeZone: 'UTC', ...options });
    const short = { day: 'numeric', month: 'short' } as const;
    expect(localDate(day('2026-12-31'), TODAY)).toBe(format('2026-12-31', short));
    expect(localDate(day('2026-12-31'), TODAY)).not.toContain('2026');
    expect(localDate(day('2027-01-01'), TODAY)).toBe(
      format('2027-01-01', { ...short, year: 'numeric' }),
    );
    expect(localDate(day('2027-01-01'), TODAY)).toContain('2027');
  });

  it.each(['America/Los_Angeles', 'Pacific/Kiritimati'])('is the same day in %s', (zone) => {
    expect(inZone(zone, () => localDate(TODAY, TODAY))).toBe(localDate(TODAY, TODAY));
  });
});

it.each([
  [0, 'today'],
  [1, '1d'],
  [59, '59d'],
  [60, '2mo'],
  [180, '6mo'],
  [364, '12mo'],
  [365, '1y'],
  [438, '1.2y'],
  [36_500, '99.9y'],
])('an interval of %i days is %s on a key', (days, words) => {
  expect(shortInterval(days)).toBe(words);
});

it.each([
  [0, '0:00'],
  [-5, '0:00'],
  [999, '0:00'],
  [42_000, '0:42'],
  [59_999, '0:59'],
  [600_000, '10:00'],
  [3_599_999, '59:59'],
  [3_723_000, '1:02:03'],
])('%i ms is %s on the clock', (milliseconds, shown) => {
  expect(clock(milliseconds)).toBe(shown);
});

it.each([
  [30, '30 s'],
  [59, '59 s'],
  [60, '1 min'],
  [120, '2 min'],
  [300, '5 min'],
])('%i seconds are %s', (seconds, words) => {
  expect(duration(seconds)).toBe(words);
});

it('one is not many', () => {
  expect([0, 1, 2].map((count) => counted(count, 'question'))).toEqual([
    '0 questions',
    '1 question',
    '2 questions',
  ]);
  expect([counted(1, 'reply', 'replies'), counted(3, 'reply', 'replies')]).toEqual([
    '1 reply',
    '3 replies',
  ]);
});
