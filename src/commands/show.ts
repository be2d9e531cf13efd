import type { Command } from 'commander';
import type { Question } from '../bank/question.ts';
import type { Context } from '../context.ts';
import { round } from '../memory/retrievability.ts';
import { dueDate, recallToday, stateOf } from '../memory/status.ts';
import {
  type AnswerRenderer,
  renderQuestion,
  renderShort,
  wrapSource,
} from '../render/question.ts';
import type { Theme } from '../render/theme.ts';
import { findOne, nothingFound } from './find.ts';
import {
  type JsonOption,
  type OpenContext,
  type SelectionOptions,
  withDeck,
  withExamples,
  withJson,
} from './options.ts';
import { isPaged, printJson, printLines } from './output.ts';
import { pick } from './pick.ts';
import { whenOf } from './row.ts';
import { openSelection, type Selected } from './selection.ts';

interface ShowOptions extends SelectionOptions, JsonOption {
  readonly points?: true;
}

export function declareShow(command: Command, open: OpenContext): void {
  command
    .argument('[words...]', 'an id, another name, or words to search for; without it you pick')
    .description(
      'Show the whole question that is meant: points, answer, pitfalls, follow-ups, sources.',
    )
    .option('-p, --points', 'only the question and its key points')
    .action((words: string[], options: ShowOptions) => runShow(words, options, open(command)));
  withJson(withDeck(command));
  withExamples(command, [
    'llm-interview show rope',
    'llm-interview show kv cache --points',
    'llm-interview show rotary-position-embeddings --json',
  ]);
}

/** Prints the question that an id, an alias or words mean. */
export async function runShow(
  words: readonly string[],
  options: ShowOptions,
  context: Context,
): Promise<void> {
  const selected = await openSelection(options, context);
  const query = words.join(' ').trim() || (await pick('show', selected, context));
  const found = await findOne(selected, query);
  if (found === undefined) {
    await context.note(nothingFound(query, selected.bank));
    return options.json ? printJson(null, context) : undefined;
  }
  const question = selected.bank.read(found.id);
  if (options.json) return printJson(toDetails(question, selected, context), context);
  if (found.others.length > 0) {
    await context.note(`Best match for "${query}"; also: ${found.others.join(', ')}\n`);
  }
  const { width, theme } = context.out;
  const view = { question, when: whenOf(question.id, selected) };
  const renderAnswer = options.points ? undefined : await answerRenderer(question, context);
  const render = (theme: Theme) =>
    renderAnswer === undefined
      ? renderShort(view, width, theme)
      : renderQuestion(view, width, theme, renderAnswer);
  const lines = render(theme);
  // Not every pager knows hyperlinks.
  const paged = theme.hyperlinks && isPaged(lines, context);
  await printLines(paged ? render({ ...theme, hyperlinks: false }) : lines, context);
}

/** Rendered in a terminal; as Markdown in a pipe, where the next tool can use it. */
async function answerRenderer({ answer }: Question, { out }: Context): Promise<AnswerRenderer> {
  if (!out.isTTY && !out.theme.colour) return wrapSource;
  const { loadHighlighter, renderMarkdown } = await import('../render/markdown.ts');
  const highlight = await loadHighlighter(answer, out.theme);
  return (...source) => renderMarkdown(...source, highlight);
}

/** The JSON of show: every field of the file, and what is remembered of it. */
function toDetails(question: Question, { memory, today }: Selected, { settings }: Context) {
  const progress = memory.of(question.id);
  const { recall } = progress;
  const { untranslated: _, ...fields } = question;
  const reviewed = recall.state === 'reviewed' ? recall : undefined;
  return {
    ...fields,
    due: dueDate(progress),
    state: stateOf(progress),
    stability: reviewed === undefined ? null : round(reviewed.stability),
    difficulty: reviewed === undefined ? null : round(reviewed.difficulty),
    retrievability: recallToday(progress, today, settings.weights),
  };
}
