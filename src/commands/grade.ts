import { Argument, type Command } from 'commander';
import { didYouMean } from '../bank/nearest.ts';
import type { QuestionSummary } from '../bank/question.ts';
import type { Context } from '../context.ts';
import { UserError } from '../errors.ts';
import { RATINGS, type Rating } from '../memory/events.ts';
import {
  type JsonOption,
  type OpenContext,
  type SelectionOptions,
  withDeck,
  withExamples,
  withJson,
} from './options.ts';
import { printJson } from './output.ts';
import { toRow, whenOf } from './row.ts';
import { openSelection, type Selected } from './selection.ts';

type GradeOptions = SelectionOptions & JsonOption;

export function declareGrade(command: Command, open: OpenContext): void {
  command
    .argument('<id>', 'the id of a question, or another of its names')
    .addArgument(
      new Argument('<rating>', `${RATINGS.join(', ')} (or 1-4)`).choices([
        ...RATINGS,
        '1',
        '2',
        '3',
        '4',
      ]),
    )
    .description('Journal one review without a drill.')
    .action((id: string, rating: string, options: GradeOptions) =>
      runGrade(id, rating, options, open(command)),
    );
  withJson(withDeck(command));
  withExamples(command, [
    'llm-interview grade rotary-position-embeddings good',
    'llm-interview grade rope 1',
  ]);
}

/** Journals one review and says when the question is due again. */
export async function runGrade(
  name: string,
  rating: string,
  options: GradeOptions,
  context: Context,
): Promise<void> {
  const selected = await openSelection(options, context);
  const { id } = named(name, selected);
  await selected.memory.record(
    { event: 'review', question: id, rating: toRating(rating), mode: 'grade' },
    context.now(),
  );
  await report(id, selected, options, context);
}

/**
 * The question that a name means.
 * @throws UserError for a name that no question has, with the nearest id.
 */
export function named(name: string, { bank }: Pick<Selected, 'bank'>): QuestionSummary {
  const question = bank.find(name);
  if (question !== undefined) return question;
  const ids = bank.questions.flatMap(({ id, aliases }) => [id, ...aliases]);
  throw new UserError(
    `there is no question "${name}"${didYouMean(name, ids)}`,
    'see the ids with: llm-interview list',
  );
}

async function report(id: string, selected: Selected, options: GradeOptions, context: Context) {
  const summary = named(id, selected);
  if (options.json) return printJson(toRow(summary, selected), context);
  return context.note(`${id}: due ${whenOf(id, selected)}`);
}

function toRating(text: string): Rating {
  const index = (RATINGS as readonly string[]).indexOf(text);
  return (index === -1 ? Number(text) : index + 1) as Rating;
}
