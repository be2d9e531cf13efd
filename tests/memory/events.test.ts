import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ratingName, readLine } from '../../src/memory/events.ts';

const AT = '2026-11-23T14:03:22.123+01:00';
const TIME = Date.parse(AT);
const WALL_CLOCK = Date.parse('2026-11-23T14:03:22.123Z');

const review = { v: 1, id: 'r1', at: AT, event: 'review', question: 'rope', rating: 3 };

function read(changes: Record<string, unknown>) {
  return readLine(JSON.stringify({ ...review, ...changes }));
}

describe('a line of the journal', () => {
  it.each([
    [
      'a review with all its details',
      { ms: 74_210, markingMs: 900, mode: 'recall', points: [0, 1] },
    ],
    ['a review', {}],
    ['a suspended question', { event: 'suspend' }],
    ['a resumed question', { event: 'resume' }],
    ['a buried question', { event: 'bury' }],
    ['a forgotten question', { event: 'forget' }],
    ['an undo', { event: 'undo', of: 'r0' }],
    ['a field that this version does not know', { mood: 'good' }],
  ])('tells %s', (_, changes) => {
    const event = { ...review, ...changes };
    expect(read(changes)).toEqual({ kind: 'event', event, time: TIME, wallClock: WALL_CLOCK });
  });

  it.each([
    ['a later version', { v: 2 }, 'version 2'],
    ['a later version of another shape', { v: 3, id: 7, at: null, event: {} }, 'version 3'],
    ['an event of an unknown kind', { event: 'flag' }, 'event "flag"'],
    ['an unknown kind without a question', { event: 'sync', question: undefined }, 'event "sync"'],
    ['a kind that is also a word of JavaScript', { event: 'constructor' }, 'event "constructor"'],
  ])('of a newer program is foreign: %s', (_, changes, reason) => {
    expect(read(changes)).toEqual({ kind: 'foreign', reason });
  });

  it.each([
    ['no version', { v: undefined }, 'no version'],
    ['a version that is no number', { v: '1' }, 'no version'],
    ['no id', { id: undefined }, 'no id'],
    ['an empty id', { id: '' }, 'no id'],
    ['no time', { at: undefined }, 'no valid time'],
    ['a time in milliseconds', { at: TIME }, 'no valid time'],
    ['a time without offset', { at: '2026-11-23T14:03:22.123' }, 'no valid time'],
    ['no event', { event: undefined }, 'no event'],
    ['no question', { question: undefined }, 'no question'],
    ['an empty question', { question: '' }, 'no question'],
    ['no rating', { rating: undefined }, 'no rating from 1 to 4'],
    ['rating 0', { rating: 0 }, 'no rating from 1 to 4'],
    ['rating 5', { rating: 5 }, 'no rating from 1 to 4'],
    ['rating 2.5', { rating: 2.5 }, 'no rating from 1 to 4'],
    ['rating "3"', { rating: '3' }, 'no rating from 1 to 4'],
    ['an undo of nothing', { event: 'undo' }, 'an undo of nothing'],
  ])('is damaged with %s', (_, changes, reason) => {
    expect(read(changes)).toEqual({ kind: 'damaged', reason });
  });

  it.each([
    ['half of an event', JSON.stringify(review).slice(0, 40)],
    ['two events glued together', JSON.stringify(review).repeat(2)],
    ['zero bytes', '\0'.repeat(64)],
    ['nothing', ''],
    ['null', 'null'],
    ['a list', '[1]'],
    ['a number', '1'],
    ['a string', '"review"'],
  ])('is damaged when it holds %s', (_, line) => {
    expect(readLine(line)).toEqual({ kind: 'damaged', reason: 'not a JSON object' });
  });

  it('never throws, whatever a file holds', () => {
    const fields = fc.record(
      {
        v: fc.oneof(fc.constant(1), fc.jsonValue()),
        id: fc.oneof(fc.constant('r1'), fc.jsonValue()),
        at: fc.oneof(fc.constant(AT), fc.jsonValue()),
        event: fc.oneof(fc.constantFrom('review', 'undo', '__proto__'), fc.jsonValue()),
        question: fc.jsonValue(),
        rating: fc.jsonValue(),
      },
      { requiredKeys: [] },
    );
    const lines = fc.oneof(
      fc.string(),
      fc.json(),
      fields.map((value) => JSON.stringify(value)),
    );
    fc.assert(
      fc.property(lines, (line) => ['event', 'foreign', 'damaged'].includes(readLine(line).kind)),
      { numRuns: 1000 },
    );
  });
});

describe('the name of a rating', () => {
  it('is the word on the key', () => {
    expect(([1, 2, 3, 4] as const).map(ratingName)).toEqual(['again', 'hard', 'good', 'easy']);
  });
});
