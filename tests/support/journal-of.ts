import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { JournalEvent } from '../../src/memory/events.ts';

/** Every event in the journal of a state folder; every line must be whole. */
export function journalOf(home: string): JournalEvent[] {
  const folder = join(home, 'reviews');
  let files: string[];
  try {
    files = readdirSync(folder);
  } catch {
    return [];
  }
  return files.flatMap((file) =>
    readFileSync(join(folder, file), 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as JournalEvent),
  );
}

/** The same in short: "one 3" for a question that was rated good, "undo one". */
export function eventsOf(home: string): string[] {
  return journalOf(home).map((event) =>
    event.event === 'review'
      ? `${event.question} ${event.rating}`
      : `${event.event} ${event.question}`,
  );
}
