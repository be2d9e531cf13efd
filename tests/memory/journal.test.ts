import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { journalFiles, OwnJournal, ownJournal } from '../../src/memory/journal.ts';
import { readEvents } from '../../src/memory/read-events.ts';
import { eventOf, journalText } from '../support/journal-rows.ts';
import { DEVICE } from '../support/memory-options.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const FIRST = 'r1 rope good 2026-11-23T10:00';
const SECOND = 'r2 rope easy 2026-11-25T10:00';

function append(directory: string, row: string, device = DEVICE): void {
  new OwnJournal(directory, () => device).append(eventOf(row));
}

function contents(directory: string): string {
  return readFileSync(ownJournal(directory) ?? '', 'utf8');
}

function modeOf(path: string): string {
  return (statSync(path).mode & 0o777).toString(8);
}

/** A state folder whose journal holds exactly this. */
function journalOf(content: string | Buffer): string {
  const directory = temporaryFolder();
  mkdirSync(join(directory, 'reviews'));
  writeFileSync(join(directory, 'device'), `${DEVICE}\n`);
  writeFileSync(join(directory, 'reviews', `${DEVICE}.jsonl`), content);
  return directory;
}

describe('the journal', () => {
  it('has no file before the first review', () => {
    const directory = join(temporaryFolder(), 'state');
    expect([journalFiles(directory), ownJournal(directory)]).toEqual([[], undefined]);
    expect(existsSync(directory)).toBe(false);
  });

  it('is one file a machine, one line an event, only ever appended to', () => {
    const directory = join(temporaryFolder(), 'state');
    append(directory, FIRST);
    const own = join(directory, 'reviews', `${DEVICE}.jsonl`);
    expect([contents(directory), ownJournal(directory)]).toEqual([journalText(FIRST), own]);
    append(directory, SECOND);
    expect(contents(directory)).toBe(journalText(FIRST, SECOND));
    expect(journalFiles(directory)).toEqual([own]);
  });

  it('names the machine once, at its first review', () => {
    const directory = temporaryFolder();
    append(directory, FIRST, 'laptop');
    append(directory, SECOND, 'another-name');
    expect(readFileSync(join(directory, 'device'), 'utf8')).toBe('laptop\n');
    expect(readdirSync(directory).toSorted()).toEqual(['device', 'reviews']);
    expect(readdirSync(join(directory, 'reviews'))).toEqual(['laptop.jsonl']);
  });

  it('goes by the name that another process gave the machine a moment before', () => {
    const directory = temporaryFolder();
    const slower = new OwnJournal(directory, () => {
      append(directory, SECOND, 'faster');
      return 'slower';
    });
    slower.append(eventOf(FIRST));
    expect(readFileSync(join(directory, 'device'), 'utf8')).toBe('faster\n');
    expect(readdirSync(join(directory, 'reviews'))).toEqual(['faster.jsonl']);
    expect(contents(directory)).toBe(journalText(SECOND, FIRST));
  });

  it('reads the files of every machine and leaves those of others alone', () => {
    const directory = journalOf(journalText(FIRST));
    const folder = join(directory, 'reviews');
    writeFileSync(join(folder, 'a-phone.jsonl'), journalText(SECOND));
    writeFileSync(join(folder, 'notes.txt'), 'not a journal');
    mkdirSync(join(folder, 'folder.jsonl'));
    symlinkSync(join(folder, 'gone'), join(folder, 'dangling.jsonl'));
    append(directory, 'r3 rope hard 2026-11-26T10:00');
    const files = ['a-phone.jsonl', `${DEVICE}.jsonl`].map((name) => join(folder, name));
    expect(journalFiles(directory)).toEqual(files);
    expect(readFileSync(files[0] as string, 'utf8')).toBe(journalText(SECOND));
  });

  it("can be read by nobody else: folders 0700, files 0600, whatever the process's umask", () => {
    const directory = join(temporaryFolder(), 'above', 'state');
    const usual = process.umask(0);
    try {
      append(directory, FIRST);
    } finally {
      process.umask(usual);
    }
    const folders = [join(directory, '..'), directory, join(directory, 'reviews')];
    expect(folders.map(modeOf)).toEqual(['700', '700', '700']);
    expect([join(directory, 'device'), ownJournal(directory) ?? ''].map(modeOf)).toEqual([
      '600',
      '600',
    ]);
  });
});

