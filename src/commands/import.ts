import { readFileSync } from 'node:fs';
import { Argument, type Command } from 'commander';
import { inert } from '../bank/inert.ts';
import type { Context } from '../context.ts';
import { systemCode, UserError } from '../errors.ts';
import type { CsvProblem } from '../memory/csv.ts';
import { counted } from '../render/when.ts';
import { type JsonOption, type OpenContext, withExamples, withJson } from './options.ts';
import { printJson } from './output.ts';

interface ImportOptions extends JsonOption {
  readonly dryRun?: true;
}

export function declareImport(command: Command, open: OpenContext): void {
  command
    .addArgument(new Argument('<what>', 'what the file holds').choices(['reviews']))
    .argument('<file>', 'comma-separated values with a header line')
    .description(
      "Add reviews from a file with the columns card_id, review_rating (1 to 4), review_time (ISO 8601 with offset) and review_duration (ms). A card whose id is a question's is that question. Importing the same file again adds nothing; a file with a wrong row is refused whole.",
    )
    .option('--dry-run', 'only say what it would do')
    .action((_: string, file: string, options: ImportOptions) =>
      runImport(file, options, open(command)),
    );
  withJson(command);
  withExamples(command, [
    'llm-interview import reviews history.csv --dry-run',
    'llm-interview import reviews history.csv',
  ]);
}

/** Adds the reviews of a file to the journal and says how many were new. */
export async function runImport(
  file: string,
  options: ImportOptions,
  context: Context,
): Promise<void> {
  const { importReviews, parseReviews } = await import('../memory/import-reviews.ts');
  const text = readText(file);
  const { events, problems } = parseReviews(text, context.now());
  if (problems.length > 0) await refuse(file, problems, options, context);
  const dryRun = options.dryRun === true;
  const imported = importReviews(context.paths.state, events, text, dryRun);
  if (options.json) return printJson({ dryRun, ...imported }, context);
  const { path, added, known } = imported;
  const where = added > 0 ? `${path}: ` : '';
  const would = dryRun ? 'would add' : 'added';
  await context.note(`${where}${would} ${counted(added, 'review')}, ${known} already here`);
}

/** Names every problem of the file. */
async function refuse(
  file: string,
  problems: readonly CsvProblem[],
  { json }: ImportOptions,
  context: Context,
): Promise<never> {
  if (json) await printJson({ problems }, context);
  const lines = problems.map(({ line, column, message }) =>
    inert(`${file}:${line}:${column} ${message}`),
  );
  if (!json) await context.note(lines.join('\n'));
  const found = counted(problems.length, 'problem');
  throw new UserError(`${file} has ${found}; nothing was imported`, 'mend it and import it again');
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const code = systemCode(error);
    if (code === 'ENOENT') throw new UserError(`there is no file ${file}`, 'check its path');
    throw new UserError(`cannot read ${file} (${code ?? String(error)})`, undefined, {
      cause: error,
    });
  }
}
