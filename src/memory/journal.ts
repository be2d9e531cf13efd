import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  fstatSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { systemCode, UserError } from '../errors.ts';
import type { JournalEvent } from './events.ts';

/** The folder of the journal inside the state directory, one file a device. */
export const REVIEWS = 'reviews';

const PRIVATE_FOLDER = 0o700;
const PRIVATE_FILE = 0o600;
const NEWLINE = 0x0a;
const DEVICE = /^[a-z0-9][a-z0-9-]{0,63}$/;

/** The journal files of a state directory, sorted by name; none before the first review. */
export function journalFiles(directory: string): string[] {
  const folder = join(directory, REVIEWS);
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.jsonl'))
      .sort()
      .map((name) => join(folder, name))
      .filter((file) => statSync(file, { throwIfNoEntry: false })?.isFile());
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return [];
    throw new UserError(
      `cannot read the journal in ${folder} (${systemCode(error) ?? String(error)})`,
      'check the permissions of the folder',
      { cause: error },
    );
  }
}

/** This machine's journal file; undefined before its first review. */
export function ownJournal(directory: string): string | undefined {
  const device = readDevice(directory);
  return device === undefined ? undefined : join(directory, REVIEWS, `${device}.jsonl`);
}

/**
 * Appends one event to this machine's journal, in one write, and returns when it is on the disk.
 * `newDevice` names the machine at its first review.
 * @throws UserError when the event could not be saved, saying why.
 */
export function appendEvent(directory: string, event: JournalEvent, newDevice: () => string): void {
  saving(directory, () => {
    const device = readDevice(directory) ?? claimDevice(directory, newDevice());
    append(directory, `${device}.jsonl`, JSON.stringify(event));
  });
}

/**
 * Appends lines to the journal file of any device.
 * @throws UserError when they could not be saved, saying why.
 */
export function appendLines(directory: string, name: string, lines: readonly string[]): void {
  saving(directory, () => append(directory, name, lines.join('\n')));
}

/**
 * Makes sure that a review could be saved, without writing anything.
 * @throws UserError that says why it could not.
 */
export function assertWritable(directory: string): void {
  saving(directory, () => {
    const own = ownJournal(directory);
    let place = own ?? join(directory, REVIEWS);
    while (!existsSync(place) && dirname(place) !== place) place = dirname(place);
    if (place !== own && !statSync(place).isDirectory()) {
      throw Object.assign(new Error(`${place} is not a folder`), { code: 'ENOTDIR' });
    }
    accessSync(place, constants.W_OK);
  });
}

function saving(directory: string, work: () => void): void {
  try {
    work();
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw notSaved(directory, error);
  }
}

function append(directory: string, name: string, text: string): void {
  const folder = join(directory, REVIEWS);
  const descriptor = openToAppend(folder, name);
  try {
    const { size } = fstatSync(descriptor);
    const bytes = Buffer.from(`${endsTorn(descriptor, size) ? '\n' : ''}${text}\n`);
    const written = writeSync(descriptor, bytes);
    if (written < bytes.length) {
      throw Object.assign(new Error('the line was written in part'), { code: 'ENOSPC' });
    }
    fsyncSync(descriptor);
    if (size === 0) fsyncFolder(folder);
  } finally {
    closeSync(descriptor);
  }
}

/** The folder is looked at only where it is missing: that is once, and an answer comes often. */
function openToAppend(folder: string, name: string): number {
  const file = join(folder, name);
  try {
    return openSync(file, 'a+', PRIVATE_FILE);
  } catch (error) {
    if (systemCode(error) !== 'ENOENT') throw error;
  }
  mkdirSync(folder, { recursive: true, mode: PRIVATE_FOLDER });
  return openSync(file, 'a+', PRIVATE_FILE);
}

/** Whether the last write was cut off: the next line must not be glued to it. */
function endsTorn(descriptor: number, size: number): boolean {
  if (size === 0) return false;
  const last = Buffer.alloc(1);
  readSync(descriptor, last, 0, 1, size - 1);
  return last[0] !== NEWLINE;
}

/** A new file survives a power cut only once its folder is on the disk too. */
function fsyncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const descriptor = openSync(folder, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function readDevice(directory: string): string | undefined {
  const file = join(directory, 'device');
  let device: string;
  try {
    device = readFileSync(file, 'utf8').trim();
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return undefined;
    throw error;
  }
  if (DEVICE.test(device)) return device;
  throw new UserError(
    `${file} does not hold the short name of this machine`,
    'delete the file: a new one is made, and every journal stays',
  );
}

/** Names this machine. When several processes try at once, one name wins and all use it. */
function claimDevice(directory: string, name: string): string {
  mkdirSync(directory, { recursive: true, mode: PRIVATE_FOLDER });
  const file = join(directory, 'device');
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, `${name}\n`, { mode: PRIVATE_FILE });
  try {
    linkSync(draft, file);
  } catch (error) {
    const code = systemCode(error);
    if (code !== 'EEXIST') renameSync(draft, file); // a file system without hard links
  } finally {
    rmSync(draft, { force: true });
  }
  return readDevice(directory) ?? name;
}

const CAUSES: Readonly<Record<string, readonly [why: string, remedy: string]>> = {
  ENOSPC: ['the disk is full', 'free some space and answer it again'],
  EDQUOT: ['your disk quota is used up', 'free some space and answer it again'],
  EFBIG: ['the file may not grow any further', 'raise the file size limit and answer it again'],
  EROFS: ['the file system is read-only', 'set LLM_INTERVIEW_HOME to a folder that can be written'],
  EACCES: ['permission denied', 'make the folder writable, or set LLM_INTERVIEW_HOME to another'],
  EPERM: ['permission denied', 'make the folder writable, or set LLM_INTERVIEW_HOME to another'],
  EIO: ['the disk reports an error', 'check the disk before going on'],
  ENOTDIR: ['something on the path is not a folder', 'check LLM_INTERVIEW_HOME'],
};

function notSaved(directory: string, error: unknown): UserError {
  const code = systemCode(error);
  const [why, remedy] = (code === undefined ? undefined : CAUSES[code]) ?? [
    error instanceof Error ? error.message : String(error),
    'check the folder',
  ];
  return new UserError(`cannot save reviews in ${directory}: ${why}`, remedy, { cause: error });
}
