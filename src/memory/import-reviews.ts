import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { systemCode, UserError } from '../errors.ts';
import { type CsvProblem, type Field, parseCsv } from './csv.ts';
import { EVENT_VERSION, type JournalEvent, type Rating } from './events.ts';
import { appendLines, assertWritable, journalFiles, REVIEWS } from './journal.ts';
import { visitEvents } from './read-events.ts';
import { compareEvents } from './standing.ts';
import { parseStamp } from './study-day.ts';

/** The columns of a review history; the last may be missing, others are ignored. */
const COLUMNS = ['card_id', 'review_rating', 'review_time', 'review_duration'] as const;
const REQUIRED = COLUMNS.slice(0, 3);
type Column = (typeof COLUMNS)[number];

/** A clock may be off by a time zone; a review a day ahead is a mistake that nobody could undo. */
const FUTURE = 24 * 3_600_000;

export interface ImportedReviews {
  /** Oldest first, each review once. */
  readonly events: readonly JournalEvent[];
  readonly problems: readonly CsvProblem[];
}

/**
 * Reads reviews from comma-separated values with a header line, durations in milliseconds. The same row always
 * gives the same event, so that importing it again adds nothing.
 */
export function parseReviews(text: string, now: Date): ImportedReviews {
  const { records, problems } = parseCsv(text);
  const [header = [], ...rows] = records;
  const names = header.map((field) => field.text.trim());
  const missing = REQUIRED.filter((column) => !names.includes(column));
  if (missing.length > 0) {
    const messages = missing.map((column) => `there is no column ${column}`);
    return { events: [], problems: messages.map((message) => ({ line: 1, column: 1, message })) };
  }
  const events = new Map<string, { event: JournalEvent; time: number }>();
  const found = [...problems];
  for (const row of rows) {
    const read = readRow(row, names, now.getTime() + FUTURE);
    if ('message' in read) found.push(read);
    else events.set(read.event.id, read);
  }
  const sorted = [...events.values()].sort((a, b) =>
    compareEvents([a.time, a.event.id], [b.time, b.event.id]),
  );
  return {
    events: sorted.map(({ event }) => event),
    problems: found.sort((a, b) => a.line - b.line || a.column - b.column),
  };
}

function readRow(
  row: readonly Field[],
  names: readonly string[],
  latest: number,
): { event: JournalEvent; time: number } | CsvProblem {
  const first = row[0] as Field;
  const problem = ({ line, column }: Field, message: string) => ({ line, column, message });
  if (row.length !== names.length) {
    return problem(first, `the header has ${names.length} columns, this line ${row.length}`);
  }
  const [card, rated, reviewed, took = NOTHING] = COLUMNS.map(
    (column: Column) => row[names.indexOf(column)],
  ) as [Field, Field, Field, Field?];
  if (card.text === '') return problem(card, 'card_id must not be empty');
  if (!/^[1-4]$/.test(rated.text)) {
    return problem(rated, `review_rating must be 1, 2, 3 or 4, not "${rated.text}"`);
  }
  const { time } = parseStamp(reviewed.text) ?? { time: -1 };
  if (time < 0) {
    return problem(
      reviewed,
      `review_time must be like 2026-11-23T14:03:22+01:00, not "${reviewed.text}"`,
    );
  }
  if (time > latest) return problem(reviewed, `review_time ${reviewed.text} is in the future`);
  if (!/^(?:\d{1,15}(?:\.\d+)?)?$/.test(took.text)) {
    return problem(took, `review_duration must be milliseconds, not "${took.text}"`);
  }
  const rating = Number(rated.text) as Rating;
  const event: JournalEvent = {
    v: EVENT_VERSION,
    id: idOf(time, `${card.text},${rating}`),
    at: reviewed.text,
    event: 'review',
    question: card.text,
    rating,
    ...(took.text === '' ? {} : { ms: Math.round(Number(took.text)) }),
  };
  return { event, time };
}

const NOTHING: Field = { text: '', line: 1, column: 1 };

/** An id like a version 7 UUID, made of the time and of which card was rated how. */
function idOf(time: number, what: string): string {
  const at = time.toString(16).padStart(12, '0');
  const hash = createHash('sha256').update(what).digest('hex');
  const parts = [at.slice(0, 8), at.slice(8), `7${hash.slice(0, 3)}`, `8${hash.slice(3, 6)}`];
  return [...parts, hash.slice(6, 18)].join('-');
}

/** What an import adds, or would add. */
export interface Imported {
  /** The journal file, inside the state directory. */
  readonly path: string;
  readonly added: number;
  readonly known: number;
}

/**
 * Adds the reviews that no journal has yet, in a journal file named after the text they were read from, whole or not
 * at all. `dryRun` only counts.
 * @throws UserError when a journal cannot be read or written.
 */
export function importReviews(
  directory: string,
  events: readonly JournalEvent[],
  text: string,
  dryRun: boolean,
): Imported {
  const known = new Set<string>();
  visitEvents(journalFiles(directory), ({ event }) => known.add(event.id));
  const missing = events.filter(({ id }) => !known.has(id));
  const name = `import-${createHash('sha256').update(text).digest('hex').slice(0, 8)}.jsonl`;
  if (!dryRun && missing.length > 0) {
    writeJournal(
      directory,
      name,
      missing.map((event) => JSON.stringify(event)),
    );
  }
  const added = missing.length;
  return { path: `${REVIEWS}/${name}`, added, known: events.length - added };
}

function writeJournal(directory: string, name: string, lines: readonly string[]): void {
  assertWritable(directory);
  const folder = join(directory, REVIEWS);
  const file = join(folder, name);
  // It has lost lines since it was imported: what it still holds stays.
  if (existsSync(file)) {
    appendLines(directory, name, lines);
    return;
  }
  const draft = `${file}.${process.pid}`;
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(draft, `${lines.join('\n')}\n`, { mode: 0o600, flush: true });
    renameSync(draft, file);
  } catch (error) {
    rmSync(draft, { force: true });
    throw new UserError(
      `cannot save reviews in ${folder} (${systemCode(error) ?? String(error)})`,
      'nothing was imported; mend that and import it again',
      { cause: error },
    );
  }
}
