import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { UserError } from '../../src/errors.ts';
import { assertWritable, journalFiles, OwnJournal, ownJournal } from '../../src/memory/journal.ts';
import { Memory } from '../../src/memory/memory.ts';
import { readEvents } from '../../src/memory/read-events.ts';
import { eventOf, journalText } from '../support/journal-rows.ts';
import { contentOf, DEVICE, memoryOptions, openAnew } from '../support/memory-options.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const FIRST = 'r1 rope good 2026-11-23T10:00';
const NOW = new Date('2026-11-25T10:00:00Z');
const REVIEW = { event: 'review', question: 'rope', rating: 3 } as const;

function append(directory: string, row = FIRST): void {
  new OwnJournal(directory, () => DEVICE).append(eventOf(row));
}

/** What the user is told: the message and the hint. */
function told(action: () => unknown): [message: string, hint: string | undefined] {
  try {
    action();
  } catch (error) {
    if (error instanceof UserError) return [error.message, error.hint];
    throw error;
  }
  throw new Error('it succeeded');
}

describe('a review that cannot be saved', () => {
  it('is reported when the folder would be inside a file', () => {
    const file = join(temporaryFolder(), 'a-file');
    writeFileSync(file, 'mine');
    const directory = join(file, 'state');
    expect(told(() => append(directory))).toEqual([
      `cannot save reviews in ${directory}: something on the path is not a folder`,
      'check LLM_INTERVIEW_HOME',
    ]);
    expect(readFileSync(file, 'utf8')).toBe('mine');
  });

  it('is reported when the folder of the journal is a file', () => {
    const directory = temporaryFolder();
    const folder = join(directory, 'reviews');
    writeFileSync(folder, '');
    expect(told(() => append(directory))[0]).toContain(`cannot save reviews in ${directory}: `);
    expect(told(() => journalFiles(directory))).toEqual([
      `cannot read the journal in ${folder} (ENOTDIR)`,
      'check the permissions of the folder',
    ]);
  });

  it.each(['', 'Two Words\n', '../elsewhere', 'a'.repeat(65)])(
    'is reported when the name of the machine is %j',
    (device) => {
      const directory = temporaryFolder();
      writeFileSync(join(directory, 'device'), device);
      expect(told(() => append(directory))).toEqual([
        `${join(directory, 'device')} does not hold the short name of this machine`,
        'delete the file: a new one is made, and every journal stays',
      ]);
      expect(existsSync(join(directory, 'reviews'))).toBe(false);
    },
  );

  it.skipIf(!existsSync('/dev/full'))(
    'is reported when the disk has no room, and not counted',
    async () => {
      const options = memoryOptions(temporaryFolder());
      append(options.directory);
      const full = 'full';
      symlinkSync('/dev/full', join(options.directory, 'reviews', `${full}.jsonl`));
      writeFileSync(join(options.directory, 'device'), full);
      const memory = await Memory.open(options);
      const before = contentOf(memory);
      await expect(memory.record(REVIEW, NOW)).rejects.toMatchObject({
        name: 'UserError',
        message: `cannot save reviews in ${options.directory}: the disk is full`,
        hint: 'free some space and answer it again',
      });
      expect(contentOf(memory)).toEqual(before);
    },
  );
});

describe('the check before the first question', () => {
  it('says nothing where a review can be saved, and writes nothing', () => {
    const directory = join(temporaryFolder(), 'not', 'yet', 'there');
    assertWritable(directory);
    expect(existsSync(join(directory, '..', '..'))).toBe(false);
    append(directory);
    assertWritable(directory);
    expect(readFileSync(ownJournal(directory) ?? '', 'utf8')).toBe(journalText(FIRST));
  });

  it.each([
    ['the folder would be inside a file', 'a-file/state', 'a-file'],
    ['the folder is a file', 'state', 'state'],
    ['the folder of the journal is a file', 'state', 'state/reviews'],
  ])('says what saving would say when %s', (_, inside, file) => {
    const folder = temporaryFolder();
    if (file.includes('/')) mkdirSync(join(folder, inside));
    writeFileSync(join(folder, file), '');
    const directory = join(folder, inside);
    expect(told(() => assertWritable(directory))).toEqual([
      `cannot save reviews in ${directory}: something on the path is not a folder`,
      'check LLM_INTERVIEW_HOME',
    ]);
  });
});

describe('a journal that cannot be read', () => {
  it('is reported when the state folder is a file', async () => {
    const options = memoryOptions(temporaryFolder());
    writeFileSync(options.directory, '');
    await expect(Memory.open(options)).rejects.toMatchObject({
      name: 'UserError',
      message: `cannot read the journal in ${join(options.directory, 'reviews')} (ENOTDIR)`,
      hint: 'check the permissions of the folder',
    });
  });

  // The memory of a process is a file that opens and whose first byte cannot be read, even by root.
  it.skipIf(!existsSync('/proc/self/mem'))('is reported when the disk fails', async () => {
    const options = memoryOptions(temporaryFolder());
    append(options.directory);
    const file = join(options.directory, 'reviews', 'broken.jsonl');
    symlinkSync('/proc/self/mem', file);
    await expect(Memory.open(options)).rejects.toMatchObject({
      name: 'UserError',
      message: `cannot read ${file} (EIO)`,
      hint: 'check the permissions of the file and the disk',
    });
  });
});

describe('a full disk', () => {
  it('loses the one answer it had no room for, says so, and takes the next when there is room', async (context) => {
    const folder = temporaryFolder();
    const disk = join(folder, 'disk');
    mkdirSync(disk);
    const refused = mountTiny(disk);
    if (refused !== undefined) {
      process.stdout.write(`skipped: no tmpfs can be mounted here (${refused})\n`);
      context.skip(refused);
    }
    const options = { ...memoryOptions(folder), directory: join(disk, 'state') };
    append(options.directory);
    const file = ownJournal(options.directory) ?? '';
    const padding = join(disk, 'padding');
    writeFileSync(padding, '');
    const rows = fill(options.directory);
    expect(rows.length).toBeGreaterThan(10);
    expect(readEvents([file]).events.map(({ event }) => event)).toEqual(rows.map(eventOf));
    const before = contentOf(await openAnew(options));
    execFileSync('mount', ['-o', 'remount,size=256k', disk]);
    const memory = await Memory.open(options);
    expect(contentOf(memory)).toEqual(before);
    await memory.record(REVIEW, new Date('2027-11-25T10:00:00Z'));
    expect(memory.of('rope').recall).toMatchObject({ reviews: rows.length + 1 });
    expect(contentOf(memory)).toEqual(contentOf(await openAnew(options)));
  });
});

/** Answers until the disk is full; the rows of what was saved. */
function fill(directory: string): string[] {
  const rows = [FIRST];
  for (let count = 2; count < 5000; count += 1) {
    const row = `r${count} rope good ${new Date(Date.UTC(2026, 10, 24, 0, count)).toISOString()}`;
    try {
      append(directory, row);
      rows.push(row);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      expect([error.message, error.hint]).toEqual([
        `cannot save reviews in ${directory}: the disk is full`,
        'free some space and answer it again',
      ]);
      return rows;
    }
  }
  throw new Error('the disk never filled up');
}

/** Mounts a disk of a few pages; says why where that is not possible. */
function mountTiny(folder: string): string | undefined {
  try {
    const size = ['-o', 'size=32k'];
    execFileSync('mount', ['-t', 'tmpfs', ...size, 'tmpfs', folder], { stdio: 'pipe' });
  } catch (error) {
    return String(error).split('\n')[0];
  }
  onTestFinished(() => void execFileSync('umount', [folder]));
  return undefined;
}
