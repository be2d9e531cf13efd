import { basename } from 'node:path';
import { readLine } from './events.ts';
import { readLines } from './lines.ts';
import { type Covered, cover } from './snapshot.ts';
import type { TimedEvent } from './standing.ts';

/** How journal files were read. */
export interface Reached {
  /** How far each file was read. */
  readonly files: Record<string, Covered>;
  /** Lines of a later version or an unknown kind: kept, and skipped. */
  readonly foreign: number;
  /** A file whose last line has no newline yet: what it says may still change. */
  readonly unfinished: boolean;
}

/** What journal files hold, from where a snapshot ends if there is one. */
export interface ReadEvents extends Reached {
  readonly events: TimedEvent[];
}

/** Reads journal files in the order given; `covered` says how much of each is known already. */
export function readEvents(
  files: readonly string[],
  covered: Readonly<Record<string, Covered>> = {},
): ReadEvents {
  const events: TimedEvent[] = [];
  const reached = visitEvents(files, (event) => events.push(event), covered);
  return { events, ...reached };
}

/** The same one by one, for who need not have them all at once. */
export function visitEvents(
  files: readonly string[],
  visit: (event: TimedEvent) => void,
  covered: Readonly<Record<string, Covered>> = {},
): Reached {
  const reached: Record<string, Covered> = {};
  let foreign = 0;
  let unfinished = false;
  for (const file of files) {
    const name = basename(file);
    const known = covered[name];
    let end = known?.bytes ?? 0;
    for (const line of readLines(file, end)) {
      if (line.terminated) end = line.end;
      else unfinished = true;
      if (line.text === '') continue;
      const read = readLine(line.text);
      if (read.kind === 'event') visit(read);
      else if (read.kind === 'foreign') foreign += 1;
    }
    reached[name] = known !== undefined && end === known.bytes ? known : cover(file, end);
  }
  return { files: reached, foreign, unfinished };
}
