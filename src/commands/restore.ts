import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Command } from 'commander';
import type { Context } from '../context.ts';
import { systemCode, UserError } from '../errors.ts';
import type { StateFile } from '../memory/backup.ts';
import { counted } from '../render/when.ts';
import { settingsFile } from '../settings.ts';
import { type JsonOption, type OpenContext, withExamples, withJson } from './options.ts';
import { printJson } from './output.ts';

interface RestoreOptions extends JsonOption {
  readonly dryRun?: true;
}

export function declareRestore(command: Command, open: OpenContext): void {
  command
    .argument('<file>', 'a backup')
    .description(
      'Merge the reviews of a backup into those that are here, event by event. Nothing is replaced;\nthe settings are taken only where there are none. A damaged backup is refused whole.',
    )
    .option('--dry-run', 'only say what it would do')
    .action((file: string, options: RestoreOptions) => runRestore(file, options, open(command)));
  withJson(command);
  withExamples(command, [
    'llm-interview restore before-the-move.backup --dry-run',
    'llm-interview restore before-the-move.backup',
  ]);
}

/** Merges a backup and says what was added. */
export async function runRestore(
  file: string,
  options: RestoreOptions,
  context: Context,
): Promise<void> {
  const { unpackBackup } = await import('../memory/backup.ts');
  const { mergeJournals } = await import('../memory/merge.ts');
  const { state } = context.paths;
  const dryRun = options.dryRun === true;
  const backup = unpackBackup(readPacked(file), file);
  const journals = backup.files.filter(({ path }) => path.endsWith('.jsonl'));
  const merged = mergeJournals(state, journals, dryRun);
  const settings = restoreSettings(backup.files, settingsFile(state), dryRun);
  const mocks = restoreMocks(backup.files, state, dryRun);
  if (options.json)
    return printJson({ made: backup.made, dryRun, journals: merged, mocks, settings }, context);
  const would = dryRun ? 'would add' : 'added';
  for (const { path, added, known } of merged) {
    await context.note(`${path}: ${would} ${counted(added, 'event')}, ${known} already here`);
  }
  if (mocks.added + mocks.known > 0) {
    const interviews = counted(mocks.added, 'interview');
    await context.note(`mocks: ${would} ${interviews}, ${mocks.known} already here`);
  }
  await context.note(`config.json: ${SETTINGS_SAID[settings](would)}`);
}

type SettingsOutcome = 'added' | 'kept' | 'none';

const SETTINGS_SAID: Record<SettingsOutcome, (would: string) => string> = {
  added: (would) => `${would} the settings`,
  kept: () => 'yours stay as they are',
  none: () => 'none in the backup',
};

function restoreSettings(
  files: readonly StateFile[],
  target: string,
  dryRun: boolean,
): SettingsOutcome {
  const settings = files.find(({ path }) => path === 'config.json');
  if (settings === undefined) return 'none';
  if (existsSync(target)) return 'kept';
  if (!dryRun) writeNew(target, settings);
  return 'added';
}

/** Interviews that are not here are taken; one that is here stays as it is. */
function restoreMocks(files: readonly StateFile[], state: string, dryRun: boolean) {
  const mocks = files.filter(({ path }) => path.startsWith('mocks/'));
  const missing = mocks.filter(({ path }) => !existsSync(join(state, path)));
  if (!dryRun) for (const mock of missing) writeNew(join(state, mock.path), mock);
  return { added: missing.length, known: mocks.length - missing.length };
}

function writeNew(target: string, { bytes }: StateFile): void {
  mkdirSync(dirname(target), { recursive: true, mode: 0o700 });
  writeFileSync(target, bytes, { flag: 'wx', mode: 0o600 });
}

function readPacked(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    const code = systemCode(error);
    if (code === 'ENOENT') throw new UserError(`there is no file ${file}`, 'check its path');
    throw new UserError(`cannot read ${file} (${code ?? String(error)})`, undefined, {
      cause: error,
    });
  }
}
