import type { JournalEvent, UndoEvent } from './events.ts';
import { journalFiles, ownJournal } from './journal.ts';
import { compareEvents, type TimedEvent, undoneIds } from './progress.ts';
import { readEvents } from './read-events.ts';

/** An event that undo can take back. */
export type StandingEvent = Exclude<JournalEvent, UndoEvent>;

/**
 * The newest event of this machine that still stands, if there is one: what undo takes back. An undo
 * made on another machine counts too.
 * @throws UserError when the journal cannot be read.
 */
export function newestEvent(directory: string): StandingEvent | undefined {
  const file = ownJournal(directory);
  if (file === undefined) return undefined;
  const undone = undoneIds(readEvents(journalFiles(directory)).events);
  const standing = readEvents([file])
    .events.filter(({ event }) => event.event !== 'undo' && !undone.has(event.id))
    .sort(inOrder);
  return standing.at(-1)?.event as StandingEvent | undefined;
}

function inOrder(a: TimedEvent, b: TimedEvent): number {
  return compareEvents([a.time, a.event.id], [b.time, b.event.id]);
}
