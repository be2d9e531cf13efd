import { chmodSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { folderOf } from './deck-folder.ts';

/** A state folder with these files, which nobody else may read. */
export function stateOf(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = folderOf(files);
  for (const path of pathsIn(folder)) chmodSync(path, statSync(path).isDirectory() ? 0o700 : 0o600);
  return folder;
}

/** Every file below a folder by its path, as bytes in latin1, to compare before and after. */
export function contentsOf(folder: string, besides?: RegExp): Record<string, string> {
  const files = pathsIn(folder)
    .filter((path) => statSync(path).isFile())
    .map((path) => [relative(folder, path), readFileSync(path, 'latin1')] as const)
    .filter(([path]) => besides?.test(path) !== true)
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(files);
}

function pathsIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() || entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name));
}
