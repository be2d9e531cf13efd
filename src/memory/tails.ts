import { EventTable } from './event-table.ts';
import { type Reached, visitEvents } from './read-events.ts';
import type { Covered, Snapshot } from './snapshot.ts';
import { compareEvents, type TimedEvent } from './standing.ts';

/** What the journal has grown by. */
export interface Tails extends Reached {
  readonly events: EventTable;
  /** The same events with all that they say, read once more. */
  readonly whole: () => TimedEvent[];
}

/**
 * Reads journal files from where a snapshot ends. What was renamed since goes by its present id.
 * @throws UserError when a journal cannot be read.
 */
export function readTails(
  files: readonly string[],
  renamed: ReadonlyMap<string, string> = new Map(),
  covered: Readonly<Record<string, Covered>> = {},
): Tails {
  const visit = (each: (event: TimedEvent) => void) =>
    visitEvents(files, (event) => each(present(event, renamed)), covered);
  const events = new EventTable();
  const whole = () => {
    const all: TimedEvent[] = [];
    visit((event) => all.push(event));
    return all;
  };
  return { ...visit((event) => events.add(event)), events, whole };
}

function present(timed: TimedEvent, renamed: ReadonlyMap<string, string>): TimedEvent {
  const question = renamed.get(timed.event.question);
  return question === undefined ? timed : { ...timed, event: { ...timed.event, question } };
}

/** Whether events can be added to a snapshot; where they cannot, only a full fold gives the right result. */
export function continues({ undone, progress }: Snapshot, events: EventTable): boolean {
  const added = new Set(events.undone.size === 0 ? [] : events.ids);
  for (const id of events.undone) if (!added.has(id)) return false;
  const taken = new Set(undone);
  return events.ids.every((id, row) => {
    if (taken.has(id)) return false;
    if (events.isUndo(row)) return true;
    const last = progress.questions.get(events.questionOf(row))?.last;
    return last === undefined || compareEvents([events.timeOf(row), id], last) > 0;
  });
}
