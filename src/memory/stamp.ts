import { v7 as uuidv7 } from 'uuid';
import { EVENT_VERSION, type JournalEvent, type NewEvent } from './events.ts';
import { formatStamp } from './study-day.ts';

const RANDOM_BYTES = 16;

let made = 0;

const pool = new Uint8Array(64 * RANDOM_BYTES);
let used = pool.length;

/** Fresh random bytes; asking the system for them each time would take longer than all else about an event. */
function random(): Uint8Array {
  if (used === pool.length) {
    crypto.getRandomValues(pool);
    used = 0;
  }
  used += RANDOM_BYTES;
  return pool.subarray(used - RANDOM_BYTES, used);
}

/** The event with its id and time; two made in one millisecond still get ids in their order. */
export function stampEvent(event: NewEvent, now: Date): JournalEvent {
  return {
    v: EVENT_VERSION,
    id: uuidv7({ msecs: now.getTime(), seq: made++, random: random() }),
    at: formatStamp(now),
    ...event,
  };
}
