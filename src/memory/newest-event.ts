import type { JournalEvent, UndoEvent } from './events.ts';
import { journalFiles, ownJournal } from './journal.ts';
import { visitEvents } from './read-events.ts';
import { compareEvents, type TimedEvent } from './standing.ts';

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
  const undone = new Set<string>();
  visitEvents(journalFiles(directory), ({ event }) => {
    if (event.event === 'undo') undone.add(event.of);
  });
  let newest: TimedEvent | undefined;
  visitEvents([file], (timed) => {
    const { event } = timed;
    if (event.event === 'undo' || undone.has(event.id)) return;
    if (newest === undefined || inOrder(newest, timed) <= 0) newest = timed;
  });
  return newest?.event as StandingEvent | undefined;
}

function inOrder(a: TimedEvent, b: TimedEvent): number {
  return compareEvents([a.time, a.event.id], [b.time, b.event.id]);
}
