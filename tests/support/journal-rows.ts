import type { JournalEvent } from '../../src/memory/events.ts';
import { isRating, RATINGS, type RatingName } from '../../src/memory/events.ts';
import type { TimedEvent } from '../../src/memory/standing.ts';
import { parseStamp } from '../../src/memory/study-day.ts';

/**
 * An event from a row "id question what time": `what` is a rating, suspend, resume, bury, forget, or
 * undo:<id>; a time without an offset is UTC. "r1 rope good 2026-11-23T10:00".
 */
export function eventOf(row: string): JournalEvent {
  const [id, question, what, time] = row.trim().split(/\s+/) as [string, string, string, string];
  const at = time.length === 16 ? `${time}:00.000Z` : time;
  const common = { v: 1, id, at, question } as const;
  const rating = RATINGS.indexOf(what as RatingName) + 1;
  if (isRating(rating)) return { ...common, event: 'review', rating };
  if (what.startsWith('undo:')) return { ...common, event: 'undo', of: what.slice(5) };
  return { ...common, event: what as 'suspend' | 'resume' | 'bury' | 'forget' };
}

/** The same, read: with its instant and wall-clock time. */
export function timedOf(row: string): TimedEvent {
  return timed(eventOf(row));
}

export function timed(event: JournalEvent): TimedEvent {
  const moment = parseStamp(event.at);
  if (moment === undefined) throw new Error(`no valid time: ${event.at}`);
  return { event, ...moment };
}

/** The rows as a journal file holds them. */
export function journalText(...rows: string[]): string {
  return rows.map((row) => `${JSON.stringify(eventOf(row))}\n`).join('');
}
