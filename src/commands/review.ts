import { type Command, Option } from 'commander';
import type { Context } from '../context.ts';
import { dueDay, startedOn } from '../memory/status.ts';
import { localDate } from '../render/when.ts';
import { MODES, type Mode } from '../session/session.ts';
import {
  type OpenContext,
  positive,
  type SelectionOptions,
  withExamples,
  withSelection,
} from './options.ts';
import { openSelection, type Selected } from './selection.ts';

interface ReviewOptions extends SelectionOptions {
  readonly count?: number;
  readonly minutes?: number;
  readonly plain?: true;
  readonly mode: Mode;
}

export function declareReview(program: Command, open: OpenContext): void {
  const command = program
    .command('review')
    .summary('what is due today, and some new ones')
    .description(
      'Review what spaced repetition says is due today, then up to newPerDay new questions.',
    )
    .option('-c, --count <number>', 'at most so many questions', positive)
    .option('-m, --minutes <number>', 'ask no new question after this time', positive)
    .addOption(
      new Option('--mode <mode>', 'say it, type it, or choose among four')
        .choices(MODES)
        .default('recall'),
    )
    .option('--plain', 'for screen readers: lines, nothing redrawn')
    .action((options: ReviewOptions) => runReview(options, open(command)));
  withSelection(command);
  withExamples(command, [
    'llm-interview review',
    'llm-interview review --topic attention --minutes 10',
  ]);
}

/** Asks what is due today, then the new questions that are left for today. */
export async function runReview(options: ReviewOptions, context: Context): Promise<void> {
  const { assertTerminal, practise } = await import('./practise.ts');
  assertTerminal('review', context, options.plain);
  const { reviewQueue } = await import('../session/queue.ts');
  const selected = await openSelection(options, context);
  const { memory, today, questions } = selected;
  const { settings, random } = context;
  const progressOf = (id: string) => memory.of(id);
  const input = { questions, progressOf, today, weights: settings.weights, random };
  const newLeft = settings.newPerDay - startedOn(today, memory.progress.questions.values());
  const queue = reviewQueue(input, newLeft).slice(0, options.count);
  if (queue.length === 0) return context.note(nothingDue(selected));
  const { minutes, mode, plain } = options;
  await practise(queue, selected, { minutes, mode, plain, journals: true }, context);
}

function nothingDue({ questions, memory, today }: Selected): string {
  const days = questions.flatMap(({ id }) => dueDay(memory.of(id)) ?? []);
  const next =
    days.length === 0 ? '' : ` The next is due on ${localDate(Math.min(...days), today)}.`;
  return `Nothing is due today.${next}\n  practise anyway: llm-interview drill`;
}
