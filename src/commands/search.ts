import type { Command } from 'commander';
import type { Context } from '../context.ts';
import { UsageError } from '../errors.ts';
import { renderFound } from '../render/list.ts';
import { findIn, nothingFound } from './find.ts';
import {
  type JsonOption,
  type OpenContext,
  positive,
  type SelectionOptions,
  withExamples,
  withJson,
  withSelection,
} from './options.ts';
import { printJson, printLines } from './output.ts';
import { pick } from './pick.ts';
import { toRow, whenOf } from './row.ts';
import { openSelection } from './selection.ts';

interface SearchOptions extends SelectionOptions, JsonOption {
  readonly limit: number;
}

export function declareSearch(command: Command, open: OpenContext): void {
  command
    .argument('[words...]', 'what to look for; without it you pick from a list as you type')
    .description(
      'Find questions by words in the question, its other names, tags, points and answer.',
    )
    .option('-n, --limit <number>', 'how many at most', positive, 10)
    .action((words: string[], options: SearchOptions) => runSearch(words, options, open(command)));
  withJson(withSelection(command));
  withExamples(command, [
    'llm-interview search kv cache',
    'llm-interview search "gruped qery atention" --limit 3',
    'llm-interview search modèle qui invente --json',
  ]);
}

/** Prints what is found for the words, or lets the user pick a question as they type. */
export async function runSearch(
  words: readonly string[],
  options: SearchOptions,
  context: Context,
): Promise<void> {
  const query = words.join(' ').trim();
  if (query === '') return pickAndShow(options, context);
  const selected = await openSelection(options, context);
  const found = await findIn(selected, query, options.limit);
  if (options.json) {
    const rows = found.map(({ summary, found: { score } }) => ({
      ...toRow(summary, selected),
      score,
    }));
    return printJson(rows, context);
  }
  if (found.length === 0) return context.note(nothingFound(query, selected.bank));
  const entries = found.map(({ summary, found: { ranges, via } }) => ({
    question: summary,
    when: whenOf(summary.id, selected),
    ranges,
    via,
  }));
  await printLines(renderFound(entries, context.out.width, context.out.theme), context);
}

async function pickAndShow(options: SearchOptions, context: Context): Promise<void> {
  if (options.json)
    throw new UsageError('search --json needs words', 'llm-interview search --help');
  const selected = await openSelection(options, context);
  const id = await pick('search', selected, context);
  const { runShow } = await import('./show.ts');
  await runShow([id], options, context);
}
