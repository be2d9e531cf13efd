import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/errors.ts';
import { type Backup, packBackup, stateFiles, unpackBackup } from '../../src/memory/backup.ts';
import { folderOf } from '../support/deck-folder.ts';
import { journalText } from '../support/journal-rows.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const NAME = 'my.backup';
const JOURNAL = journalText('r1 rope good 2026-11-23T10:00', 'r2 rope easy 2026-11-25T10:00');
const BACKUP: Backup = {
  made: '2026-11-25T10:00:00.000+01:00',
  files: [
    { path: 'config.json', bytes: Buffer.from('{"newPerDay":3}') },
    { path: 'reviews/laptop.jsonl', bytes: Buffer.from(JOURNAL) },
  ],
};
const PACKED = packBackup(BACKUP);
/** Bits of gzip that nobody reads: its own time stamp, and what fills up the last byte. */
const MEANINGLESS = 70;

/** What the user is told of a backup that is refused, as "message; hint". */
function refusal(packed: Buffer): string {
  try {
    unpackBackup(packed, NAME);
  } catch (error) {
    if (error instanceof UserError) return `${error.message}; ${error.hint}`;
    throw error;
  }
  throw new Error('it was taken');
}

function unpackedOrRefused(packed: Buffer): Backup | undefined {
  try {
    return unpackBackup(packed, NAME);
  } catch (error) {
    expect(error).toBeInstanceOf(UserError);
    return undefined;
  }
}

const REFUSED = /^cannot restore my\.backup: .*; nothing was changed; try another backup$/;

/** A backup that says of itself what the arguments say, checksums and all. */
function crafted(header: object, body = ''): Buffer {
  const whole = { format: 'llm-interview backup', v: 1, made: 'x', files: [], ...header };
  return gzipSync(Buffer.from(`${JSON.stringify(whole)}\n${body}`));
}

function entry(path: unknown, text: string, changes: object = {}): object {
  const sha256 = createHash('sha256').update(text).digest('hex');
  return { path, bytes: text.length, sha256, ...changes };
}

describe('what a backup holds', () => {
  it('is the settings and the journal of every machine; nothing that can be made again', () => {
    const state = folderOf({
      'config.json': '{}',
      device: 'laptop\n',
      'reviews/laptop.jsonl': JOURNAL,
      'reviews/a-phone.jsonl': '',
      'reviews/notes.txt': 'mine',
      'reviews/damaged/laptop.jsonl.1.lines': 'x',
      'cache/progress.json': '{}',
      'backups/2026-11-24.backup': 'x',
    });
    expect(stateFiles(state)).toEqual([
      { path: 'config.json', bytes: Buffer.from('{}') },
      { path: 'reviews/a-phone.jsonl', bytes: Buffer.from('') },
      { path: 'reviews/laptop.jsonl', bytes: Buffer.from(JOURNAL) },
    ]);
  });

  it('is nothing before there is anything', () => {
    expect(stateFiles(join(temporaryFolder(), 'none'))).toEqual([]);
  });

  it('comes out of it as it went in, whatever the bytes', () => {
    const contents = fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 4 });
    fc.assert(
      fc.property(contents, (all) => {
        const files = all.map((bytes, index) => ({
          path: `reviews/d${index}.jsonl`,
          bytes: Buffer.from(bytes),
        }));
        const backup = { made: BACKUP.made, files };
        expect(unpackBackup(packBackup(backup), NAME)).toEqual(backup);
      }),
    );
  });

  it('can be read without this program: compressed, a line of JSON, then the files', () => {
    const [head, ...rest] = gunzipSync(PACKED).toString().split('\n');
    expect(JSON.parse(head ?? '')).toEqual({
      format: 'llm-interview backup',
      v: 1,
      made: BACKUP.made,
      files: [entry('config.json', '{"newPerDay":3}'), entry('reviews/laptop.jsonl', JOURNAL)],
    });
    expect(rest.join('\n')).toBe(`{"newPerDay":3}${JOURNAL}`);
  });
});

describe('a backup is refused whole', () => {
  it('when it is cut off, wherever', () => {
    for (let length = 0; length < PACKED.length; length += 1) {
      expect(refusal(PACKED.subarray(0, length))).toMatch(REFUSED);
    }
  });

  it('when a bit of it is wrong, unless it is one that says nothing of the files', () => {
    let taken = 0;
    for (let bit = 0; bit < PACKED.length * 8; bit += 1) {
      const bytes = Buffer.from(PACKED);
      bytes[bit >> 3] = (bytes[bit >> 3] as number) ^ (1 << (bit & 7));
      const backup = unpackedOrRefused(bytes);
      if (backup === undefined) continue;
      taken += 1;
      expect(backup, `bit ${bit}`).toEqual(BACKUP);
    }
    expect(taken).toBeLessThan(MEANINGLESS);
  });

  it.each([
    ['../config.json'],
    ['reviews/../../.bashrc'],
    ['/etc/passwd'],
    ['reviews/a/b.jsonl'],
    ['reviews/..\\x.jsonl'],
    ['reviews/.jsonl'],
    ['reviews/a.jsonl\n'],
    ['reviews/a\0.jsonl'],
    ['device'],
    ['CONFIG.JSON'],
    [''],
    [7],
    [null],
  ])('when it would put a file at %j', (path) => {
    expect(refusal(crafted({ files: [entry(path, 'x')] }, 'x'))).toMatch(REFUSED);
  });

  it.each([
    ['no backup at all', Buffer.from('hello'), 'it is cut off, changed, or no backup at all'],
    ['nothing', Buffer.alloc(0), 'it is cut off, changed, or no backup at all'],
    ['of another program', crafted({ format: 'tar' }), 'it is no backup of llm-interview'],
    ['JSON of another kind', gzipSync('null\n'), 'it is no backup of llm-interview'],
    ['no list of files', crafted({ files: {} }), 'it is no backup of llm-interview'],
    ['a file that is none', crafted({ files: [null] }), 'it holds a strange path, "undefined"'],
    [
      'shorter than it says',
      crafted({ files: [entry('config.json', 'xyz')] }, 'xy'),
      'config.json is not whole',
    ],
    [
      'longer than it says',
      crafted({ files: [entry('config.json', 'xyz')] }, 'xyz and more'),
      'it is longer than it should be',
    ],
    [
      'of other bytes than it says',
      crafted({ files: [entry('config.json', 'xyz')] }, 'xyy'),
      'config.json is not whole',
    ],
    [
      'of a length below zero',
      crafted({ files: [entry('config.json', '', { bytes: -1 })] }, 'x'),
      'config.json is not whole',
    ],
  ])('when it is %s', (_, packed, why) => {
    const hint = 'nothing was changed; try another backup';
    expect(refusal(packed)).toBe(`cannot restore my.backup: ${why}; ${hint}`);
  });

  it('when a newer version made it', () => {
    expect(refusal(crafted({ v: 2 }))).toBe(
      'my.backup was made by a newer version; update llm-interview first',
    );
  });
});
