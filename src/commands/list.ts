import type { Command } from 'commander';
import type { Context } from '../context.ts';
import { renderList } from '../render/list.ts';
import { counted } from '../render/when.ts';
import {
  type JsonOption,
  type OpenContext,
  type SelectionOptions,
  withExamples,
  withJson,
  withSelection,
} from './options.ts';
import { printJson, printLines } from './output.ts';
import { toRow, whenOf } from './row.ts';
import { openSelection } from './selection.ts';

type ListOptions = SelectionOptions & JsonOption;

export function declareList(program: Command, open: OpenContext): void {
  const command = program
    .command('list')
    .alias('ls')
    .summary('the questions of a selection, by topic')
    .description('List questions by topic, with their level and when each is next due.')
    .action((options: ListOptions) => runList(options, open(command)));
  withJson(withSelection(command));
  withExamples(command, [
    'llm-interview list --level advanced',
    'llm-interview list --topic attention,rag --due',
    'llm-interview list --json | jq -r ".[].id"',
  ]);
}

/** Prints the questions of a selection. */
export async function runList(options: ListOptions, context: Context): Promise<void> {
  const selected = await openSelection(options, context);
  const { questions } = selected;
  if (options.json)
    return printJson(
      questions.map((question) => toRow(question, selected)),
      context,
    );
  if (questions.length === 0) return context.note(emptiness(options));
  const entries = questions.map((question) => ({ question, when: whenOf(question.id, selected) }));
  const { width, theme } = context.out;
  await printLines(renderList(entries, width, theme), context);
  if (context.out.isTTY)
    await context.note(theme.styles.quiet(`\n${counted(questions.length, 'question')}`));
}

function emptiness(options: SelectionOptions): string {
  if (options.due) return 'Nothing of this selection is due today.';
  return 'No question fits this selection: leave out an option.';
}
