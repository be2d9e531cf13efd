import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  readdirSync,
  statfsSync,
  statSync,
} from 'node:fs';
import { join } from 'node:path';
import { systemCode } from '../errors.ts';

/** The modes of what is made in the state folder: nobody else may look. */
export const PRIVATE_FOLDER = 0o700;
export const PRIVATE_FILE = 0o600;

/** Less than this, and the next review may not fit. */
const FREE_BYTES = 1 << 20;
/** Bits that let anybody but the owner in. */
const OTHERS = 0o077;

/** Why nothing can be saved in a folder, or undefined when it can. */
export function whyNotWritable(folder: string): string | undefined {
  try {
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize < FREE_BYTES ? 'the disk is full' : undefined;
  } catch (error) {
    return `it cannot be written (${systemCode(error) ?? String(error)})`;
  }
}

/** The folder and what is in it that others may read or write. Windows keeps no such modes. */
export function openToOthers(folder: string): string[] {
  if (process.platform === 'win32' || !existsSync(folder)) return [];
  // What another process has removed meanwhile is open to nobody.
  const modeOf = (path: string) => statSync(path, { throwIfNoEntry: false })?.mode ?? 0;
  return [folder, ...inside(folder)].filter((path) => (modeOf(path) & OTHERS) !== 0);
}

/** The files and folders below a folder. Node's own recursion follows links in newer versions (22.23, 24, 26). */
function inside(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return [path, ...inside(path)];
    return entry.isFile() ? [path] : [];
  });
}

/** Takes the rights of everybody but the owner away. */
export function closeToOthers(path: string): void {
  chmodSync(path, statSync(path).mode & PRIVATE_FOLDER);
}
