import { type Stats, statSync } from 'node:fs';

/** How a file or folder looked: size, time of the last write, of the last change of any kind, inode. */
export const STAMP_SIZE = 4;

/** File systems note times in steps, of two seconds on the coarsest. */
const COARSEST_STEP = 2000;

/** STAMP_SIZE numbers for each path below a folder, '' for itself; no numbers where there is nothing. */
export function stampsOf(folder: string, paths: readonly string[]): Float64Array {
  const stamps = new Float64Array(paths.length * STAMP_SIZE).fill(Number.NaN);
  let at = 0;
  for (const path of paths) {
    const stats = statsOf(`${folder}/${path}`);
    if (stats !== undefined) {
      stamps[at] = stats.size;
      stamps[at + 1] = stats.mtimeMs;
      stamps[at + 2] = stats.ctimeMs;
      stamps[at + 3] = stats.ino;
    }
    at += STAMP_SIZE;
  }
  return stamps;
}

function statsOf(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined; // whoever reads it will say why it can't be read
  }
}

/**
 * The stamps that tell whether something has changed since `now`, when they were taken. A file that
 * was changed only just before can change again within the same step of its time, and a file system
 * without a time of change can't tell: their numbers are taken away, so that they equal no others.
 */
export function settledStamps(stamps: Float64Array, now: Date): Float64Array {
  const settled = stamps.slice();
  const latest = now.getTime() - COARSEST_STEP;
  for (let at = 0; at < stamps.length; at += STAMP_SIZE) {
    const written = stamps[at + 1] ?? Number.NaN;
    const changed = stamps[at + 2] ?? Number.NaN;
    if (!(changed > 0 && changed < latest && written < latest)) settled[at] = Number.NaN;
  }
  return settled;
}

/** Whether the stamps at two places are the same, and both can be trusted. */
export function isSameStamp(a: Float64Array, atA: number, b: Float64Array, atB: number): boolean {
  for (let part = 0; part < STAMP_SIZE; part++) {
    if (a[atA * STAMP_SIZE + part] !== b[atB * STAMP_SIZE + part]) return false;
  }
  return true;
}

/** Whether all stamps are the same, and can be trusted. */
export function areSameStamps(a: Float64Array, b: Float64Array): boolean {
  if (a.length !== b.length) return false;
  for (let at = 0; at < a.length; at++) if (a[at] !== b[at]) return false;
  return true;
}