describe('a torn last line', () => {
  it.each([
    ['half of an event', journalText(SECOND).slice(0, 50)],
    ['a whole event without its newline', journalText(SECOND).trimEnd()],
    ['one byte', '{'],
    ['zero bytes, as after a power cut', '\0'.repeat(40)],
    ['half of a letter', Buffer.from('é').subarray(0, 1).toString('latin1')],
  ])('stays in the file, and the next event starts on a fresh line: %s', (_, torn) => {
    const bytes = Buffer.from(journalText(FIRST) + torn, 'latin1');
    const directory = journalOf(bytes);
    const third = 'r3 rope hard 2026-11-26T10:00';
    append(directory, third);
    const expected = Buffer.concat([bytes, Buffer.from(`\n${journalText(third)}`)]);
    expect(readFileSync(ownJournal(directory) ?? '').equals(expected)).toBe(true);
  });

  it('costs nothing but itself, wherever the journal is cut off', () => {
    const rows = [FIRST, 'r2 naïve-rag hard 2026-11-24T10:00', 'u1 rope undo:r1 2026-11-24T10:01'];
    const lines = rows.map((row) => Buffer.from(journalText(row)));
    const whole = Buffer.concat(lines);
    const last = 'r9 rope again 2026-11-30T10:00';
    const directory = journalOf('');
    const file = ownJournal(directory) ?? '';
    for (let length = 0; length <= whole.length; length += 1) {
      writeFileSync(file, whole.subarray(0, length));
      // An event is whole as soon as its closing brace is there.
      const ends = lines.map((_, index) => Buffer.concat(lines.slice(0, index + 1)).length - 1);
      const survivors = rows.filter((_, index) => (ends[index] as number) <= length).map(eventOf);
      expect(eventsIn(directory)).toEqual(survivors);
      append(directory, last);
      expect(eventsIn(directory)).toEqual([...survivors, eventOf(last)]);
      expect(readFileSync(file).subarray(0, length).equals(whole.subarray(0, length))).toBe(true);
    }
  });
});

describe('a journal that is answered into for a while', () => {
  const THIRD = 'r3 rope hard 2026-11-26T10:00';

  /** A journal with the first answer in it, and what adds the next to it. */
  function begun() {
    const directory = join(temporaryFolder(), 'state');
    const journal = new OwnJournal(directory, () => DEVICE);
    journal.append(eventOf(FIRST));
    const file = ownJournal(directory) ?? '';
    return { directory, file, add: (row: string) => journal.append(eventOf(row)) };
  }

  it('starts a fresh line after what another process left torn meanwhile', () => {
    const { file, add } = begun();
    appendFileSync(file, '{"v":1,');
    add(SECOND);
    add(THIRD);
    expect(readFileSync(file, 'utf8')).toBe(
      `${journalText(FIRST)}{"v":1,\n${journalText(SECOND, THIRD)}`,
    );
  });

  it('goes on behind what other processes add', () => {
    const { directory, add } = begun();
    append(directory, SECOND);
    add(THIRD);
    expect(contents(directory)).toBe(journalText(FIRST, SECOND, THIRD));
  });

  it.each([
    ['as long as it was', journalText(FIRST).trimEnd().padEnd(journalText(FIRST).length)],
    ['shorter', '{"v":1'],
    ['empty', ''],
  ])('adds to the file that has taken its place, %s', (_, content) => {
    const { file, add } = begun();
    writeFileSync(`${file}.new`, content);
    renameSync(`${file}.new`, file);
    add(SECOND);
    add(THIRD);
    const start = content === '' ? '' : `${content}\n`;
    expect(readFileSync(file, 'utf8')).toBe(start + journalText(SECOND, THIRD));
  });

  it.each([
    ['the file', ['reviews', `${DEVICE}.jsonl`]],
    ['its folder', ['reviews']],
    ['the whole state', []],
  ])('writes the next answers where they are found when %s was deleted', (_, inside) => {
    const { directory, add } = begun();
    rmSync(join(directory, ...inside), { recursive: true });
    add(SECOND);
    add(THIRD);
    expect(contents(directory)).toBe(journalText(SECOND, THIRD));
  });

  it('goes by the new name of the machine once the state was deleted and begun by another process', () => {
    const { directory, add } = begun();
    rmSync(directory, { recursive: true });
    append(directory, SECOND, 'another');
    add(THIRD);
    expect(readdirSync(join(directory, 'reviews'))).toEqual(['another.jsonl']);
    expect(contents(directory)).toBe(journalText(SECOND, THIRD));
  });
});

function eventsIn(directory: string) {
  return readEvents(journalFiles(directory)).events.map(({ event }) => event);
}
