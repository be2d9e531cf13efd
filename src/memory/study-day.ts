/**
 * Study days. A study day runs from `dayStartsAt` (minutes after local midnight, 240 = 04:00) to the
 * next, and is numbered by days since 1970-01-01. It is read off the wall clock that the timestamp
 * itself records, so that a journal means the same in any time zone and across daylight saving.
 */

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

const STAMP =
  /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,3})\d*)?(?:(Z)|([+-])([01]\d|2[0-3]):([0-5]\d))$/;

/** An instant and the wall-clock time it was recorded at, both in milliseconds. */
export interface Moment {
  readonly time: number;
  readonly wallClock: number;
}

/** Reads an ISO 8601 timestamp with offset; undefined when it is not one. */
export function parseStamp(at: string): Moment | undefined {
  const match = STAMP.exec(at);
  if (match === null) return undefined;
  const [, year, month, day, hour, minute, second, fraction = '0', , sign, offHours, offMinutes] =
    match;
  const wallClock = Date.UTC(
    Number(year),
    Number(month) - 1,
    Number(day),
    Number(hour),
    Number(minute),
    Number(second),
    Number(fraction.padEnd(3, '0')),
  );
  if (!sameDigits(wallClock, at)) return undefined;
  const offset =
    sign === undefined
      ? 0
      : (sign === '-' ? -1 : 1) * (Number(offHours) * 60 + Number(offMinutes)) * MINUTE;
  return { time: wallClock - offset, wallClock };
}

/** False for the 31st of February and the like, which Date.UTC would carry over. */
function sameDigits(wallClock: number, at: string): boolean {
  return (
    !Number.isNaN(wallClock) && new Date(wallClock).toISOString().slice(0, 19) === at.slice(0, 19)
  );
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
