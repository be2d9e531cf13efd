import { basename, join } from 'node:path';
import type { StateFile } from './backup.ts';
import { readLine } from './events.ts';
import { appendLines, journalFiles } from './journal.ts';
import { readLines } from './lines.ts';

/** What merging one journal file would add, or has added. */
export interface Merged {
  readonly path: string;
  readonly added: number;
  readonly known: number;
}

/**
 * Merges journal files into a state directory by event id: what is there stays, what is missing is
 * appended to the file of its device, damaged lines too. `dryRun` only counts.
 * @throws UserError when a journal can't be read or written.
 */
export function mergeJournals(
  directory: string,
  files: readonly StateFile[],
  dryRun: boolean,
): Merged[] {
  const known = new Set<string>();
  for (const file of journalFiles(directory)) {
    for (const { text } of readLines(file)) known.add(nameOf(text));
  }
  return files.map(({ path, bytes }) => {
    const lines = bytes
      .toString('utf8')
      .split('\n')
      .filter((line) => line.trim() !== '');
    const missing = lines.filter((line) => !known.has(nameOf(line)));
    for (const line of missing) known.add(nameOf(line));
    if (!dryRun && missing.length > 0) {
      appendLines(directory, basename(path), missing);
    }
    return { path: join(path), added: missing.length, known: lines.length - missing.length };
  });
}

/**
 * The event's id, or the line itself where it has none: that is what makes two lines the same. A
 * damaged line does not stand for the event whose id it still has.
 */
function nameOf(line: string): string {
  const text = line.trim();
  if (readLine(text).kind === 'damaged') return text;
  const { id } = JSON.parse(text);
  return typeof id === 'string' ? id : text;
}
