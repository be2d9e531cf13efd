import { type Command, Option } from 'commander';
import type { Context } from '../context.ts';
import { dueDay, startedOn } from '../memory/status.ts';
import { localDate } from '../render/when.ts';
import { MODES, type Mode } from '../session/session.ts';
import { comingInterviews, mockCommand } from './interviews.ts';
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

export function declareReview(command: Command, open: OpenContext): void {
  command
    .description(
      'Review what spaced repetition says is due today, then up to newPerDay new questions.\nUntil the date of a planned interview: what its plan says, in its minutes.',
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

/** Asks what is planned for today, or what is due and the new questions that are left. */
export async function runReview(options: ReviewOptions, context: Context): Promise<void> {
  const { assertTerminal, practise } = await import('./practise.ts');
  assertTerminal('review', context, options.plain);
  const selected = await openSelection(options, context);
  const { queue, note } = await todaysQueue(selected, context);
  const asked = queue.slice(0, options.count);
  if (note !== undefined) await context.note(`${note}\n`);
  if (asked.length === 0)
    return note === undefined ? context.note(nothingDue(selected)) : undefined;
  const { minutes, mode, plain } = options;
  await practise(asked, selected, { minutes, mode, plain, journals: true }, context);
}

interface TodaysQueue {
  readonly queue: readonly string[];
  /** What to say before it. */
  readonly note?: string;
}

async function todaysQueue(selected: Selected, context: Context): Promise<TodaysQueue> {
  const { memory, today, questions } = selected;
  const { settings, random } = context;
  const [nearest, ...others] = comingInterviews(settings, today);
  if (nearest !== undefined) {
    const { plannedToday } = await import('./planning.ts');
    const { sayPlanned } = await import('../render/plan.ts');
    const planned = plannedToday([nearest, ...others], selected, context);
    const wanted = new Set(questions.map(({ id }) => id));
    const queue = planned.ids.filter((id) => wanted.has(id));
    const { day } = nearest;
    const mock = planned.mock === undefined ? undefined : mockCommand(planned.mock);
    return { queue, note: sayPlanned({ day, today, mock, left: queue.length }) };
  }
  const { reviewQueue } = await import('../session/queue.ts');
  const progressOf = (id: string) => memory.of(id);
  const input = { questions, progressOf, today, weights: settings.weights, random };
  const newLeft = settings.newPerDay - startedOn(today, memory.progress.questions.values());
  return { queue: reviewQueue(input, newLeft) };
}

function nothingDue({ questions, memory, today }: Selected): string {
  const days = questions.flatMap(({ id }) => dueDay(memory.of(id)) ?? []);
  const next =
    days.length === 0 ? '' : ` The next is due on ${localDate(Math.min(...days), today)}.`;
  return `Nothing is due today.${next}\n  practise anyway: llm-interview drill`;
}
