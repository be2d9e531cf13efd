import { appendFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readEvents } from '../../src/memory/read-events.ts';
import { cover } from '../../src/memory/snapshot.ts';
import { eventOf, journalText } from '../support/journal-rows.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const FIRST = 'r1 rope good 2026-11-23T10:00';
const SECOND = 'r2 rope easy 2026-11-25T10:00';
const [first, second] = [journalText(FIRST), journalText(SECOND)] as const;
const foreign = (changes: object) => `${JSON.stringify({ ...eventOf(FIRST), ...changes })}\n`;

function fileOf(content: string | Buffer, name = 'a.jsonl'): string {
  const file = join(temporaryFolder(), name);
  writeFileSync(file, content);
  return file;
}

function idsAndForeign(content: string | Buffer): [ids: string, foreign: number] {
  const read = readEvents([fileOf(content)]);
  return [read.events.map(({ event }) => event.id).join(' '), read.foreign];
}

describe('what other programs and crashes leave in a journal', () => {
  it.each([
    ['Windows line ends', (first + second).replaceAll('\n', '\r\n'), 'r1 r2', 0],
    ['a byte order mark', `\uFEFF${first}${second}`, 'r1 r2', 0],
    ['a byte order mark in the middle, as from cat', `${first}\uFEFF${second}`, 'r1 r2', 0],
    ['empty lines', `\n\n${first}\n \n${second}\n`, 'r1 r2', 0],
    ['a line of zero bytes', `${first}${'\0'.repeat(512)}\n${second}`, 'r1 r2', 0],
    ['zero bytes at the end', `${first}${second}${'\0'.repeat(512)}`, 'r1 r2', 0],
    ['two events glued together', `${first}${first.trimEnd()}${second}${second}`, 'r1 r2', 0],
    [
      'an event glued to a torn one',
      `${first}${second.slice(0, 30)}${second}${second}`,
      'r1 r2',
      0,
    ],
    ['a torn line in the middle', `${first}${first.slice(0, 30)}\n${second}`, 'r1 r2', 0],
    ['conflict marks of git', `<<<<<<< a\n${first}=======\n${second}>>>>>>> b\n`, 'r1 r2', 0],
    ['JSON of another kind', `${first}[]\nnull\n"x"\n7\n{}\n${second}`, 'r1 r2', 0],
    ['bytes that are no UTF-8', Buffer.from(`${first}\xff\xfe\n${second}`, 'latin1'), 'r1 r2', 0],
    ['an event of an unknown kind', first + foreign({ event: 'flag' }) + second, 'r1 r2', 1],
    ['two lines of a later version', foreign({ v: 2 }) + first + foreign({ v: 9 }), 'r1', 2],
    ['an event twice', first + first, 'r1 r1', 0],
    ['nothing', '', '', 0],
  ])('%s: nothing else is lost', (_, content, ids, count) => {
    expect(idsAndForeign(content)).toEqual([ids, count]);
  });
});

describe('journal files', () => {
  it('are read one after the other, each event with its instant and wall-clock time', () => {
    const files = [fileOf(second, 'b.jsonl'), fileOf(first, 'a.jsonl')] as const;
    const wallClock = (row: string) => Date.parse(eventOf(row).at);
    expect(readEvents(files)).toEqual({
      events: [SECOND, FIRST].map((row) => ({
        kind: 'event',
        event: eventOf(row),
        time: wallClock(row),
        wallClock: wallClock(row),
      })),
      files: {
        'b.jsonl': cover(files[0], second.length),
        'a.jsonl': cover(files[1], first.length),
      },
      foreign: 0,
      unfinished: false,
    });
  });

  it('are read on from where they are known', () => {
    const file = fileOf(first);
    const known = readEvents([file]).files;
    expect(readEvents([file], known)).toEqual({
      events: [],
      files: known,
      foreign: 0,
      unfinished: false,
    });
    appendFileSync(file, second);
    const read = readEvents([file], known);
    expect(read.events.map(({ event }) => event)).toEqual([eventOf(SECOND)]);
    expect(read.files).toEqual({ 'a.jsonl': cover(file, first.length + second.length) });
  });

  it('count as known up to the last newline only: what follows may still change', () => {
    const file = fileOf(first + second.trimEnd());
    const read = readEvents([file]);
    expect(read.events.map(({ event }) => event)).toEqual([eventOf(FIRST), eventOf(SECOND)]);
    expect([read.files, read.unfinished]).toEqual([{ 'a.jsonl': cover(file, first.length) }, true]);
  });
});
