import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { systemCode, UserError } from '../errors.ts';

/** The folder of the interviews in the state directory, one file each. */
export const MOCKS = 'mocks';

/** One interview as it was last saved. What it holds is the session's matter. */
export interface SavedMock {
  readonly file: string;
  /** Counts how often it was saved. */
  readonly revision: number;
  /** When it was saved, in milliseconds since 1970. */
  readonly savedAt: number;
  readonly record: unknown;
}

interface Envelope extends Omit<SavedMock, 'file'> {
  readonly v: typeof VERSION;
}

const VERSION = 1;
const NAME = /^\d{4}-\d{2}-\d{2}T[\d-]+Z\.json$/;

/** Where the interview that starts at an instant is saved: named so that names sort by time. */
export function mockFile(directory: string, startedAt: Date): string {
  const stamp = startedAt.toISOString().replace(/[:.]/g, '-');
  return join(directory, MOCKS, `${stamp}.json`);
}

/**
 * Every saved interview, oldest first, and the files that hold none that this version can read.
 * @throws UserError when the folder cannot be read.
 */
export function savedMocks(directory: string): { mocks: SavedMock[]; unreadable: string[] } {
  const mocks: SavedMock[] = [];
  const unreadable: string[] = [];
  for (const file of filesIn(join(directory, MOCKS))) {
    const saved = readSaved(file);
    if (saved === undefined) unreadable.push(file);
    else mocks.push(saved);
  }
  return { mocks, unreadable };
}

/** The file of one interview, kept up to date by one process. */
export class MockFile {
  readonly path: string;
  #revision: number;

  /** `revision` is the one that was read; 0 for an interview that has not been saved yet. */
  constructor(path: string, revision = 0) {
    this.path = path;
    this.#revision = revision;
  }

  /**
   * Replaces the file in one step; it is on the disk when this returns.
   * @throws UserError when it cannot be saved, or another process has saved the interview meanwhile.
   */
  save(record: unknown, now: Date): void {
    const found = readSaved(this.path)?.revision ?? this.#revision;
    if (found !== this.#revision) {
      throw new UserError(
        'this interview was resumed or given up in another terminal',
        'go on there; what was typed here since is not saved',
      );
    }
    const revision = found + 1;
    const envelope: Envelope = { v: VERSION, revision, savedAt: now.getTime(), record };
    replace(this.path, JSON.stringify(envelope));
    this.#revision = revision;
  }
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => NAME.test(name))
      .sort()
      .map((name) => join(folder, name));
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return [];
    throw new UserError(
      `cannot read the interviews in ${folder} (${systemCode(error) ?? String(error)})`,
      'check the permissions of the folder',
      { cause: error },
    );
  }
}

function readSaved(file: string): SavedMock | undefined {
  try {
    const { v, revision, savedAt, record } = JSON.parse(readFileSync(file, 'utf8')) as Envelope;
    const isOurs = v === VERSION && Number.isInteger(revision) && Number.isFinite(savedAt);
    return isOurs ? { file, revision, savedAt, record } : undefined;
  } catch {
    return undefined; // not there, damaged, or no JSON: named by whoever lists them
  }
}

function replace(file: string, text: string): void {
  const draft = `${file}.${process.pid}`;
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    writeWhole(draft, text);
    renameSync(draft, file);
  } catch (error) {
    discard(draft);
    throw new UserError(
      `cannot save the interview in ${dirname(file)} (${systemCode(error) ?? String(error)})`,
      'mend that, then go on with: llm-interview mock --resume',
      { cause: error },
    );
  }
}

function discard(draft: string): void {
  try {
    rmSync(draft, { force: true });
  } catch {
    // what could not be written cannot always be removed either
  }
}

function writeWhole(path: string, text: string): void {
  const bytes = Buffer.from(text);
  const descriptor = openSync(path, 'w', 0o600);
  try {
    let written = 0;
    while (written < bytes.length) written += writeSync(descriptor, bytes, written);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
