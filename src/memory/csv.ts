/** One field of a record, and where it begins; both count from 1. */
export interface Field {
  readonly text: string;
  readonly line: number;
  readonly column: number;
}

/** A place in the text that cannot be read, and why. */
export interface CsvProblem {
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

export interface CsvRecords {
  readonly records: readonly (readonly Field[])[];
  readonly problems: readonly CsvProblem[];
}

/**
 * The records of comma-separated values (RFC 4180): a quoted field may hold commas and line breaks.
 * Empty lines are left out. After a field that cannot be read, the next line is a new record.
 */
export function parseCsv(text: string): CsvRecords {
  const records: Field[][] = [];
  const problems: CsvProblem[] = [];
  let fields: Field[] = [];
  // A byte order mark is no part of the first name.
  let at = text.startsWith('\uFEFF') ? 1 : 0;
  let line = 1;
  let lineStart = at;
  while (at < text.length || fields.length > 0) {
    const place = { line, column: at - lineStart + 1 };
    const field = text[at] === '"' ? quotedField(text, at) : bareField(text, at);
    let { end } = field;
    const isWhole = end === text.length || text[end] === ',' || text[end] === '\n';
    if (isWhole) fields.push({ text: field.text, ...place });
    else problems.push({ ...place, message: 'a quote is not closed, or stands inside a field' });
    if (!isWhole) end = endOfLine(text, at);
    for (let next = endOfLine(text, at); next < end; next = endOfLine(text, next + 1)) {
      line += 1;
      lineStart = next + 1;
    }
    at = end + 1;
    if (isWhole && text[end] === ',') continue;
    line += 1;
    lineStart = at;
    if (isWhole && (fields.length > 1 || fields[0]?.text !== '')) records.push(fields);
    fields = [];
  }
  return { records, problems };
}

interface Read {
  readonly text: string;
  /** Where a comma or the end of the line should follow. */
  readonly end: number;
}

const STOPS = new Set([',', '\n', '"']);

function bareField(text: string, start: number): Read {
  let end = start;
  while (end < text.length && !STOPS.has(text[end] as string)) end += 1;
  return { text: text.slice(start, end).replace(/\r$/, ''), end };
}

/** A field in quotes, in which a quote is doubled; one that is not closed ends at its own quote. */
function quotedField(text: string, start: number): Read {
  let quote = text.indexOf('"', start + 1);
  while (quote !== -1 && text[quote + 1] === '"') quote = text.indexOf('"', quote + 2);
  if (quote === -1) return { text: '', end: start };
  const value = text.slice(start + 1, quote).replaceAll('""', '"');
  return { text: value, end: text.startsWith('\r\n', quote + 1) ? quote + 2 : quote + 1 };
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end === -1 ? text.length : end;
}
