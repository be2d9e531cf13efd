import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JournalEvent } from '../../src/memory/events.ts';
import { examineJournals } from '../../src/memory/examine.ts';
import { Memory } from '../../src/memory/memory.ts';
import { readEvents } from '../../src/memory/read-events.ts';
import { eventOf, journalText } from '../support/journal-rows.ts';
import { DEVICE, memoryOptions } from '../support/memory-options.ts';
import { inTemporaryFolder } from '../support/temporary-folder.ts';

const ROWS = [
  'r1 rope good 2026-11-01T10:00',
  'r2 attention again 2026-11-01T10:01',
  's1 kv-cache suspend 2026-11-01T10:02',
  'r3 rope hard 2026-11-03T10:00',
  'u1 attention undo:r2 2026-11-03T10:01',
  'b1 naïve-rag bury 2026-11-04T10:00',
  'r4 rope easy 2026-11-10T10:00',
  'f1 rope forget 2026-11-20T10:00',
];
const WHOLE = Buffer.from(journalText(...ROWS));
const SOUND = new Map(ROWS.map((row) => [journalText(row).trimEnd(), eventOf(row)]));
const NOW = new Date('2026-11-25T10:00:00Z');
const LATER = new Date('2026-11-25T10:00:01Z');

/** The lines that fault left as they were, as the events that they are. */
function intact(bytes: Buffer): JournalEvent[] {
  return linesOf(bytes).flatMap((line) => SOUND.get(line) ?? []);
}

function linesOf(bytes: Buffer): string[] {
  return bytes.toString('utf8').split(/\r?\n/);
}

/**
 * A journal with these bytes: no intact line is lost, every line that is not read is named by its
 * number, and the next answer is saved. Returns how many lines are named as damaged.
 */
async function survives(folder: string, bytes: Buffer): Promise<number> {
  const options = memoryOptions(folder);
  const file = join(options.directory, 'reviews', `${DEVICE}.jsonl`);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(join(options.directory, 'device'), DEVICE);
  writeFileSync(file, bytes);

  const events = readEvents([file]).events.map(({ event }) => event);
  expect(events).toEqual(expect.arrayContaining(intact(bytes)));
  const { remarks, counts } = examineJournals([file], NOW);
  const unread = remarks.filter(({ kind }) => kind === 'damaged' || kind === 'foreign');
  const isText = (line: string) => line.replace(/^\uFEFF/, '').trim() !== '';
  const lines = linesOf(bytes).filter(isText).length;
  expect(unread.length).toBe(lines - events.length);
  expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(events.length);
  for (const { line } of unread) expect(SOUND.has(linesOf(bytes)[line - 1] ?? '')).toBe(false);

  const memory = await Memory.open(options);
  const saved = await memory.record({ event: 'review', question: 'rope', rating: 3 }, LATER);
  expect(readFileSync(file).subarray(0, bytes.length).equals(bytes)).toBe(true);
  const after = readEvents([file]).events.map(({ event }) => event);
  expect(after).toEqual([...events, saved]);
  return unread.filter(({ kind }) => kind === 'damaged').length;
}

describe('a journal with a fault is read past it, named, and added to:', () => {
  it('cut off at every byte', async () => {
    // A review, an undo and an event without a number, one of them with more bytes than letters.
    const short = Buffer.from(journalText(...ROWS.slice(3, 6)));
    await inTemporaryFolder(async (folder) => {
      for (let length = 0; length <= short.length; length += 1) {
        expect(await survives(folder, short.subarray(0, length))).toBeLessThanOrEqual(1);
      }
    });
  }, 120_000);

  it('a wrong bit at 100 places', async () => {
    const places = fc.sample(fc.nat(WHOLE.length * 8 - 1), { numRuns: 100, seed: 7 });
    await inTemporaryFolder(async (folder) => {
      let damaged = 0;
      for (const bit of places) {
        const bytes = Buffer.from(WHOLE);
        bytes[bit >> 3] = (bytes[bit >> 3] as number) ^ (1 << (bit & 7));
        // A wrong line end glues two lines together, or makes two of one.
        expect(intact(bytes).length).toBeGreaterThanOrEqual(ROWS.length - 2);
        const count = await survives(folder, bytes);
        expect(count).toBeLessThanOrEqual(2);
        damaged += count;
      }
      expect(damaged).toBeGreaterThan(20);
    });
  }, 120_000);

  it('a block of zero bytes over any part of it', async () => {
    const blocks = fc.tuple(fc.nat(WHOLE.length), fc.constantFrom(1, 16, 512, 4096));
    for (const [at, length] of fc.sample(blocks, { numRuns: 50, seed: 7 })) {
      const bytes = Buffer.from(WHOLE);
      bytes.fill(0, at, Math.min(at + length, bytes.length));
      await inTemporaryFolder((folder) => survives(folder, bytes));
    }
  });

  it.each([
    ['Windows line ends', (text: string) => text.replaceAll('\n', '\r\n'), 8, 0],
    ['a byte order mark', (text: string) => `\uFEFF${text}`, 7, 0],
    ['one in each line', (text: string) => text.replace(/^(?=.)/gm, '\uFEFF'), 0, 0],
    ['two lines glued together', (text: string) => text.replace('}\n', '}'), 6, 1],
    ['all lines glued together', (text: string) => text.replaceAll('\n', ''), 0, 1],
    ['the journal twice in it', (text: string) => text + text, 16, 0],
    ['half a journal after it', (text: string) => text + text.slice(0, 400), 12, 1],
    ['empty lines', (text: string) => text.replaceAll('\n', '\n\n \n'), 8, 0],
    ['no line end', (text: string) => text.trimEnd(), 8, 0],
    ['text around each line', (text: string) => text.replace(/.+/g, '> $& <'), 0, 8],
    ['UTF-16', (text: string) => Buffer.from(text, 'utf16le').toString('latin1'), 0, 9],
  ])('%s', async (_, fault, untouched, damaged) => {
    const bytes = Buffer.from(fault(WHOLE.toString()));
    expect(intact(bytes)).toHaveLength(untouched);
    await inTemporaryFolder(async (folder) => {
      expect(await survives(folder, bytes)).toBe(damaged);
    });
  });

  it('any bytes at all after it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), (tail) =>
        inTemporaryFolder(async (folder) => {
          await survives(folder, Buffer.concat([WHOLE, tail]));
        }),
      ),
      { numRuns: 50 },
    );
  });
});
