import { chmodSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/errors.ts';
import { MockFile, mockFile, savedMocks } from '../../src/memory/mocks.ts';
import { writeFiles } from '../support/deck-folder.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const START = new Date('2026-11-23T13:03:22.123Z');
const LATER = new Date('2026-11-23T13:05:00.000Z');

function begun(home: string, record: unknown = { a: 1 }): MockFile {
  const file = new MockFile(mockFile(home, START));
  file.save(record, LATER);
  return file;
}

describe('a saved interview', () => {
  it('is in a file named after its start, which only its owner may read', () => {
    const home = temporaryFolder();
    const { path } = begun(home);
    expect(path).toBe(join(home, 'mocks', '2026-11-23T13-03-22-123Z.json'));
    expect(readdirSync(join(home, 'mocks'))).toEqual([basename(path)]);
    expect([statSync(path).mode & 0o777, statSync(join(home, 'mocks')).mode & 0o777]).toEqual([
      0o600, 0o700,
    ]);
  });

  it('is listed as it was last saved, with the others in order of time', () => {
    const home = temporaryFolder();
    const file = begun(home);
    file.save({ a: 2 }, LATER);
    const next = new MockFile(mockFile(home, LATER));
    next.save('another', LATER);
    expect(savedMocks(home)).toEqual({
      mocks: [
        { file: file.path, revision: 2, savedAt: LATER.getTime(), record: { a: 2 } },
        { file: next.path, revision: 1, savedAt: LATER.getTime(), record: 'another' },
      ],
      unreadable: [],
    });
  });

  it('is none before the first', () => {
    expect(savedMocks(temporaryFolder())).toEqual({ mocks: [], unreadable: [] });
  });

  it('hides no other where it is damaged, and other files are none', () => {
    const home = temporaryFolder();
    begun(home);
    writeFiles(join(home, 'mocks'), {
      '2026-01-01T00-00-00-000Z.json': '{"v":1,',
      '2026-01-02T00-00-00-000Z.json': 'null',
      '2026-01-03T00-00-00-000Z.json': '{"v":2,"revision":1,"savedAt":1,"record":{}}',
      'notes.json': '{}',
      '2026-11-23T13-03-22-123Z.json.4711': 'half a dra',
    });
    const { mocks, unreadable } = savedMocks(home);
    expect(mocks.map(({ record }) => record)).toEqual([{ a: 1 }]);
    expect(unreadable.map((file) => basename(file))).toEqual([
      '2026-01-01T00-00-00-000Z.json',
      '2026-01-02T00-00-00-000Z.json',
      '2026-01-03T00-00-00-000Z.json',
    ]);
  });

  it('is never overwritten by a process that has not seen its last answer', () => {
    const home = temporaryFolder();
    const here = begun(home);
    const [seen] = savedMocks(home).mocks;
    const there = new MockFile(here.path, seen?.revision);
    there.save({ a: 'there' }, LATER);
    expect(() => here.save({ a: 'here' }, LATER)).toThrow(
      'this interview was resumed or given up in another terminal',
    );
    expect(savedMocks(home).mocks[0]?.record).toEqual({ a: 'there' });
  });

  it('is not begun over another that is there', () => {
    const home = temporaryFolder();
    begun(home);
    expect(() => begun(home, 'new')).toThrow(UserError);
    expect(savedMocks(home).mocks[0]?.record).toEqual({ a: 1 });
  });

  it('says so when it cannot be saved, and leaves what was', () => {
    const home = temporaryFolder();
    writeFileSync(join(home, 'mocks'), 'in the way');
    expect(() => begun(home)).toThrow(
      /^cannot save the interview in .*mocks \((?:EEXIST|ENOTDIR)\)$/,
    );
    expect(readFileSync(join(home, 'mocks'), 'utf8')).toBe('in the way');
  });

  it.skipIf(process.getuid?.() === 0)('names a folder that may not be read', () => {
    const home = temporaryFolder();
    begun(home);
    chmodSync(join(home, 'mocks'), 0o000);
    try {
      expect(() => savedMocks(home)).toThrow(/^cannot read the interviews in .* \(EACCES\)$/);
    } finally {
      chmodSync(join(home, 'mocks'), 0o700);
    }
  });
});
