import { chmodSync, mkdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { closeToOthers, openToOthers, whyNotWritable } from '../../src/memory/state-folder.ts';
import { mountDisk } from '../support/disk.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

/** A state folder with this mode, and these files and folders (ending in "/") with theirs. */
function stateOf(mode: number, inside: Readonly<Record<string, number>> = {}): string {
  const folder = join(temporaryFolder(), 'state');
  mkdirSync(folder);
  for (const [path, mode] of Object.entries(inside)) {
    if (path.endsWith('/')) mkdirSync(join(folder, path));
    else writeFileSync(join(folder, path), '');
    chmodSync(join(folder, path), mode);
  }
  chmodSync(folder, mode);
  return folder;
}

function open(folder: string): string[] {
  return openToOthers(folder)
    .map((path) => relative(folder, path))
    .toSorted();
}

describe.skipIf(process.platform === 'win32')('what others may read or write', () => {
  it.each([
    ['nothing of a private folder', 0o700, { 'reviews/': 0o700, 'reviews/a.jsonl': 0o600 }, []],
    ['the folder', 0o755, { device: 0o600 }, ['']],
    ['the folder, by its group alone', 0o710, {}, ['']],
    ['a file in it', 0o700, { 'config.json': 0o644, device: 0o600 }, ['config.json']],
    ['a file that others may write only', 0o700, { device: 0o602 }, ['device']],
    ['a folder in it', 0o700, { 'reviews/': 0o750 }, ['reviews']],
    [
      'a file further down',
      0o700,
      { 'reviews/': 0o700, 'reviews/damaged/': 0o700, 'reviews/damaged/x': 0o604 },
      ['reviews/damaged/x'],
    ],
  ])('is %s', (_, mode, inside, expected) => {
    expect(open(stateOf(mode, inside))).toEqual(expected);
  });

  it('is nothing where there is no folder', () => {
    expect(openToOthers(join(temporaryFolder(), 'none'))).toEqual([]);
  });

  it('is never what a link in it leads to', () => {
    const state = stateOf(0o700);
    const other = stateOf(0o755, { file: 0o644 });
    symlinkSync(other, join(state, 'folder'));
    symlinkSync(join(other, 'file'), join(state, 'file'));
    symlinkSync(join(other, 'gone'), join(state, 'gone'));
    expect(open(state)).toEqual([]);
  });

  it('is nothing once it is closed, and the owner may do what he could', () => {
    const state = stateOf(0o755, { 'config.json': 0o644, 'script.sh': 0o755 });
    for (const path of openToOthers(state)) closeToOthers(path);
    expect(open(state)).toEqual([]);
    const modes = ['.', 'config.json', 'script.sh'].map((path) =>
      (statSync(join(state, path)).mode & 0o777).toString(8),
    );
    expect(modes).toEqual(['700', '600', '700']);
  });
});

describe('why nothing can be saved', () => {
  it('is no reason in a folder that can be written', () => {
    expect(whyNotWritable(temporaryFolder())).toBeUndefined();
  });

  it('is that the folder is missing', () => {
    expect(whyNotWritable(join(temporaryFolder(), 'none'))).toBe('it cannot be written (ENOENT)');
  });

  it('is a full disk', (context) => {
    const { folder, change } = mountDisk('size=2m', context);
    expect(whyNotWritable(folder)).toBeUndefined();
    writeFileSync(join(folder, 'much'), Buffer.alloc(1.5 * 2 ** 20));
    expect(whyNotWritable(folder)).toBe('the disk is full');
    change('size=8m');
    expect(whyNotWritable(folder)).toBeUndefined();
  });

  it('is a disk that is read-only', (context) => {
    const { folder, change } = mountDisk('size=2m', context);
    change('ro');
    expect(whyNotWritable(folder)).toBe('it cannot be written (EROFS)');
  });
});
