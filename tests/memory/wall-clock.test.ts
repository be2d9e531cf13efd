import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Moment, parseStamp } from '../../src/memory/study-day.ts';
import { readWallClock } from '../../src/memory/wall-clock.ts';
import { stampOf } from '../support/journal-arbitraries.ts';

const STAMP =
  /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,3})\d*)?(?:Z|([+-])([01]\d|2[0-3]):([0-5]\d))$/;
const MINUTE = 60_000;

/** What a regular expression and the language's own calendar make of a timestamp. */
function plainly(at: string): Moment | undefined {
  const [, clock = '', fraction = '', sign, hours, minutes] = STAMP.exec(at) ?? [];
  const wallClock = Date.parse(`${clock}.${fraction.padEnd(3, '0')}Z`);
  if (Number.isNaN(wallClock) || !new Date(wallClock).toISOString().startsWith(clock)) {
    return undefined;
  }
  if (Number(clock.slice(0, 4)) < 100) return undefined;
  const ahead = Number(hours ?? 0) * 60 + Number(minutes ?? 0);
  return { time: wallClock - (sign === '-' ? -ahead : ahead) * MINUTE, wallClock };
}

const LAST = Date.UTC(9999, 11, 30);
const stamps = fc
  .tuple(fc.integer({ min: Date.UTC(0, 0), max: LAST }), fc.integer({ min: -1439, max: 1439 }))
  .map(([time, offset]) => stampOf(time, offset));

/** A timestamp with a few of its characters changed, left out or doubled. */
const nearly = fc
  .tuple(
    stamps,
    fc.array(fc.tuple(fc.nat(30), fc.constantFrom(...'0123456789-:.+TZ ', '', '00', '٣')), {
      maxLength: 3,
    }),
  )
  .map(([stamp, changes]) =>
    changes.reduce((text, [at, by]) => text.slice(0, at) + by + text.slice(at + 1), stamp),
  );

/** Digits where digits belong, whatever they say. */
const digits = (count: number) =>
  fc.string({ unit: fc.constantFrom(...'0123459'), minLength: count, maxLength: count });
const numbers = fc
  .tuple(digits(4), digits(2), digits(2), digits(2), digits(2), digits(2), digits(2), digits(2))
  .map(([y, mo, d, h, mi, s, oh, om]) => `${y}-${mo}-${d}T${h}:${mi}:${s}+${oh}:${om}`);

describe('a timestamp', () => {
  it('is read as the calendar of the language has it', () => {
    fc.assert(
      fc.property(stamps, (stamp) => {
        expect(parseStamp(stamp)).toEqual(plainly(stamp));
      }),
      { numRuns: 1000 },
    );
  });

  it('with a mistake in it is refused, or read, just as a strict reading would', () => {
    fc.assert(
      fc.property(fc.oneof(nearly, numbers), (text) => {
        expect(parseStamp(text)).toEqual(plainly(text));
      }),
      { numRuns: 5000 },
    );
  });

  it('exists on every day from the year 100 to 9999, and on no other', () => {
    const wrong: string[] = [];
    for (let year = 0; year <= 9999; year += 1) {
      for (const monthDay of ['01-01', '02-28', '02-29', '03-01', '12-31', '04-31']) {
        const stamp = `${String(year).padStart(4, '0')}-${monthDay}T00:00:00Z`;
        if (parseStamp(stamp)?.time !== plainly(stamp)?.time) wrong.push(stamp);
      }
    }
    expect(wrong).toEqual([]);
  });
});

it('a wall clock says where the offset starts', () => {
  const ends = ['2026-11-23T14:03:22Z', '2026-11-23T14:03:22.5+01:00', '2026-11-23T14:03:22'];
  expect(ends.map((at) => readWallClock(at)?.end)).toEqual([19, 21, 19]);
  expect(readWallClock('2026-11-23T14:03')).toBeUndefined();
});
