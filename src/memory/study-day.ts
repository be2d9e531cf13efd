import { digitsAt, readWallClock } from './wall-clock.ts';

/**
 * Study days. A study day runs from `dayStartsAt` (minutes after local midnight, 240 = 04:00) to the
 * next, and is numbered by days since 1970-01-01. It is read off the wall clock that the timestamp
 * itself records, so that a journal means the same in any time zone and across daylight saving.
 */

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** An instant and the wall-clock time it was recorded at, both in milliseconds. */
export interface Moment {
  readonly time: number;
  readonly wallClock: number;
}

/** Reads an ISO 8601 timestamp with offset; undefined when it is not one. */
export function parseStamp(at: string): Moment | undefined {
  const clock = readWallClock(at);
  if (clock === undefined) return undefined;
  const offset = readOffset(at, clock.end);
  return Number.isNaN(offset)
    ? undefined
    : { time: clock.time - offset * MINUTE, wallClock: clock.time };
}

/** The minutes by which the clock is ahead of UTC, as a timestamp ends: Z or +01:00; NaN when it does not. */
function readOffset(at: string, from: number): number {
  if (at[from] === 'Z') return at.length === from + 1 ? 0 : Number.NaN;
  const sign = at[from] === '+' ? 1 : at[from] === '-' ? -1 : Number.NaN;
  const hours = digitsAt(at, from + 1, 2);
  const minutes = digitsAt(at, from + 4, 2);
  const isWhole = at.length === from + 6 && at[from + 3] === ':';
  return isWhole && hours < 24 && minutes < 60 ? sign * (hours * 60 + minutes) : Number.NaN;
}

/** An instant as ISO 8601 with milliseconds and the local offset: 2026-11-23T14:03:22.123+01:00. */
export function formatStamp(now: Date): string {
  const offset = -now.getTimezoneOffset();
  const local = new Date(now.getTime() + offset * MINUTE).toISOString().slice(0, -1);
  const sign = offset < 0 ? '-' : '+';
  const two = (value: number) => String(value).padStart(2, '0');
  return `${local}${sign}${two(Math.floor(Math.abs(offset) / 60))}:${two(Math.abs(offset) % 60)}`;
}

/** The number of the study day that a wall-clock time falls in. */
export function studyDay(wallClock: number, dayStartsAt: number): number {
  return Math.floor((wallClock - dayStartsAt * MINUTE) / DAY);
}

/** The number of the study day in progress at an instant, in this process's time zone. */
export function studyDayAt(now: Date, dayStartsAt: number): number {
  return studyDay(now.getTime() - now.getTimezoneOffset() * MINUTE, dayStartsAt);
}

/** The ISO date of a study day: 20780 is 2026-11-23. */
export function dayToDate(day: number): string {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

/** The study day of an ISO date; undefined for what is none. */
export function dateToDay(date: string): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return undefined;
  const time = Date.parse(`${date}T00:00:00Z`);
  return Number.isNaN(time) || dayToDate(time / DAY) !== date ? undefined : time / DAY;
}
