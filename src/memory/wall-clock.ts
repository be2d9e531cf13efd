const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const ZERO = 48;
const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** What a timestamp starts with. */
export interface WallClock {
  /** Milliseconds since 1970 by the clock on the wall. */
  readonly time: number;
  /** Where what comes after the date and time starts. */
  readonly end: number;
}

/**
 * Reads the date and time that a timestamp starts with, 2026-11-23T14:03:22 and any fraction; undefined when there is
 * none. Digit by digit: a regular expression and a Date take ten times as long, and a journal has a million of them.
 */
export function readWallClock(at: string): WallClock | undefined {
  const date = readDate(at);
  const hour = digitsAt(at, 11, 2);
  const minute = digitsAt(at, 14, 2);
  const second = digitsAt(at, 17, 2);
  if (Number.isNaN(date) || !(hour < 24 && minute < 60 && second < 60)) return undefined;
  if (at[10] !== 'T' || at[13] !== ':' || at[16] !== ':') return undefined;
  const seconds = date * DAY + hour * HOUR + minute * MINUTE + second * SECOND;
  if (at[19] !== '.') return { time: seconds, end: 19 };
  const end = digitsEnd(at, 20);
  return end === 20 ? undefined : { time: seconds + thousandths(at, 20, end), end };
}

/** The number of so many digits; NaN where there are others. */
export function digitsAt(text: string, from: number, count: number): number {
  let value = 0;
  for (let index = from; index < from + count; index += 1) {
    const digit = text.charCodeAt(index) - ZERO;
    if (!(digit >= 0 && digit <= 9)) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
}

function digitsEnd(text: string, from: number): number {
  let end = from;
  while (!Number.isNaN(digitsAt(text, end, 1))) end += 1;
  return end;
}

/** What lies behind the third digit is cut off. */
function thousandths(text: string, from: number, end: number): number {
  const count = Math.min(end - from, 3);
  return digitsAt(text, from, count) * 10 ** (3 - count);
}

/** The days since 1970-01-01 of the ISO date that a text starts with; NaN when it is none, or before the year 100. */
function readDate(text: string): number {
  const year = digitsAt(text, 0, 4);
  const month = digitsAt(text, 5, 2);
  const day = digitsAt(text, 8, 2);
  const exists = year >= 100 && month >= 1 && day >= 1 && day <= monthLength(year, month);
  return exists && text[4] === '-' && text[7] === '-'
    ? daysFromCivil(year, month, day)
    : Number.NaN;
}

/** 0 for a month that is none. */
function monthLength(year: number, month: number): number {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 && isLeap ? 29 : (MONTH_DAYS[month - 1] ?? 0);
}

/**
 * The days from 1970-01-01 to a date, for years from 0 on: years start in March, so that the leap day is their last.
 * Source: Howard Hinnant, https://howardhinnant.github.io/date_algorithms.html#days_from_civil
 */
function daysFromCivil(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const dayOfEra =
    yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}
