import {
  closeSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname } from 'node:path';
import type { DayTotal, OpenProgress, QuestionProgress } from './progress.ts';
import { OUTCOMES } from './times.ts';

/** How much of a journal file a snapshot covers, and how that part ends. */
export interface Covered {
  readonly bytes: number;
  readonly tail: string;
}

/** Progress as it was when the journal files had the covered lengths. Disposable. */
export interface Snapshot {
  /** What the fold depends on besides the journal: another key means another fold. */
  readonly key: string;
  readonly files: Readonly<Record<string, Covered>>;
  readonly progress: OpenProgress;
  /** Ids that undo events take back, kept because the event itself may arrive later. */
  readonly undone: readonly string[];
  /** Lines of a later version or an unknown kind. */
  readonly foreign: number;
}

interface Stored extends Omit<Snapshot, 'progress'> {
  readonly questions: Readonly<Record<string, StoredProgress>>;
  readonly days: readonly (readonly [number, DayTotal])[];
}

type StoredProgress = QuestionProgress;

/** The name of the file in the cache. */
export const SNAPSHOT = 'progress.json';

/** Enough to hold the id of the last event, which no other line has. */
const TAIL_BYTES = 256;

/** Reads a snapshot; undefined when there is none that fits the key and the files. */
export function readSnapshot(
  path: string,
  key: string,
  files: readonly string[],
): Snapshot | undefined {
  try {
    const stored = JSON.parse(readFileSync(path, 'utf8')) as Stored;
    if (stored.key !== key) return undefined;
    const present = new Map(files.map((file) => [basename(file), file]));
    for (const [name, covered] of Object.entries(stored.files)) {
      const file = present.get(name);
      if (file === undefined || statSync(file).size < covered.bytes) return undefined;
      if (readTail(file, covered.bytes) !== covered.tail) return undefined;
    }
    const { questions, days, ...rest } = stored;
    if (!isList(days) || !days.every(isDayTotal) || !isList(rest.undone)) return undefined;
    if (typeof rest.foreign !== 'number') return undefined;
    if (!Object.values(questions).every(isProgress)) return undefined;
    const progress = { questions: new Map(Object.entries(questions)), days: new Map(days) };
    return { ...rest, progress };
  } catch {
    return undefined; // disposable: whatever is wrong with it, the journal has it all
  }
}

/** Replaces the snapshot in one step. A cache that can't be written is not worth an error. */
export function writeSnapshot(path: string, snapshot: Snapshot): void {
  const { progress, ...rest } = snapshot;
  const stored: Stored = {
    ...rest,
    questions: Object.fromEntries(progress.questions),
    days: [...progress.days],
  };
  const draft = `${path}.${process.pid}`;
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    writeFileSync(draft, JSON.stringify(stored), { mode: 0o600 });
    renameSync(draft, path);
  } catch {
    try {
      rmSync(draft, { force: true });
    } catch {
      // a cache folder that lies inside a file has no draft to remove
    }
  }
}

/** How a file looks up to `bytes`: the last of them tell an edited file from a longer one. */
export function cover(file: string, bytes: number): Covered {
  return { bytes, tail: readTail(file, bytes) };
}

function readTail(file: string, bytes: number): string {
  const length = Math.min(TAIL_BYTES, bytes);
  const tail = Buffer.alloc(length);
  const descriptor = openSync(file, 'r');
  try {
    readSync(descriptor, tail, 0, length, bytes - length);
  } finally {
    closeSync(descriptor);
  }
  return tail.toString('base64');
}

/** Array.isArray, which forgets what a list holds. */
function isList(value: unknown): boolean {
  return Array.isArray(value);
}

/** Whether a stored value can be worked with: a damaged snapshot must not break what reads it. */
function isProgress(value: unknown): value is StoredProgress {
  const { recall, suspended, buriedOn, last, missed, times } = (value ??
    {}) as Partial<StoredProgress>;
  const time = Array.isArray(last) && Number.isFinite(last[0]) && typeof last[1] === 'string';
  const status =
    typeof suspended === 'boolean' && (buriedOn === null || Number.isInteger(buriedOn));
  if (!time || !status || (missed !== undefined && !isList(missed))) return false;
  if (times !== undefined && !OUTCOMES.every((outcome) => isTally(times[outcome]))) return false;
  if (recall?.state === 'new') return true;
  if (recall?.state !== 'reviewed' || typeof recall.learnt !== 'boolean') return false;
  const { stability, difficulty, firstDay, lastDay, due, lastRating, reviews, lapses } = recall;
  const counts = [firstDay, lastDay, due, lastRating, reviews, lapses];
  return stability > 0 && difficulty > 0 && counts.every(isDay);
}

function isDayTotal(entry: readonly [number, DayTotal]): boolean {
  return isDay(entry[0]) && isDay(entry[1].reviews) && Number.isFinite(entry[1].ms);
}

function isTally(tally: { days: number; ms: number } | undefined): boolean {
  return tally !== undefined && isDay(tally.days) && Number.isFinite(tally.ms);
}

/** A day that a date can be made of, or a count. */
function isDay(value: number): boolean {
  return Number.isInteger(value) && Math.abs(value) < 1e8;
}
