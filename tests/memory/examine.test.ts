import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { examineJournals } from '../../src/memory/examine.ts';
import { folderOf } from '../support/deck-folder.ts';
import { eventOf, journalText } from '../support/journal-rows.ts';

const NOW = new Date('2026-11-30T10:00:00Z');
const R1 = 'r1 rope good 2026-11-23T10:00';
const [r1, r2] = [journalText(R1), journalText('r2 rope again 2026-11-25T10:00')] as const;

function changed(changes: object, row = R1): string {
  return `${JSON.stringify({ ...eventOf(row), ...changes })}\n`;
}

/** What is said of journals a.jsonl, b.jsonl, ...: "b:2 damaged not a JSON object". */
function remarks(...contents: string[]): string[] {
  return examined(...contents).remarks;
}

function examined(...contents: string[]) {
  const names = contents.map((_, index) => `${'abc'[index]}.jsonl`);
  const folder = folderOf(
    Object.fromEntries(names.map((name, index) => [name, contents[index] ?? ''])),
  );
  const files = names.map((name) => join(folder, name));
  const { counts, reviews, remarks } = examineJournals(files, NOW);
  const short = (text: string) => text.replaceAll(`${folder}/`, '').replaceAll('.jsonl', '');
  return {
    counts,
    reviews: Object.fromEntries(reviews),
    remarks: remarks.map(({ path, line, kind, message }) =>
      short(`${path}:${line} ${kind} ${message}`),
    ),
  };
}

describe('what is said of a journal', () => {
  it('is nothing when it is sound', () => {
    expect(remarks(r1 + r2, '', '\n\n')).toEqual([]);
  });

  it('counts its events by kind, and its reviews by question', () => {
    const rows = [R1, 'r2 attention hard 2026-11-24T10:00', 's1 rope suspend 2026-11-24T10:01'];
    const more = ['u1 rope undo:s1 2026-11-24T10:02', 'r3 rope easy 2026-11-25T10:00'];
    expect(examined(journalText(...rows), journalText(...more))).toEqual({
      counts: { review: 3, suspend: 1, undo: 1 },
      reviews: { rope: 2, attention: 1 },
      remarks: [],
    });
  });

  it.each([
    ['half a line', r1.slice(0, 30), 'damaged not a JSON object'],
    ['zero bytes', '\0'.repeat(64), 'damaged not a JSON object'],
    ['two lines glued together', r1.trimEnd() + r2, 'damaged not a JSON object'],
    ['JSON that is no event', '[1]', 'damaged not a JSON object'],
    ['no version', changed({ v: undefined }), 'damaged no version'],
    ['no id', changed({ id: '' }), 'damaged no id'],
    ['no question', changed({ question: 7 }), 'damaged no question'],
    ['a rating that is none', changed({ rating: 5 }), 'damaged no rating from 1 to 4'],
    ['a day that is none', changed({ at: '2026-02-30T10:00:00Z' }), 'damaged no valid time'],
    ['a later version', changed({ v: 2 }), 'foreign version 2'],
    ['an unknown event', changed({ event: 'praise' }), 'foreign event "praise"'],
    [
      'more than a day ahead of the clock',
      changed({ at: '2026-12-01T10:00:01Z' }),
      'future 2026-12-01T10:00:01Z is in the future',
    ],
  ])('names its file and line: %s', (_, line, said) => {
    const [first, second, ...others] = remarks('', `\n${r2}${line}`);
    expect([first, others]).toEqual([`b:3 ${said}`, []]);
    // What is earlier or later than the line above is said too, where there is a time.
    expect(second ?? '').toMatch(/^$|^b:3 backwards/);
  });

  it.each([
    ['a clock set back two hours or less', '2026-11-25T08:00:00Z', []],
    ['a change of time zone', '2026-11-25T05:30:00-05:00', []],
    [
      'a clock set back further',
      '2026-11-25T07:59:59Z',
      ['a:2 backwards 2026-11-25T07:59:59Z is before the line above it'],
    ],
  ])('%s', (_, at, expected) => {
    expect(remarks(r2 + changed({ id: 'r3', at }))).toEqual(expected);
  });

  it('compares the times of one machine only', () => {
    expect(remarks(r2, r1)).toEqual([]);
  });

  it('says of an event that is there twice where it was first', () => {
    expect(remarks(r1 + r1, r1)).toEqual([
      'a:2 duplicate the same event as a:1; it counts once',
      'b:1 duplicate the same event as a:1; it counts once',
    ]);
  });

  it('goes by the lines as an editor counts them, Windows line ends and empty lines too', () => {
    const text = `\uFEFF${r1}\n\n${r2}?\n`.replaceAll('\n', '\r\n');
    expect(remarks(text)).toEqual(['a:5 damaged not a JSON object']);
  });
});
