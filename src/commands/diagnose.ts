import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Bank } from '../bank/bank.ts';
import { inert } from '../bank/inert.ts';
import { didYouMean } from '../bank/nearest.ts';
import { formatProblem } from '../bank/problem.ts';
import type { Context } from '../context.ts';
import { type Examined, examineJournals, type Remark } from '../memory/examine.ts';
import { journalFiles } from '../memory/journal.ts';
import { SNAPSHOT } from '../memory/snapshot.ts';
import { openToOthers, whyNotWritable } from '../memory/state-folder.ts';
import { readSettings } from '../settings.ts';

/** How --fix can mend a finding. */
export type Remedy = 'close' | 'repair' | 'rebuild';

/** One thing that doctor has to say. Only problems make it exit 1. */
export interface Finding {
  readonly kind: 'problem' | 'note';
  readonly message: string;
  readonly advice?: string;
  readonly remedy?: Remedy;
  /** The file that the remedy is for. */
  readonly path?: string;
}

export interface Diagnosis {
  readonly state: string;
  /** Events of the journal by kind. */
  readonly events: Readonly<Record<string, number>>;
  readonly journals: number;
  readonly questions: number;
  readonly findings: readonly Finding[];
}

/** Reads settings, journals, snapshot and decks, and says what is wrong with them. Changes nothing. */
export async function diagnose(bank: Bank, context: Context): Promise<Diagnosis> {
  const { state } = context.paths;
  const files = journalFiles(state);
  const examined = examineJournals(files, context.now());
  return {
    state,
    events: examined.counts,
    journals: files.length,
    questions: bank.questions.length,
    findings: harmless([
      ...folderFindings(state),
      ...settingsFindings(context),
      ...examined.remarks.map((remark) => remarkFinding(remark, state)),
      ...lostFindings(examined, bank),
      ...(await snapshotFindings(bank, context)),
      ...bank.problems.map((problem): Finding => {
        return { kind: 'problem', message: formatProblem(problem), advice: 'mend the file' };
      }),
    ]),
  };
}

/** What a journal says may hold anything: its words must not move the cursor. */
function harmless(findings: readonly Finding[]): Finding[] {
  return findings.map((finding) => ({ ...finding, message: inert(finding.message) }));
}

function folderFindings(state: string): Finding[] {
  if (!existsSync(state)) return []; // nothing was ever saved
  const why = whyNotWritable(state);
  const findings: Finding[] = openToOthers(state).map((path) => ({
    kind: 'problem',
    message: `${path} can be read or written by others`,
    remedy: 'close',
    path,
  }));
  if (why === undefined) return findings;
  const advice = 'nothing can be saved until that is mended; look-ups work';
  return [{ kind: 'problem', message: `${state}: ${why}`, advice }, ...findings];
}

function settingsFindings({ paths, edge }: Context): Finding[] {
  return readSettings(paths.state, edge.env).problems.map((message) => ({
    kind: 'problem',
    message,
    advice: 'mend the file, or use: llm-interview config set',
  }));
}

const REMARKS: Record<Remark['kind'], Pick<Finding, 'kind' | 'advice' | 'remedy'>> = {
  damaged: { kind: 'problem', advice: 'the line is skipped', remedy: 'repair' },
  foreign: { kind: 'note', advice: 'a newer version wrote it; it is kept and skipped' },
  future: { kind: 'problem', advice: 'check the clock; undo it, or wait until then' },
  backwards: { kind: 'note', advice: 'the clock was set back; events are put in order of time' },
  duplicate: { kind: 'note' },
};

function remarkFinding({ path, line, kind, message }: Remark, state: string): Finding {
  const where = `${relative(state, path)}:${line}`;
  return { ...REMARKS[kind], message: `${where} ${message}`, path };
}

function lostFindings({ reviews }: Examined, bank: Bank): Finding[] {
  const ids = new Set(bank.questions.map(({ id }) => id));
  return [...reviews]
    .filter(([id]) => !ids.has(id) && !bank.renamed.has(id))
    .map(([id, count]) => ({
      kind: 'note',
      message: `${count === 1 ? '1 review' : `${count} reviews`} of "${id}", which no deck has now${didYouMean(id, ids)}`,
      advice: 'the history is kept; a question takes it over with formerly: [old-id]',
    }));
}

/** The memory by way of the snapshot against the memory without it. */
async function snapshotFindings(bank: Bank, context: Context): Promise<Finding[]> {
  if (!existsSync(join(context.paths.cache, SNAPSHOT))) return [];
  const { openMemory } = await import('../context.ts');
  const quick = await openMemory(context, bank);
  const whole = await openMemory(context, bank, false);
  const told = (memory: typeof quick) =>
    JSON.stringify([
      sorted(memory.progress.questions),
      sorted(memory.progress.days),
      memory.foreign,
    ]);
  if (told(quick) === told(whole)) return [];
  return [
    { kind: 'problem', message: 'the snapshot disagrees with the journal', remedy: 'rebuild' },
  ];
}

function sorted<K>(entries: ReadonlyMap<K, unknown>): unknown[] {
  return [...entries].sort(([a], [b]) => (a < b ? -1 : 1));
}
