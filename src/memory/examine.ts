import { readLine } from './events.ts';
import { readLines } from './lines.ts';

/** Something noticed in a journal. `line` counts from 1. */
export interface Remark {
  readonly path: string;
  readonly line: number;
  readonly kind: 'damaged' | 'foreign' | 'future' | 'backwards' | 'duplicate';
  readonly message: string;
}

export interface Examined {
  /** Lines by event kind. */
  readonly counts: Readonly<Record<string, number>>;
  /** Reviews by question id. */
  readonly reviews: ReadonlyMap<string, number>;
  readonly remarks: readonly Remark[];
}

const HOUR = 3_600_000;
/** A clock may differ by a time zone's mistake; a day ahead is wrong. */
const FUTURE = 24 * HOUR;
/** Daylight saving does not move instants; two hours back is a clock that was set. */
const BACKWARDS = 2 * HOUR;

/** Reads every line of every journal file and says what it finds. Never throws for what a line holds. */
export function examineJournals(files: readonly string[], now: Date): Examined {
  const counts: Record<string, number> = {};
  const reviews = new Map<string, number>();
  const remarks: Remark[] = [];
  const first = new Map<string, string>();
  for (const path of files) {
    let before = Number.NEGATIVE_INFINITY;
    let line = 0;
    for (const { text } of readLines(path)) {
      line += 1;
      if (text === '') continue;
      const note = (kind: Remark['kind'], message: string) =>
        remarks.push({ path, line, kind, message });
      const read = readLine(text);
      if (read.kind !== 'event') {
        note(read.kind, read.reason);
        continue;
      }
      const { event, time } = read;
      counts[event.event] = (counts[event.event] ?? 0) + 1;
      if (event.event === 'review')
        reviews.set(event.question, (reviews.get(event.question) ?? 0) + 1);
      const twin = first.get(event.id);
      if (twin === undefined) first.set(event.id, `${path}:${line}`);
      else note('duplicate', `the same event as ${twin}; it counts once`);
      if (time > now.getTime() + FUTURE) note('future', `${event.at} is in the future`);
      if (time < before - BACKWARDS) note('backwards', `${event.at} is before the line above it`);
      before = time;
    }
  }
  return { counts, reviews, remarks };
}
