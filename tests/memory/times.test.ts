import { expect, it } from 'vitest';
import type { Rating } from '../../src/memory/events.ts';
import { fold } from '../../src/memory/fold.ts';
import type { TimedEvent } from '../../src/memory/standing.ts';
import { parseStamp } from '../../src/memory/study-day.ts';
import { FOLD_OPTIONS } from '../support/memory-options.ts';

const MINUTE = 60_000;

function progressOf(
  ...reviews: [day: number, rating: Rating, minutes: number, marking?: number][]
) {
  const events = reviews.map(([day, rating, minutes, marking], index): TimedEvent => {
    const at = `2026-11-${day}T10:${String(index).padStart(2, '0')}:00.000Z`;
    const ms = minutes === 0 ? {} : { ms: minutes * MINUTE };
    const markingMs = marking === undefined ? {} : { markingMs: marking * MINUTE };
    const moment = parseStamp(at);
    if (moment === undefined) throw new Error(at);
    return {
      event: {
        v: 1,
        id: `r${index}`,
        at,
        event: 'review',
        question: 'rope',
        rating,
        ...ms,
        ...markingMs,
      },
      ...moment,
    };
  });
  return fold(events, FOLD_OPTIONS);
}

function timesOf(...reviews: Parameters<typeof progressOf>) {
  const times = progressOf(...reviews).questions.get('rope')?.times;
  if (times === undefined) return undefined;
  const told = ({ days, ms }: { days: number; ms: number }) => `${ms / MINUTE} min on ${days}`;
  return [told(times.new), told(times.pass), told(times.fail)];
}

it('tells what a new question, a known one and a missed one took', () => {
  expect(timesOf([20, 3, 3, 1], [22, 3, 2], [25, 1, 5], [27, 4, 1])).toEqual([
    '4 min on 1',
    '3 min on 2',
    '5 min on 1',
  ]);
});

it('counts repeats on the same day to what the day began with', () => {
  expect(timesOf([20, 1, 3], [20, 3, 2], [21, 1, 4], [21, 3, 1])).toEqual([
    '5 min on 1',
    '0 min on 0',
    '5 min on 1',
  ]);
});

it('leaves out reviews that nobody timed', () => {
  expect(timesOf([20, 3, 0], [22, 3, 0])).toBeUndefined();
  expect(timesOf([20, 3, 0], [22, 3, 2])).toEqual(['0 min on 0', '2 min on 1', '0 min on 0']);
});

it('takes a question left open over lunch for a quarter of an hour', () => {
  expect(timesOf([20, 3, 95])).toEqual(['15 min on 1', '0 min on 0', '0 min on 0']);
});

it('sums what a study day took', () => {
  const { days } = progressOf([20, 1, 3, 1], [20, 3, 2], [21, 3, 1]);
  expect([...days.values()]).toEqual([
    { reviews: 2, ms: 6 * MINUTE },
    { reviews: 1, ms: MINUTE },
  ]);
});
