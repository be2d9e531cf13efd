import { appendFileSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { examineJournals } from '../../src/memory/examine.ts';
import { DAMAGED, repairJournal } from '../../src/memory/repair.ts';
import { folderOf } from '../support/deck-folder.ts';
import { journalText } from '../support/journal-rows.ts';
import { inTemporaryFolder } from '../support/temporary-folder.ts';

const [r1, r2] = [
  journalText('r1 rope good 2026-11-23T10:00'),
  journalText('r2 rope easy 2026-11-25T10:00'),
] as const;
const LATER = '{"v":2}\n';
const STAMP = '2026-11-30T10-00-00-000Z';

function journalOf(content: string | Buffer): string {
  return join(folderOf({ 'a.jsonl': content }), 'a.jsonl');
}

function keptOf(file: string, ending: 'original' | 'lines'): Buffer {
  return readFileSync(join(file, '..', DAMAGED, `a.jsonl.${STAMP}.${ending}`));
}

describe('repairing a journal', () => {
  it.each([
    ['a torn line', `${r1}{"v":1\n${r2}`, r1 + r2, '{"v":1\n'],
    ['a torn last line', r1 + r2.slice(0, 20), r1, r2.slice(0, 20)],
    ['zero bytes between two events', `${r1}\0\0\0\n${r2}`, r1 + r2, '\0\0\0\n'],
    ['two events on one line', r1 + r2.trim() + r1 + r2, r1 + r2, r2.trim() + r1],
    ['everything', 'hello\nworld\n', '', 'hello\nworld\n'],
    ['an event whose rating is none', r1.replace(':3}', ':9}') + r2, r2, r1.replace(':3}', ':9}')],
    [
      'nothing else than what it must',
      `\uFEFF${r1}\n\n x\n${LATER}`,
      `\uFEFF${r1}\n\n${LATER}`,
      ' x\n',
    ],
    ['a line and ends the last event', `x\n${r1}${r2.trim()}`, r1 + r2, 'x\n'],
  ])('takes out %s', (_, before, after, lines) => {
    const file = journalOf(before);
    const taken = repairJournal(file, STAMP);
    expect({
      taken,
      after: readFileSync(file, 'utf8'),
      original: keptOf(file, 'original').toString(),
      lines: keptOf(file, 'lines').toString(),
    }).toEqual({ taken: lines.split('\n').filter(Boolean).length, after, original: before, lines });
  });

  it('leaves a sound journal as it is', () => {
    const file = journalOf(r1 + LATER + r2.trim());
    expect(repairJournal(file, STAMP)).toBe(0);
    expect(readFileSync(file, 'utf8')).toBe(r1 + LATER + r2.trim());
  });

  it('leaves nothing behind beside the journal, and lets nobody else read it', () => {
    const file = journalOf(`x\n${r1}`);
    repairJournal(file, STAMP);
    const folder = join(file, '..');
    expect(readdirSync(folder).toSorted()).toEqual(['a.jsonl', DAMAGED]);
    const modes = [join(folder, DAMAGED), file].map((path) =>
      (statSync(path).mode & 0o777).toString(8),
    );
    expect(modes).toEqual(['700', '600']);
  });

  it('keeps what was taken out the first time when it is done again', () => {
    const file = journalOf(`x\n${r1}`);
    repairJournal(file, STAMP);
    appendFileSync(file, 'y\n');
    repairJournal(file, STAMP.replace('10-00', '11-00'));
    expect(readFileSync(file, 'utf8')).toBe(r1);
    expect([keptOf(file, 'original'), keptOf(file, 'lines')].map(String)).toEqual([
      `x\n${r1}`,
      'x\n',
    ]);
  });

  it('never writes over what was kept, whatever the clock says', () => {
    const file = journalOf(`x\n${r1}`);
    repairJournal(file, STAMP);
    appendFileSync(file, 'y\n');
    expect(() => repairJournal(file, STAMP)).toThrow('EEXIST');
    expect(readFileSync(file, 'utf8')).toBe(`${r1}y\n`);
    expect(String(keptOf(file, 'original'))).toBe(`x\n${r1}`);
  });

  /** What editors, crashes and disks leave in a journal. */
  const pieces = fc.array(
    fc.oneof(
      fc.constantFrom(r1, r2, LATER, '\n', '\r\n', '\uFEFF', ' ', '\t', '\v', '\u00a0', '\u2028'),
      fc.constantFrom('\0\0', '{', '"', r1.trim(), r1.slice(0, 30), r2.slice(30)),
      fc.uint8Array({ maxLength: 5 }),
    ),
    { maxLength: 12 },
  );

  it('loses no byte and no event, and leaves nothing to repair, whatever is in it', async () => {
    await fc.assert(
      fc.asyncProperty(pieces, (parts) =>
        inTemporaryFolder((folder) => {
          const file = join(folder, 'a.jsonl');
          const before = Buffer.concat(parts.map((part) => Buffer.from(part as string)));
          writeFileSync(file, before);
          const found = examineJournals([file], new Date());
          const damaged = found.remarks.filter(({ kind }) => kind === 'damaged');

          expect(repairJournal(file, STAMP)).toBe(damaged.length);
          const after = examineJournals([file], new Date());
          expect(after.remarks.filter(({ kind }) => kind === 'damaged')).toEqual([]);
          expect(after.counts).toEqual(found.counts);
          expect(keptOf(file, 'original').equals(before)).toBe(true);
          if (damaged.length === 0) return;
          const together = Buffer.concat([readFileSync(file), keptOf(file, 'lines')]);
          expect(linesOf(together)).toEqual(linesOf(before));
        }),
      ),
      { numRuns: 300 },
    );
  });
});

/** The lines as bytes, in an order of their own. */
function linesOf(bytes: Buffer): string[] {
  return bytes
    .toString('latin1')
    .split('\n')
    .filter((line) => line !== '')
    .toSorted();
}
