import { join, relative } from 'node:path';
import type { Command } from 'commander';
import type { Context } from '../context.ts';
import { EXIT, type ExitCode } from '../errors.ts';
import { counted } from '../render/when.ts';
import { type JsonOption, type OpenContext, withExamples, withJson } from './options.ts';
import { printJson, printLines } from './output.ts';

export function declareCheck(program: Command, open: OpenContext): void {
  const command = program
    .command('check')
    .argument('[folder]', 'a deck; the bundled one, by its stricter rules, if left out')
    .summary('every problem of a deck as path:line:column')
    .description('Check the question files of a deck. Exits 1 when there is a problem.')
    .action(async (folder: string | undefined, options: JsonOption) => {
      process.exitCode = await runCheck(folder, options, open(command));
    });
  withJson(command);
  withExamples(command, ['llm-interview check ~/my-deck', 'llm-interview check --json']);
}

/** Prints every problem of a deck; the exit code says whether there was one. */
export async function runCheck(
  folder: string | undefined,
  options: JsonOption,
  context: Context,
): Promise<ExitCode> {
  const { loadDeck } = await import('../bank/deck.ts');
  const { checkDeck } = await import('../bank/check.ts');
  const { formatProblem } = await import('../bank/problem.ts');
  const bundled = join(context.edge.packageRoot, 'questions');
  const path = folder ?? (relative(process.cwd(), bundled) || bundled);
  const deck = loadDeck(path);
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
