import { type Command, Option } from 'commander';
import type { QuestionSummary } from '../bank/question.ts';
import type { Context } from '../context.ts';
import { MODES, type Mode } from '../session/session.ts';
import { findIn, nothingFound } from './find.ts';
import {
  type OpenContext,
  positive,
  type SelectionOptions,
  withExamples,
  withSelection,
} from './options.ts';
import { pick } from './pick.ts';
import { openSelection, type Selected } from './selection.ts';

interface DrillOptions extends SelectionOptions {
  readonly count?: number;
  readonly minutes?: number;
  readonly cram?: true;
  readonly mode: Mode;
  readonly pick?: true;
  readonly plain?: true;
  readonly continue?: true;
}

export function declareDrill(command: Command, open: OpenContext): void {
  command
    .argument('[words...]', 'practise what these words find')
    .description(
      'Practise questions: what is due first, then new ones, then what you remember worst.\nRatings count for the schedule, early or not.',
    )
    .option('-c, --count <number>', 'how many questions (default: setting count, 10)', positive)
    .option('-m, --minutes <number>', 'ask no new question after this time', positive)
    .addOption(
      new Option('--mode <mode>', 'say it, type it, or choose among four')
        .choices(MODES)
        .default('recall'),
    )
    .option('--pick', 'choose one question from a list')
    .option('--continue', 'go on with the drill that was left unfinished')
    .option('--plain', 'for screen readers: lines, nothing redrawn')
    .option('--cram', 'leave no trace: nothing is journalled')
    .action((words: string[], options: DrillOptions) => runDrill(words, options, open(command)));
  withSelection(command);
  withExamples(command, [
    'llm-interview drill --level advanced',
    'llm-interview drill attention --count 3',
    'llm-interview drill --topic rag,agents --minutes 15',
    'llm-interview drill --mode choice     # a warm-up',
    'llm-interview drill --continue',
    'llm-interview drill --cram              # the night before',
  ]);
}

/** Asks the questions of a selection. */
export async function runDrill(
  words: readonly string[],
  options: DrillOptions,
  context: Context,
): Promise<void> {
  const { assertTerminal, practise } = await import('./practise.ts');
  assertTerminal('drill', context, options.plain);
  const selected = await openSelection(options, context);
  const { queue, mode } = await planned(words.join(' ').trim(), options, selected, context);
  if (typeof queue === 'string') return context.note(queue);
  const { minutes, plain, cram } = options;
  await practise(queue, selected, { minutes, mode, plain, journals: cram !== true }, context);
}

interface Plan {
  /** The ids to ask, or why there are none. */
  readonly queue: readonly string[] | string;
  readonly mode: Mode;
}

async function planned(
  query: string,
  options: DrillOptions,
  selected: Selected,
  context: Context,
): Promise<Plan> {
  const { mode } = options;
  if (options.continue) return leftOver(selected, context);
  if (options.pick) return { queue: [await pick('drill', selected, context)], mode };
  const { drillQueue } = await import('../session/queue.ts');
  const questions = query === '' ? selected.questions : await meant(query, selected);
  const { memory, today, bank } = selected;
  const { settings, random } = context;
  const progressOf = (id: string) => memory.of(id);
  const input = { questions, progressOf, today, weights: settings.weights, random };
  const queue = drillQueue(input).slice(0, options.count ?? settings.count);
  if (queue.length > 0) return { queue, mode };
  return { queue: query === '' ? NOTHING_FITS : nothingFound(query, bank), mode };
}

const NOTHING_FITS = 'No question fits this selection: leave out an option.';

/** What the last drill had still to ask, as far as the bank has it. */
async function leftOver({ bank }: Selected, { paths }: Context): Promise<Plan> {
  const { readUnfinished } = await import('../memory/unfinished.ts');
  const unfinished = readUnfinished(paths.state);
  const known = new Set(bank.questions.map(({ id }) => id));
  const queue = (unfinished?.queue ?? []).filter((id) => known.has(id));
  const mode = MODES.find((name) => name === unfinished?.mode) ?? 'recall';
  return { queue: queue.length > 0 ? queue : 'No drill was left unfinished.', mode };
}

/** Of what a search finds, the matches this close to the best are meant too. */
const MEANT_TOO = 0.5;

/** The question of that name alone, or everything that the words find. */
async function meant(query: string, selected: Selected): Promise<QuestionSummary[]> {
  const named = selected.bank.find(query);
  if (named !== undefined) return selected.questions.filter(({ id }) => id === named.id);
  const found = await findIn(selected, query, selected.questions.length);
  const least = (found[0]?.found.score ?? 0) * MEANT_TOO;
  return found.filter(({ found: { score } }) => score >= least).map(({ summary }) => summary);
}
