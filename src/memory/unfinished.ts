import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { journalFiles } from './journal.ts';

/** The drill that was begun last: what was still to be asked when it ended. */
export interface Unfinished {
  readonly queue: readonly string[];
  readonly mode: string;
}

const FILE = 'drill.json';

/** Keeps what is still to be asked. A folder that can't be written is no reason to stop a drill. */
export function saveUnfinished(directory: string, unfinished: Unfinished): void {
  const draft = join(directory, `${FILE}.${process.pid}`);
  try {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    writeFileSync(draft, JSON.stringify(unfinished), { mode: 0o600 });
    renameSync(draft, join(directory, FILE));
  } catch {
    rmSync(draft, { force: true });
  }
}

/** What is still to be asked of the last drill; undefined when it was finished or cannot be read. */
export function readUnfinished(directory: string): Unfinished | undefined {
  try {
    const { queue, mode } = JSON.parse(readFileSync(join(directory, FILE), 'utf8'));
    const isList = Array.isArray(queue) && queue.every((id) => typeof id === 'string');
    return isList && queue.length > 0 && typeof mode === 'string' ? { queue, mode } : undefined;
  } catch {
    return undefined;
  }
}

/** Whether nothing was ever drilled here. */
export function isFirstDrill(directory: string): boolean {
  return !existsSync(join(directory, FILE)) && journalFiles(directory).length === 0;
}
