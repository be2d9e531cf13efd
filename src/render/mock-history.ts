import { parseStamp } from '../memory/study-day.ts';
import type { MockState } from '../session/mock-record.ts';
import { percent } from './bars.ts';
import type { Theme } from './theme.ts';
import { counted, localDate } from './when.ts';
import { pad, stringWidth, wrap } from './wrap.ts';

/** One interview in the list of all. */
export interface HistoryEntry {
  /** When it began: ISO 8601 with the local offset. */
  readonly date: string;
  readonly state: MockState;
  /** Questions that were answered or skipped, and how many there were. */
  readonly questions: number;
  readonly of: number;
  /** The share of the musts that were said, from 0 to 1; null where none was marked. */
  readonly score: number | null;
  /** Minutes that the answers took, and how many there were. */
  readonly minutes: number;
  readonly limit: number;
}

const DAY = 86_400_000;
const OUTCOME = 'unfinished'.length;

/** Interviews, one below the other. `today` is the number of the study day in progress. */
export function renderHistory(
  entries: readonly HistoryEntry[],
  today: number,
  width: number,
  theme: Theme,
): string[] {
  const rows = entries.map((entry) => ({ ...entry, when: whenBegun(entry.date, today) }));
  const column = Math.max(...rows.map(({ when }) => stringWidth(when)));
  return rows.flatMap(({ when, state, score, questions, of, minutes, limit }) => {
    const outcome = state === 'finished' ? percent(score) : state;
    const parts = [
      `${questions} of ${counted(of, 'question')}`,
      `${Math.round(minutes)} of ${counted(limit, 'minute')}`,
    ];
    const rest = theme.styles.quiet(parts.join(` ${theme.symbols.separator} `));
    return wrap(rest, width, `${pad(when, column)}  ${outcome.padStart(OUTCOME)}  `);
  });
}

/** A timestamp as "24 Nov, 14:03", by the clock that it records. */
export function whenBegun(at: string, today: number): string {
  const moment = parseStamp(at);
  if (moment === undefined) return at;
  return `${localDate(Math.floor(moment.wallClock / DAY), today)}, ${at.slice(11, 16)}`;
}
