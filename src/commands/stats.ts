import { writeFileSync } from 'node:fs';
import type { Command } from 'commander';
import { LEVELS } from '../bank/question.ts';
import type { Context } from '../context.ts';
import { systemCode, UsageError, UserError } from '../errors.ts';
import type { PastReview } from '../memory/history.ts';
import { missedPoints } from '../memory/stats/missed.ts';
import { statsOf } from '../memory/stats/stats.ts';
import { dateToDay } from '../memory/study-day.ts';
import { renderStats, type StatsView } from '../render/stats.ts';
import { historyFor } from './history.ts';
import {
  isoDate,
  type JsonOption,
  type OpenContext,
  type SelectionOptions,
  withExamples,
  withJson,
  withSelection,
} from './options.ts';
import { printJson, printLines } from './output.ts';
import { openSelection, type Selected } from './selection.ts';
import { statsCsv, statsJson } from './stats-data.ts';

interface StatsOptions extends SelectionOptions, JsonOption {
  readonly since?: string;
  readonly csv?: true;
  readonly html?: string;
}

export function declareStats(command: Command, open: OpenContext): void {
  command
    .argument('[words...]', 'a question, for its forgetting curve')
    .description(
      'Retention beside what was predicted, a year of days, what is due next, what is weakest.\nWith a question: its forgetting curve.',
    )
    .option('--since <date>', 'only reviews from this day on, like 2026-11-01', isoDate)
    .option('--csv', 'print one line a day, as CSV')
    .option('--html <file>', 'write everything as one self-contained page')
    .action((words: string[], options: StatsOptions) => runStats(words, options, open(command)));
  withJson(withSelection(command));
  withExamples(command, [
    'llm-interview stats',
    'llm-interview stats rope',
    'llm-interview stats --topic rag --since 2026-11-01',
    'llm-interview stats --html report.html',
  ]);
}

/** Prints the figures of a selection, or of one question. */
export async function runStats(
  words: readonly string[],
  options: StatsOptions,
  context: Context,
): Promise<void> {
  if ([options.json, options.csv, options.html].filter(Boolean).length > 1) {
    throw new UsageError('--json, --csv and --html are three ways to say the same', 'choose one');
  }
  const selected = await openSelection(options, context);
  const history = await historyFor(selected.bank, context);
  if (words.length > 0) {
    const { runQuestionStats } = await import('./question-stats.ts');
    return runQuestionStats(words.join(' '), options, selected, history, context);
  }
  const view = viewOf(selected, history, options, context);
  if (options.json) return printJson(statsJson(view), context);
  if (options.csv) return printLines(statsCsv(view), { ...context, pager: false });
  if (options.html !== undefined) return writeReport(options.html, view, context);
  await printLines(renderStats(view, context.out.width, context.out.theme), context);
}

function viewOf(
  selected: Selected,
  history: readonly PastReview[],
  options: StatsOptions,
  { settings }: Context,
): StatsView {
  const { bank, memory, today, questions } = selected;
  const ids = new Set(questions.map(({ id }) => id));
  const isNarrowed = questions.length < bank.questions.length || options.deck !== undefined;
  // What no deck has any more was still learnt; it only belongs to no selection.
  const counted = isNarrowed ? history.filter(({ question }) => ids.has(question)) : history;
  const since = options.since === undefined ? undefined : dateToDay(options.since);
  const stats = statsOf({
    history: counted,
    questions,
    levels: LEVELS,
    progressOf: (id) => memory.of(id),
    today,
    since,
    weights: settings.weights,
  });
  const recent = counted.filter(({ day }) => since === undefined || day >= since);
  return { stats, ...missedOf(selected, recent), narrowedTo: narrowings(options) };
}

const MOST_MISSED = 5;

/** The points and follow-ups that were missed, with the words of the bank. */
function missedOf({ bank, questions, memory }: Selected, history: readonly PastReview[]) {
  const known = new Set(questions.map(({ id }) => id));
  const musts = (id: string) =>
    known.has(id)
      ? bank.read(id).points.flatMap(({ kind }, index) => (kind === 'must' ? [index] : []))
      : [];
  const points = missedPoints(history, musts)
    .slice(0, MOST_MISSED)
    .map(({ question, point, missed, asked }) => {
      const { points, question: title } = bank.read(question);
      return { id: question, question: title, text: points[point]?.text ?? '', missed, asked };
    });
  const followUps = questions.flatMap(({ id }) => {
    const { missed = [] } = memory.of(id);
    if (missed.length === 0) return [];
    const asks = bank.read(id).followUps;
    return missed.flatMap((index) => asks[index]?.ask ?? []).map((ask) => ({ id, ask }));
  });
  return { points, followUps };
}

function narrowings({ level = [], topic = [], tag = [], since }: StatsOptions): string[] {
  return [...level, ...topic, ...tag, ...(since === undefined ? [] : [`since ${since}`])];
}

async function writeReport(file: string, view: StatsView, context: Context): Promise<void> {
  const { renderReport } = await import('../render/report.ts');
  try {
    writeFileSync(file, renderReport(view));
  } catch (error) {
    const code = systemCode(error);
    if (code === undefined) throw error;
    throw new UserError(`cannot write ${file} (${code})`, 'name another file', { cause: error });
  }
  await context.note(`wrote ${file}`);
}
