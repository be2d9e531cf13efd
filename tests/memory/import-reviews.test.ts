import { describe, expect, it } from 'vitest';
import { readLine } from '../../src/memory/events.ts';
import { parseReviews } from '../../src/memory/import-reviews.ts';

const HEADER = 'card_id,review_rating,review_time,review_duration';

describe('a file of reviews', () => {
  it('becomes events that the journal can hold', () => {
    const { events, problems } = parseReviews(
      `${HEADER}\n17,3,2024-03-29T20:32:32.250000+00:00,25060\n"kv-cache",1,2024-03-30T10:00:00+02:00,\n`,
    );
    expect(problems).toEqual([]);
    expect(events.map((event) => readLine(JSON.stringify(event)).kind)).toEqual(['event', 'event']);
    expect(events).toMatchObject([
      { question: '17', rating: 3, ms: 25_060, event: 'review' },
      { question: 'kv-cache', rating: 1, at: '2024-03-30T10:00:00+02:00' },
    ]);
  });

  it('gives the same ids whenever it is read, and another for another review', () => {
    const rows = `${HEADER}\n1,3,2024-03-29T20:32:32Z,1\n2,3,2024-03-29T20:32:32Z,1\n`;
    const [first, second] = [parseReviews(rows), parseReviews(rows)];
    expect(first).toEqual(second);
    const ids = first.events.map(({ id }) => id);
    expect(new Set(ids).size).toBe(2);
    for (const id of ids)
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it('may have its columns in any order, others beside them, and Windows line ends', () => {
    const text =
      '\uFEFFdeck,review_time,card_id,review_rating\r\n"a, b",2024-03-29T20:32:32Z,x,4\r\n';
    expect(parseReviews(text).events).toMatchObject([{ question: 'x', rating: 4 }]);
  });

  it('names every wrong row with its place', () => {
    const rows = [
      '1,5,2024-03-29T20:32:32Z,1',
      ',3,2024-03-29T20:32:32Z,1',
      '1,3,yesterday,1',
      '1,3,2024-03-29T20:32:32Z,-4',
    ];
    expect(parseReviews([HEADER, ...rows].join('\n')).problems).toEqual([
      { line: 2, column: 3, message: 'review_rating must be 1, 2, 3 or 4, not "5"' },
      { line: 3, column: 1, message: 'card_id must not be empty' },
      {
        line: 4,
        column: 5,
        message: 'review_time must be like 2026-11-23T14:03:22+01:00, not "yesterday"',
      },
      { line: 5, column: 26, message: 'review_duration must be milliseconds, not "-4"' },
    ]);
  });

  it('names the columns that are missing', () => {
    expect(parseReviews('id,rating\n1,2\n').problems.map(({ message }) => message)).toEqual([
      'there is no column card_id',
      'there is no column review_rating',
      'there is no column review_time',
    ]);
    expect(parseReviews('').problems).toHaveLength(3);
  });
});
