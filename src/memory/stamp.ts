import { v7 as uuidv7 } from 'uuid';
import { EVENT_VERSION, type JournalEvent, type NewEvent } from './events.ts';
import { formatStamp } from './study-day.ts';

let made = 0;

/** The event with its id and time; two made in one millisecond still get ids in their order. */
export function stampEvent(event: NewEvent, now: Date): JournalEvent {
  return {
    v: EVENT_VERSION,
    id: uuidv7({ msecs: now.getTime(), seq: made++ }),
    at: formatStamp(now),
    ...event,
  };
}
