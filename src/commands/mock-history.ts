import type { Context } from '../context.ts';
import { studyDayAt } from '../memory/study-day.ts';
import { type HistoryEntry, renderHistory } from '../render/mock-history.ts';
import { spent } from '../session/mock.ts';
import type { MockRecord } from '../session/mock-record.ts';
import { shareOf } from '../session/mock-score.ts';
import { minutesOf } from '../settings.ts';
import { savedRecords } from './mock-saved.ts';
import type { JsonOption } from './options.ts';
import { printJson, printLines } from './output.ts';

const MINUTE = 60_000;

/** Lists the interviews, newest first; those that were given up are left out. */
export async function runHistory(options: JsonOption, context: Context): Promise<void> {
  const records = (await savedRecords(context)).map(({ record }) => record).reverse();
  const entries = records.filter(({ state }) => state !== 'abandoned').map(toEntry);
  if (options.json) return printJson(entries, context);
  if (entries.length === 0) return context.note('No interview yet: llm-interview mock');
  const { out, settings } = context;
  const today = studyDayAt(context.now(), minutesOf(settings.dayStartsAt));
  await printLines(renderHistory(entries, today, out.width, out.theme), context);
}

function toEntry({ at, state, mock, score }: MockRecord): HistoryEntry {
  return {
    date: at,
    state,
    questions: mock.answers.length,
    of: mock.ids.length,
    score: score === null ? null : rounded(shareOf(score), 100),
    minutes: rounded(spent(mock) / MINUTE, 10) ?? 0,
    limit: mock.minutes,
  };
}

function rounded(value: number | null, steps: number): number | null {
  return value === null ? null : Math.round(value * steps) / steps;
}
