import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { Context } from '../context.ts';
import { systemCode, UserError } from '../errors.ts';
import { counted } from '../render/when.ts';
import { type OpenContext, withExamples } from './options.ts';
import { printLines } from './output.ts';

export function declareBackup(command: Command, open: OpenContext): void {
  command
    .argument('[file]', 'where to write it; llm-interview-<date>.backup if left out')
    .description(
      'Write the settings and every journal to one compressed file with checksums.\nA backup a study day is also made by itself, in the backups folder of the state.',
    )
    .action((file: string | undefined) => runBackup(file, open(command)));
  withExamples(command, ['llm-interview backup', 'llm-interview backup ~/before-the-move.backup']);
}

/** Writes a backup and prints its path; a file that exists is never overwritten. */
export async function runBackup(file: string | undefined, context: Context): Promise<void> {
  const { packBackup, stateFiles } = await import('../memory/backup.ts');
  const { formatStamp } = await import('../memory/study-day.ts');
  const made = formatStamp(context.now());
  const path = resolve(file ?? `llm-interview-${made.slice(0, 10)}.backup`);
  const files = stateFiles(context.paths.state);
  if (files.length === 0) return context.note('There is nothing to back up yet.');
  try {
    writeFileSync(path, packBackup({ made, files }), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if (systemCode(error) === 'EEXIST') {
      throw new UserError(`${path} exists already`, 'name another file');
    }
    throw new UserError(`cannot write ${path} (${systemCode(error) ?? String(error)})`, undefined, {
      cause: error,
    });
  }
  await printLines([path], context);
  await context.note(counted(files.length, 'file'));
}
