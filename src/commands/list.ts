import type { Command } from 'commander';
import type { QuestionSummary } from '../bank/question.ts';
import type { Context } from '../context.ts';
import { isLeech } from '../memory/status.ts';
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

interface ListOptions extends SelectionOptions, JsonOption {
  readonly leech?: true;
  readonly topics?: true;
}

export function declareList(command: Command, open: OpenContext): void {
  command
    .description('List questions by topic, with their level and when each is next due.')
    .option('--leech', 'only what was forgotten eight times after it had been learnt')
    .option('--topics', 'only the topics, with how many questions each has')
    .action((options: ListOptions) => runList(options, open(command)));
  withJson(withSelection(command));
  withExamples(command, [
    'llm-interview list --level advanced',
    'llm-interview list --topic attention,rag --due',
    'llm-interview list --topics',
    'llm-interview list --json | jq -r ".[].id"',
  ]);
}

/** Prints the questions of a selection. */
export async function runList(options: ListOptions, context: Context): Promise<void> {
  const selected = await openSelection(options, context, true);
  const { memory } = selected;
  const questions = options.leech
    ? selected.questions.filter(({ id }) => isLeech(memory.of(id)))
    : selected.questions;
  if (options.topics) return listTopics(questions, options, context);
  if (options.json)
    return printJson(
      questions.map((question) => toRow(question, selected)),
      context,
    );
  if (questions.length === 0) return context.note(emptiness(options));
  const entries = questions.map((question) => ({ question, when: whenOf(question.id, selected) }));
  const { width, theme } = context.out;
  await printLines(renderList(entries, width, theme), context);
  if (options.leech) await context.note(`\n${LEECH_ADVICE}`);
  if (context.out.isTTY)
    await context.note(
      `\n${context.err.theme.styles.quiet(counted(questions.length, 'question'))}`,
    );
}

async function listTopics(
  questions: readonly QuestionSummary[],
  options: ListOptions,
  context: Context,
): Promise<void> {
  const { countTopics } = await import('../bank/topics.ts');
  const counts = countTopics(questions);
  if (options.json) return printJson(counts, context);
  if (questions.length === 0) return context.note(emptiness(options));
  const { renderTopics } = await import('../render/topics.ts');
  await printLines(renderTopics(counts, context.out.width, context.out.theme), context);
}

/** What helps with a question that does not stick. */
const LEECH_ADVICE = [
  'Asking these again and again does not help. Read one with show and say it in your own words,',
  'learn its prerequisites first, or set it aside: llm-interview suspend <id>',
].join('\n');

function emptiness(options: ListOptions): string {
  if (options.leech) return 'No question of this selection is a leech.';
  if (options.due) return 'Nothing of this selection is due today.';
  return 'No question fits this selection: leave out an option.';
}
