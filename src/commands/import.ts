import { readFileSync } from 'node:fs';
import { Argument, type Command } from 'commander';
import type { Context } from '../context.ts';
import { systemCode, UserError } from '../errors.ts';
import { counted } from '../render/when.ts';
import { type JsonOption, type OpenContext, withExamples, withJson } from './options.ts';
import { printJson } from './output.ts';

interface ImportOptions extends JsonOption {
  readonly dryRun?: true;
}

export function declareImport(program: Command, open: OpenContext): void {
  const command = program
    .command('import')
    .addArgument(new Argument('<what>', 'what the file holds').choices(['reviews']))
    .argument('<file>', 'comma-separated values with a header line')
    .summary('take over a review history from elsewhere')
    .description(
      "Add reviews from a file with the columns card_id, review_rating (1 to 4), review_time (ISO 8601 with\noffset) and review_duration (ms). A card whose id is a question's is that question. Importing the\nsame file again adds nothing; a file with a wrong row is refused whole.",
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
  const { IMPORTED, parseReviews } = await import('../memory/import-reviews.ts');
  const { mergeJournals } = await import('../memory/merge.ts');
  const { events, problems } = parseReviews(readText(file));
  if (problems.length > 0) {
    const shown = problems.slice(0, MOST_PROBLEMS);
    for (const { line, column, message } of shown) {
      await context.note(`${file}:${line}:${column} ${message}`);
    }
    const rows = counted(problems.length, 'problem');
    throw new UserError(`${file} has ${rows}; nothing was imported`, 'mend it and import it again');
  }
  const dryRun = options.dryRun === true;
  const bytes = Buffer.from(events.map((event) => `${JSON.stringify(event)}\n`).join(''));
  const files = [{ path: `reviews/${IMPORTED}`, bytes }];
  const [merged] = mergeJournals(context.paths.state, files, dryRun);
  const { added = 0, known = 0 } = merged ?? {};
  if (options.json) return printJson({ dryRun, added, known }, context);
  const would = dryRun ? 'would add' : 'added';
  await context.note(`${would} ${counted(added, 'review')}, ${known} already here`);
}

const MOST_PROBLEMS = 20;

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
