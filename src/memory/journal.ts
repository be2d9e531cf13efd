import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  fstatSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { systemCode, UserError } from '../errors.ts';
import { claimDevice, readDevice } from './device.ts';
import type { JournalEvent } from './events.ts';
import { PRIVATE_FILE, PRIVATE_FOLDER } from './state-folder.ts';

/** The folder of the journal inside the state directory, one file a device. */
export const REVIEWS = 'reviews';

const NEWLINE = 0x0a;
/** As "a+", but makes no file. */
const APPEND = constants.O_APPEND | constants.O_RDWR;

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
 * This machine's journal, as one process adds to it. Opened anew for each event, so that nothing is written into a
 * file that was deleted or replaced; only what cannot have changed since the last event is not looked up again.
 */
export class OwnJournal {
  readonly #directory: string;
  readonly #newDevice: () => string;
  #device: string | undefined;
  #ending: Ending | undefined;

  /** `newDevice` names the machine at its first review. */
  constructor(directory: string, newDevice: () => string) {
    this.#directory = directory;
    this.#newDevice = newDevice;
  }

  /**
   * Appends one event, in one write, and returns when it is on the disk.
   * @throws UserError when the event could not be saved, saying why.
   */
  append(event: JournalEvent): void {
    const ending = this.#ending;
    this.#ending = undefined; // after a write that failed nothing is known
    saving(this.#directory, () => {
      const folder = join(this.#directory, REVIEWS);
      const descriptor = this.#open(folder);
      this.#ending = append(descriptor, folder, JSON.stringify(event), ending);
    });
  }

  /** A journal that is gone may have gone with the whole state: then the machine is named again. */
  #open(folder: string): number {
    if (this.#device !== undefined) {
      try {
        return openSync(join(folder, `${this.#device}.jsonl`), APPEND);
      } catch (error) {
        if (systemCode(error) !== 'ENOENT') throw error;
      }
    }
    this.#device = readDevice(this.#directory) ?? claimDevice(this.#directory, this.#newDevice());
    return openToAppend(folder, `${this.#device}.jsonl`);
  }
}

/**
 * Appends lines to the journal file of any device.
 * @throws UserError when they could not be saved, saying why.
 */
export function appendLines(directory: string, name: string, lines: readonly string[]): void {
  saving(directory, () => {
    const folder = join(directory, REVIEWS);
    append(openToAppend(folder, name), folder, lines.join('\n'));
  });
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

/** Which file ended with a newline, and where. */
interface Ending {
  readonly ino: number;
  readonly size: number;
}

/** Appends to an open journal in the folder and closes it; `ending` is how it was left, as far as anybody knows. */
function append(descriptor: number, folder: string, text: string, ending?: Ending): Ending {
  try {
    const { ino, size } = fstatSync(descriptor);
    const isAsLeft = ino === ending?.ino && size === ending.size;
    const isTorn = !isAsLeft && endsTorn(descriptor, size);
    const bytes = Buffer.from(`${isTorn ? '\n' : ''}${text}\n`);
    const written = writeSync(descriptor, bytes);
    if (written < bytes.length) {
      throw Object.assign(new Error('the line was written in part'), { code: 'ENOSPC' });
    }
    fsyncSync(descriptor);
    if (size === 0) fsyncFolder(folder);
    return { ino, size: size + written };
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
