import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Command } from 'commander';
import type { Deck } from '../bank/deck.ts';
import type { Context } from '../context.ts';
import { EXIT, type ExitCode, UsageError } from '../errors.ts';
import { counted } from '../render/when.ts';
import { type JsonOption, type OpenContext, positive, withExamples, withJson } from './options.ts';
import { printJson, printLines } from './output.ts';

interface CheckOptions extends JsonOption {
  readonly stale?: number;
}

export function declareCheck(command: Command, open: OpenContext): void {
  command
    .argument('[folder]', 'a deck; the bundled one, by its stricter rules, if left out')
    .description('Check the question files of a deck. Exits 1 when there is a problem.')
    .option(
      '--stale <days>',
      'instead, what was last read against its sources so long ago',
      positive,
    )
    .action(async (folder: string | undefined, options: CheckOptions) => {
      process.exitCode = await runCheck(folder, options, open(command));
    });
  withJson(command);
  withExamples(command, [
    'llm-interview check ~/my-deck',
    'llm-interview check --json',
    'llm-interview check --stale 180',
  ]);
}

/** Prints every problem of a deck, or what is due for re-reading; the exit code says whether there was a problem. */
export async function runCheck(
  folder: string | undefined,
  options: CheckOptions,
  context: Context,
): Promise<ExitCode> {
  const { loadDeck } = await import('../bank/deck.ts');
  const path = folder ?? bundledFolder(context);
  const deck = loadDeck(path);
  if (options.stale !== undefined) return listStale(deck, path, options.stale, options, context);
  const { checkDeck } = await import('../bank/check/check-deck.ts');
  const { formatProblem } = await import('../bank/problem.ts');
  const known = folder === undefined ? [] : (await context.bank()).questions.map(({ id }) => id);
  const problems = checkDeck(deck, folder === undefined, known);
  if (options.json) await printJson(problems, context);
  else {
    await printLines(problems.map(formatProblem), context);
    const found = problems.length === 0 ? 'no problems' : counted(problems.length, 'problem');
    await context.note(`${path}: ${counted(deck.entries.length, 'usable question')}, ${found}`);
  }
  return problems.length === 0 ? EXIT.done : EXIT.failed;
}

/** The folder of the bundled questions, from which the bank was compiled. */
function bundledFolder({ edge }: Context): string {
  const folder = join(edge.packageRoot, 'questions');
  if (existsSync(folder)) return relative(process.cwd(), folder) || folder;
  throw new UsageError(
    'the published package has no files of the bundled questions to check',
    'name a folder of your own: llm-interview check ~/my-deck',
  );
}

/** Lists what should be read against its sources again: a chore, not a problem. */
async function listStale(
  deck: Deck,
  path: string,
  days: number,
  { json }: JsonOption,
  context: Context,
): Promise<ExitCode> {
  const { findStale } = await import('../bank/check/stale.ts');
  const { formatProblem } = await import('../bank/problem.ts');
  const { formatStamp } = await import('../memory/study-day.ts');
  const [today = ''] = formatStamp(context.now()).split('T');
  const stale = findStale(deck, days, today);
  if (json) await printJson(stale, context);
  else {
    const messages = stale.map(({ reviewed, days: ago, ...place }) =>
      formatProblem({
        ...place,
        message:
          reviewed === null
            ? 'has no date'
            : `last reviewed ${reviewed}, ${counted(ago ?? 0, 'day')} ago`,
      }),
    );
    await printLines(messages, context);
    const { length } = stale;
    await context.note(
      `${path}: ${length} of ${counted(deck.entries.length, 'question')} last reviewed ${counted(days, 'day')} ago or more`,
    );
  }
  return EXIT.done;
}
