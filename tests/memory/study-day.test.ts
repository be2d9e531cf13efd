import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  dateToDay,
  dayToDate,
  formatStamp,
  parseStamp,
  studyDay,
  studyDayAt,
} from '../../src/memory/study-day.ts';
import { DAY_STARTS_AT } from '../support/memory-options.ts';
import { inZone } from '../support/time-zone.ts';

const ZONES = ['Europe/Paris', 'America/New_York', 'Asia/Kolkata', 'Pacific/Auckland', 'UTC'];

const MILLISECOND = 1;
const HOUR = 3_600_000;

function dateAt(instant: number): string {
  return dayToDate(studyDayAt(new Date(instant), DAY_STARTS_AT));
}

/** The study day that a journal line written at this instant tells, wherever it is read. */
function recordedDate(instant: number): string {
  const moment = parseStamp(formatStamp(new Date(instant)));
  return dayToDate(studyDay(moment?.wallClock ?? Number.NaN, DAY_STARTS_AT));
}

describe('a study day starts at 04:00 local time', () => {
  it.each([
    ['Europe/Paris', 'winter', '2026-01-15T03:00Z', '2026-01-15'],
    ['Europe/Paris', 'clocks forward in the night', '2026-03-29T02:00Z', '2026-03-29'],
    ['Europe/Paris', 'clocks back in the night', '2026-10-25T03:00Z', '2026-10-25'],
    ['America/New_York', 'clocks forward in the night', '2026-03-08T08:00Z', '2026-03-08'],
    ['America/New_York', 'clocks back in the night', '2026-11-01T09:00Z', '2026-11-01'],
    ['Asia/Kolkata', 'half an hour off', '2026-07-01T22:30Z', '2026-07-02'],
    ['Pacific/Auckland', 'clocks back in the night', '2026-04-04T16:00Z', '2026-04-05'],
    ['Pacific/Auckland', 'clocks forward in the night', '2026-09-26T15:00Z', '2026-09-27'],
    ['UTC', 'leap day', '2028-02-29T04:00Z', '2028-02-29'],
    ['UTC', 'new year', '2027-01-01T04:00Z', '2027-01-01'],
  ])('%s, %s: at %s', (zone, _, instant, date) => {
    const start = Date.parse(instant);
    const dayBefore = dayToDate(Date.parse(date) / (24 * HOUR) - 1);
    inZone(zone, () => {
      // Before 04:00, at 04:00, and well after midnight on both sides of the change of clocks.
      const instants = [start - 3 * HOUR, start - MILLISECOND, start, start + 19 * HOUR];
      const expected = [dayBefore, dayBefore, date, date];
      expect(instants.map(dateAt)).toEqual(expected);
      expect(instants.map(recordedDate)).toEqual(expected);
    });
  });

  it('goes on across midnight', () => {
    for (const zone of ZONES) {
      inZone(zone, () => {
        const evening = new Date(2026, 5, 15, 23, 59, 59, 999).getTime();
        expect([evening, evening + MILLISECOND].map(dateAt)).toEqual(['2026-06-15', '2026-06-15']);
      });
    }
  });

  it('counts one day from evening to evening, however many hours the clocks make it', () => {
    for (const zone of ZONES) {
      inZone(zone, () => {
        const evening = (dayOfYear: number) => new Date(2026, 0, dayOfYear, 22, 30);
        const days = Array.from({ length: 366 }, (_, index) =>
          studyDayAt(evening(index + 1), DAY_STARTS_AT),
        );
        expect(days).toEqual(days.map((_, index) => (days[0] as number) + index));
      });
    }
  });

  it.each([
    [0, '2026-11-23T00:00', '2026-11-23'],
    [0, '2026-11-22T23:59', '2026-11-22'],
    [240, '2026-11-23T03:59', '2026-11-22'],
    [240, '2026-11-23T04:00', '2026-11-23'],
    [1439, '2026-11-23T23:58', '2026-11-22'],
    [1439, '2026-11-23T23:59', '2026-11-23'],
  ])('or at another time: minute %i, on the clock %s', (startsAt, clock, date) => {
    expect(dayToDate(studyDay(Date.parse(`${clock}Z`), startsAt))).toBe(date);
  });
});

