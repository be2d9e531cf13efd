import { createHash } from 'node:crypto';
import { EVENT_VERSION, isRating, type JournalEvent } from './events.ts';
import { parseStamp } from './study-day.ts';

/** The journal file that imported reviews go to. */
export const IMPORTED = 'imported.jsonl';

/** The columns of a review history; the last may be missing, others are ignored. */
const COLUMNS = ['card_id', 'review_rating', 'review_time', 'review_duration'] as const;
type Column = (typeof COLUMNS)[number];

export interface CsvProblem {
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

export interface CsvReviews {
  readonly events: readonly JournalEvent[];
  readonly problems: readonly CsvProblem[];
}

/**
 * Reads reviews from comma-separated values with a header line, durations in milliseconds. The same row always
 * gives the same event, so that importing it again adds nothing.
 */
export function parseReviews(text: string): CsvReviews {
  const [header = '', ...lines] = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const places = placesOf(header);
  const problems: CsvProblem[] = [];
  for (const column of COLUMNS.slice(0, 3)) {
    if (places[column] >= 0) continue;
    problems.push({ line: 1, column: 1, message: `there is no column ${column}` });
  }
  if (problems.length > 0) return { events: [], problems };
  const events: JournalEvent[] = [];
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') continue;
    const read = readRow(line, places);
    if ('message' in read) problems.push({ line: index + 2, ...read });
    else events.push(read);
  }
  return { events, problems };
}

function placesOf(header: string): Record<Column, number> {
  const names = cellsOf(header).map(({ text }) => text.trim());
  return Object.fromEntries(COLUMNS.map((column) => [column, names.indexOf(column)])) as Record<
    Column,
    number
  >;
}

function readRow(
  line: string,
  places: Record<Column, number>,
): JournalEvent | Omit<CsvProblem, 'line'> {
  const cells = cellsOf(line);
  const cellAt = (column: Column) => cells[places[column]] ?? { text: '', column: line.length + 1 };
  const [card, rated, reviewed, took] = COLUMNS.map(cellAt) as [Cell, Cell, Cell, Cell];
  const problem = ({ column, text }: Cell, must: string) => ({
    column,
    message: `${must}, not "${text}"`,
  });
  if (card.text === '') return { column: card.column, message: 'card_id must not be empty' };
  const rating = Number(rated.text);
  if (!isRating(rating)) return problem(rated, 'review_rating must be 1, 2, 3 or 4');
  const moment = parseStamp(reviewed.text);
  if (moment === undefined) {
    return problem(reviewed, 'review_time must be like 2026-11-23T14:03:22+01:00');
  }
  const ms = Number(took.text);
  if (!(ms >= 0)) return problem(took, 'review_duration must be milliseconds');
  return {
    v: EVENT_VERSION,
    id: idOf(moment.time, `${card.text},${rating},${reviewed.text}`),
    at: reviewed.text,
    event: 'review',
    question: card.text,
    rating,
    ...(took.text === '' ? {} : { ms }),
  };
}

interface Cell {
  readonly text: string;
  /** Where it begins in its line, from 1. */
  readonly column: number;
}

/** The cells of a line, in double quotes or not (RFC 4180, without line breaks in quotes). */
function cellsOf(line: string): Cell[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map((match) => ({
    text: match[1]?.replaceAll('""', '"') ?? match[2] ?? '',
    column: match.index + (match[0].startsWith(',') ? 2 : 1),
  }));
}

/** An id like a version 7 UUID, made of the time and of what the row says. */
function idOf(time: number, row: string): string {
  const at = time.toString(16).padStart(12, '0').slice(-12);
  const hash = createHash('sha256').update(row).digest('hex');
  const parts = [at.slice(0, 8), at.slice(8), `7${hash.slice(0, 3)}`, `8${hash.slice(3, 6)}`];
  return [...parts, hash.slice(6, 18)].join('-');
}
