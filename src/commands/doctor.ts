import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import type { Bank } from '../bank/bank.ts';
import { type Context, openMemory } from '../context.ts';
import { EXIT, type ExitCode } from '../errors.ts';
import { SNAPSHOT } from '../memory/snapshot.ts';
import { renderDiagnosis } from '../render/diagnosis.ts';
import type { Diagnosis, Finding } from './diagnose.ts';
import { type JsonOption, type OpenContext, withExamples, withJson } from './options.ts';
import { printJson, printLines } from './output.ts';

interface DoctorOptions extends JsonOption {
  readonly fix?: true;
}

export function declareDoctor(command: Command, open: OpenContext): void {
  command
    .description(
      'Read everything that is saved and say what is wrong with it. Exits 1 when something is.\nNothing is changed without --fix, and --fix loses no byte: what it takes out of a journal goes to\nreviews/damaged/.',
    )
    .option('--fix', 'mend what can be mended, and make the cache anew')
    .action(async (options: DoctorOptions) => {
      process.exitCode = await runDoctor(options, open(command));
    });
  withJson(command);
  withExamples(command, ['llm-interview doctor', 'llm-interview doctor --fix']);
}

/** Prints what is wrong; the exit code says whether anything is, after mending. */
export async function runDoctor(options: DoctorOptions, context: Context): Promise<ExitCode> {
  const { diagnose } = await import('./diagnose.ts');
  const bank = await context.bank({ useCache: false });
  let diagnosis = await diagnose(bank, context);
  if (options.fix) {
    for (const line of await mend(diagnosis, bank, context)) await context.note(line);
    diagnosis = await diagnose(bank, context);
  }
  if (options.json) await printJson(diagnosis, context);
  else await printLines(renderDiagnosis(diagnosis, context.out.width, context.out.theme), context);
  return diagnosis.findings.some(({ kind }) => kind === 'problem') ? EXIT.failed : EXIT.done;
}

/** Mends what can be mended without losing a byte, and says what it did. */
async function mend({ findings }: Diagnosis, bank: Bank, context: Context): Promise<string[]> {
  const { closeToOthers } = await import('../memory/state-folder.ts');
  const { repairJournal } = await import('../memory/repair.ts');
  const done: string[] = [];
  for (const path of pathsOf(findings, 'close')) {
    closeToOthers(path);
    done.push(`closed to others: ${path}`);
  }
  const stamp = context.now().toISOString().replace(/[:.]/g, '-');
  for (const path of pathsOf(findings, 'repair')) {
    const taken = repairJournal(path, stamp);
    done.push(`moved ${taken} damaged lines of ${path} to reviews/damaged/`);
  }
  rmSync(join(context.paths.cache, SNAPSHOT), { force: true });
  await (await openMemory(context, bank)).settle();
  return [...done, 'made the cache anew'];
}

function pathsOf(findings: readonly Finding[], remedy: Finding['remedy']): Set<string> {
  return new Set(
    findings.flatMap((finding) =>
      finding.remedy === remedy && finding.path !== undefined ? [finding.path] : [],
    ),
  );
}