describe('a timestamp', () => {
  it.each([
    ['Europe/Paris', '2026-11-23T14:03:22.123+01:00'],
    ['America/New_York', '2026-11-23T08:03:22.123-05:00'],
    ['Asia/Kolkata', '2026-11-23T18:33:22.123+05:30'],
    ['Pacific/Auckland', '2026-11-24T02:03:22.123+13:00'],
    ['UTC', '2026-11-23T13:03:22.123+00:00'],
    ['America/St_Johns', '2026-11-23T09:33:22.123-03:30'],
  ])('tells the local time and its offset in %s', (zone, stamp) => {
    const now = new Date('2026-11-23T13:03:22.123Z');
    expect(inZone(zone, () => formatStamp(now))).toBe(stamp);
  });

  it.each(ZONES)('is read back as it was written in %s', (zone) => {
    const between = { min: new Date('1980-01-01Z'), max: new Date('2100-01-01Z') };
    const instants = fc.date({ ...between, noInvalidDate: true });
    inZone(zone, () => {
      fc.assert(
        fc.property(instants, (now) => {
          const [year, month, day] = [now.getFullYear(), now.getMonth(), now.getDate()];
          const [hours, minutes] = [now.getHours(), now.getMinutes()];
          const [seconds, rest] = [now.getSeconds(), now.getMilliseconds()];
          expect(parseStamp(formatStamp(now))).toEqual({
            time: now.getTime(),
            wallClock: Date.UTC(year, month, day, hours, minutes, seconds, rest),
          });
        }),
      );
    });
  });

  it('means the same wherever it is read', () => {
    const stamp = '2026-11-23T02:00:00.000+13:00';
    const read = ZONES.map((zone) => inZone(zone, () => parseStamp(stamp)));
    const time = Date.parse('2026-11-22T13:00:00Z');
    const wallClock = Date.parse('2026-11-23T02:00:00Z');
    expect(read).toEqual(ZONES.map(() => ({ time, wallClock })));
  });

  it.each([
    ['without a fraction', '2026-11-23T14:03:22Z', '2026-11-23T14:03:22.000Z'],
    ['with tenths', '2026-11-23T14:03:22.5Z', '2026-11-23T14:03:22.500Z'],
    ['with microseconds', '2026-11-23T14:03:22.123999Z', '2026-11-23T14:03:22.123Z'],
    ['west of Greenwich', '2026-11-23T14:03:22-03:30', '2026-11-23T17:33:22.000Z'],
    ['as far east as it gets', '2026-11-23T14:03:22+14:00', '2026-11-23T00:03:22.000Z'],
    ['on a leap day', '2028-02-29T00:00:00Z', '2028-02-29T00:00:00.000Z'],
  ])('%s is read', (_, stamp, instant) => {
    expect(parseStamp(stamp)?.time).toBe(Date.parse(instant));
  });

  it.each([
    ['a day that the month lacks', '2026-02-30T10:00:00Z'],
    ['29 February of another year', '2026-02-29T10:00:00Z'],
    ['month 13', '2026-13-01T10:00:00Z'],
    ['month 0', '2026-00-10T10:00:00Z'],
    ['hour 24', '2026-11-23T24:00:00Z'],
    ['minute 60', '2026-11-23T10:60:00Z'],
    ['second 60', '2026-11-23T10:00:60Z'],
    ['no offset', '2026-11-23T10:00:00'],
    ['an offset of a whole day', '2026-11-23T10:00:00+24:00'],
    ['an offset with 60 minutes', '2026-11-23T10:00:00+01:60'],
    ['an offset without a colon', '2026-11-23T10:00:00+0100'],
    ['a space for the T', '2026-11-23 10:00:00Z'],
    ['only a date', '2026-11-23'],
    ['no digits behind the point', '2026-11-23T10:00:00.Z'],
    ['something before it', 'x2026-11-23T10:00:00Z'],
    ['something behind it', '2026-11-23T10:00:00Z\n'],
    ['nothing', ''],
  ])('with %s is refused', (_, stamp) => {
    expect(parseStamp(stamp)).toBeUndefined();
  });

  it('is read or refused, whatever it holds', () => {
    const close = fc.string({ unit: fc.constantFrom(...'0123456789-:.+TZ '), maxLength: 32 });
    fc.assert(
      fc.property(fc.oneof(close, fc.string()), (text) => {
        const moment = parseStamp(text);
        return moment === undefined || Number.isFinite(moment.time + moment.wallClock);
      }),
    );
  });
});

it.each([
  ['1970-01-01', 0],
  ['2026-11-23', 20_780],
  ['2028-02-29', 21_243],
  ['2027-02-29', undefined],
  ['2026-02-31', undefined],
  ['2026-13-01', undefined],
  ['2026-1-1', undefined],
  ['20261123', undefined],
  ['2026-11-23T10:00', undefined],
  ['', undefined],
])('the date %j is study day %s', (date, day) => {
  expect(dateToDay(date)).toBe(day);
});
