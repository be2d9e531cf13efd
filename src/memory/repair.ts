import {
  closeSync,
  constants,
  copyFileSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  statSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { readLine } from './events.ts';
import { textOf } from './lines.ts';

/** The folder inside `reviews/` for what was taken out of a journal. */
export const DAMAGED = 'damaged';

const NEWLINE = 0x0a;

/**
 * Takes the damaged lines out of a journal file. The file as it was stays in `damaged/`, and so do the
 * lines, so that no byte is lost; an event that another process appends meanwhile is carried over.
 * Returns the number of lines taken out.
 */
export function repairJournal(file: string, stamp: string): number {
  const folder = join(dirname(file), DAMAGED);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const name = basename(file);
  const original = join(folder, `${name}.${stamp}.original`);
  keep(file, original);
  const before = readFileSync(original);
  const { good, bad } = sortLines(before);
  if (bad.length === 0) return 0;
  writeWhole(join(folder, `${name}.${stamp}.lines`), Buffer.concat(bad));
  const draft = `${file}.${process.pid}.repaired`;
  writeWhole(draft, Buffer.concat(good));
  renameSync(draft, file);
  carryOver(original, before.length, file);
  return bad.length;
}

/** A second name for the same bytes, so that a late append is seen; a copy where links are unknown. */
function keep(file: string, copy: string): void {
  try {
    linkSync(file, copy);
  } catch {
    copyFileSync(file, copy, constants.COPYFILE_EXCL);
  }
}

function sortLines(bytes: Buffer): { good: Buffer[]; bad: Buffer[] } {
  const good: Buffer[] = [];
  const bad: Buffer[] = [];
  let start = 0;
  while (start < bytes.length) {
    const newline = bytes.indexOf(NEWLINE, start);
    const end = newline === -1 ? bytes.length : newline + 1;
    const line = bytes.subarray(start, end);
    const text = textOf(line);
    const damaged = text !== '' && readLine(text).kind === 'damaged';
    (damaged ? bad : good).push(
      newline === -1 && !damaged ? Buffer.concat([line, Buffer.from('\n')]) : line,
    );
    start = end;
  }
  return { good, bad };
}

function carryOver(original: string, known: number, file: string): void {
  if (statSync(original).size <= known) return;
  const late = readFileSync(original).subarray(known);
  const descriptor = openSync(file, 'a');
  try {
    writeSync(descriptor, late);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function writeWhole(path: string, bytes: Buffer): void {
  const descriptor = openSync(path, 'wx', 0o600);
  try {
    let written = 0;
    while (written < bytes.length) written += writeSync(descriptor, bytes, written);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
