import type { JournalEvent } from './events.ts';

/** An event that has been read, with its instant and wall-clock time in milliseconds. */
export interface TimedEvent {
  readonly event: JournalEvent;
  readonly time: number;
  readonly wallClock: number;
}

/** The ids of the events that undo events take back. */
export function undoneIds(events: Iterable<TimedEvent>): Set<string> {
  const undone = new Set<string>();
  for (const { event } of events) if (event.event === 'undo') undone.add(event.of);
  return undone;
}

/** Events in the order of the fold: by time, then by id. */
export function compareEvents(
  [time, id]: readonly [number, string],
  [otherTime, otherId]: readonly [number, string],
): number {
  return time - otherTime || (id < otherId ? -1 : id > otherId ? 1 : 0);
}

/** Each event once, sorted, without undo events and what they take back. */
export function standing(events: readonly TimedEvent[]): TimedEvent[] {
  const undone = undoneIds(events);
  const kept = new Map<string, TimedEvent>();
  for (const timed of events) {
    const { id, event } = timed.event;
    if (event === 'undo' || undone.has(id)) continue;
    const twin = kept.get(id);
    if (twin === undefined || precedes(timed, twin)) kept.set(id, timed);
  }
  return [...kept.values()].sort((a, b) =>
    compareEvents([a.time, a.event.id], [b.time, b.event.id]),
  );
}

/** Decides between two events that claim one id, so that the order of the files never matters. */
function precedes(one: TimedEvent, other: TimedEvent): boolean {
  if (one.time !== other.time) return one.time < other.time;
  return JSON.stringify(one.event) < JSON.stringify(other.event);
}
