import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readLine } from '../../src/memory/events.ts';
import { examineJournals } from '../../src/memory/examine.ts';
import { importReviews, parseReviews } from '../../src/memory/import-reviews.ts';
import { journalFiles } from '../../src/memory/journal.ts';
import { journalOf } from '../support/journal-of.ts';
import { contentsOf } from '../support/state-of.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const HEADER = 'card_id,review_rating,review_time,review_duration';
const NOW = new Date('2026-11-24T12:00:00Z');

const parse = (text: string) => parseReviews(text, NOW);

describe('a file of reviews', () => {
  it('becomes events that the journal can hold', () => {
    const { events, problems } = parse(
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
    const [first, second] = [parse(rows), parse(rows)];
    expect(first).toEqual(second);
    const ids = first.events.map(({ id }) => id);
    expect(new Set(ids).size).toBe(2);
    for (const id of ids)
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it('means the same review however its time is written', () => {
    const times = ['2024-03-29T20:32:32Z', '2024-03-29T20:32:32.000000+00:00'];
    const { events } = parse([HEADER, ...times.map((time) => `1,3,${time},1`)].join('\n'));
    expect(events).toHaveLength(1);
  });

  it('may be in any order: the events are in that of time', () => {
    const rows = ['2,3,2024-03-30T10:00:00Z,', '1,3,2024-03-29T10:00:00Z,'];
    const { events } = parse([HEADER, ...rows].join('\n'));
    expect(events.map(({ question }) => question)).toEqual(['1', '2']);
  });

  it('may have its columns in any order, others beside them, and Windows line ends', () => {
    const text =
      '\uFEFFnotes,review_time,card_id,review_rating\r\n"a,\r\nb",2024-03-29T20:32:32Z,x,4\r\n';
    expect(parse(text)).toMatchObject({ events: [{ question: 'x', rating: 4 }], problems: [] });
  });

  it('names every wrong row with its place', () => {
    const rows = [
      '1,5,2024-03-29T20:32:32Z,1',
      ',3,2024-03-29T20:32:32Z,1',
      '1,3,yesterday,1',
      '1,3,2024-03-29T20:32:32Z,-4',
      '1,0x3,2024-03-29T20:32:32Z,1',
      '1,3,2024-03-29T20:32:32Z',
      '"1"2,3,2024-03-29T20:32:32Z,1',
      '1,3,2027-03-29T20:32:32Z,1',
      '1,3,1969-03-29T20:32:32Z,1',
    ];
    const { problems } = parse([HEADER, ...rows].join('\n'));
    expect(problems.map(({ line, column, message }) => `${line}:${column} ${message}`)).toEqual([
      '2:3 review_rating must be 1, 2, 3 or 4, not "5"',
      '3:1 card_id must not be empty',
      '4:5 review_time must be like 2026-11-23T14:03:22+01:00, not "yesterday"',
      '5:26 review_duration must be milliseconds, not "-4"',
      '6:3 review_rating must be 1, 2, 3 or 4, not "0x3"',
      '7:1 the header has 4 columns, this line 3',
      '8:1 a quote is not closed, or stands inside a field',
      '9:5 review_time 2027-03-29T20:32:32Z is in the future',
      '10:5 review_time must be like 2026-11-23T14:03:22+01:00, not "1969-03-29T20:32:32Z"',
    ]);
  });

  it('names the columns that are missing', () => {
    expect(parse('id,rating\n1,2\n').problems.map(({ message }) => message)).toEqual([
      'there is no column card_id',
      'there is no column review_rating',
      'there is no column review_time',
    ]);
    expect(parse('').problems).toHaveLength(3);
  });
});

describe('importing', () => {
  const FIRST = `${HEADER}\n2,3,2024-03-30T10:00:00Z,\n1,3,2024-03-29T10:00:00Z,\n`;
  const LONGER = `${FIRST}1,1,2024-04-02T10:00:00Z,\n`;

  function take(home: string, text: string) {
    const { path, ...counts } = importReviews(home, parse(text).events, text, false);
    expect(path).toMatch(/^reviews\/import-[0-9a-f]{8}\.jsonl$/);
    return counts;
  }

  it('adds what no journal has yet, in a file of its own', () => {
    const home = temporaryFolder();
    expect(take(home, FIRST)).toEqual({ added: 2, known: 0 });
    const before = contentsOf(home);
    expect(take(home, FIRST)).toEqual({ added: 0, known: 2 });
    expect(contentsOf(home)).toEqual(before);
    expect(take(home, LONGER)).toEqual({ added: 1, known: 2 });
    expect(journalFiles(home)).toHaveLength(2);
    expect(journalOf(home)).toHaveLength(3);
  });

  it('leaves journals in which doctor has nothing to remark', () => {
    const home = temporaryFolder();
    take(home, LONGER);
    take(home, FIRST);
    expect(examineJournals(journalFiles(home), NOW).remarks).toEqual([]);
  });

  it('brings back what an imported journal has lost, and keeps what it still holds', () => {
    const home = temporaryFolder();
    take(home, FIRST);
    const [file = ''] = journalFiles(home);
    const [line = ''] = readFileSync(file, 'utf8').split('\n');
    writeFileSync(file, `${line}\n{"torn`);
    expect(take(home, FIRST)).toEqual({ added: 1, known: 1 });
    expect(readFileSync(file, 'utf8')).toContain(`${line}\n{"torn\n`);
    expect(take(home, FIRST)).toEqual({ added: 0, known: 2 });
  });

  it('leaves nothing where the file cannot be written', () => {
    const home = temporaryFolder();
    writeFileSync(join(home, 'reviews'), 'no folder');
    expect(() => take(home, FIRST)).toThrow(/^cannot (?:save reviews|read the journal) in /);
    expect(contentsOf(home)).toEqual({ reviews: 'no folder' });
  });
});
