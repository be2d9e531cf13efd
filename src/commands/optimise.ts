import type { Command } from 'commander';
import type { Context } from '../context.ts';
import type { Optimised } from '../memory/optimise.ts';
import { dayToDate } from '../memory/study-day.ts';
import { DEFAULT_WEIGHTS } from '../memory/weights.ts';
import { type Outcome, renderOptimised } from '../render/optimise.ts';
import { counted } from '../render/when.ts';
import { writeSetting } from '../settings.ts';
import { historyFor } from './history.ts';
import { type JsonOption, type OpenContext, withExamples, withJson } from './options.ts';
import { printJson, printLines } from './output.ts';

interface OptimiseOptions extends JsonOption {
  readonly reset?: true;
  readonly dryRun?: true;
}

export function declareOptimise(command: Command, open: OpenContext): void {
  command
    .description(
      'Fit the 21 weights of FSRS-6 to your reviews with the reference optimiser. They are kept only if they predict later reviews, which they have not seen, better than those in force.',
    )
    .option('--dry-run', 'only say what it would do')
    .option('--reset', 'go back to the default weights')
    .action((options: OptimiseOptions) => runOptimise(options, open(command)));
  withJson(command);
  withExamples(command, [
    'llm-interview optimize',
    'llm-interview optimize --dry-run',
    'llm-interview optimize --reset',
  ]);
}

/** Fits the weights, shows how they do on later reviews, and keeps them if that is better. */
export async function runOptimise(options: OptimiseOptions, context: Context): Promise<void> {
  if (options.reset) return reset(options, context);
  const bank = await context.bank();
  const history = await historyFor(bank, context);
  const { countTests, ENOUGH_REVIEWS, optimise } = await import('../memory/optimise.ts');
  const tests = countTests(history);
  if (tests < ENOUGH_REVIEWS) {
    if (options.json) await printJson({ outcome: 'declined', reviews: tests }, context);
    return context.note(tooFew(tests, ENOUGH_REVIEWS));
  }
  const isFitted = context.settings.fitted !== '';
  const found = await optimise(history, context.settings, isFitted);
  const outcome: Outcome = options.dryRun ? 'dry run' : found.isBetter ? 'kept' : 'not better';
  if (found.isBetter && !options.dryRun) await keep(found, tests, bank, context);
  if (options.json) return printJson({ outcome, ...found }, context);
  const lines = renderOptimised({ found, outcome, isFitted }, context.out.width, context.out.theme);
  await printLines(lines, context);
}

function tooFew(tests: number, enough: number): string {
  const there = tests === 1 ? 'There is 1 review' : `There are ${tests} reviews`;
  return `${there} of questions met on an earlier day; it takes ${enough}.\nFewer would fit chance, not your memory. The default weights are good until then.`;
}

async function keep(
  { weights }: Optimised,
  tests: number,
  bank: Parameters<Context['memory']>[0],
  context: Context,
): Promise<void> {
  const { state } = context.paths;
  const today = (await context.memory(bank)).studyDay(context.now());
  await writeSetting(state, 'weights', weights);
  await writeSetting(state, 'fitted', `${dayToDate(today)}, to ${counted(tests, 'review')}`);
}

async function reset({ json, dryRun }: OptimiseOptions, context: Context): Promise<void> {
  const { state } = context.paths;
  if (!dryRun) {
    await writeSetting(state, 'weights', undefined);
    await writeSetting(state, 'fitted', undefined);
  }
  const outcome = dryRun ? 'dry run' : 'reset';
  if (json) return printJson({ outcome, weights: DEFAULT_WEIGHTS }, context);
  await context.note(`The default weights ${dryRun ? 'would be' : 'are'} in force.`);
}
