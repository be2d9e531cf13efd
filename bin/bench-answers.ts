/** What it costs to record one answer, over appending the same bytes and nothing else. */
import { closeSync, existsSync, fsyncSync, openSync, readdirSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { BACKUPS } from '../src/memory/daily-backup.ts';
import type { Memory } from '../src/memory/memory.ts';
import { median } from './bench-time.ts';

const ROUNDS = 5;
const PAIRS = 200;
const SECOND = 1000;
const BACKUP_MS = 120_000;

/**
 * Records answers as a drill does, each beside a plain append to a file of the same folder; which of the two comes
 * first alternates. Several rounds, since a disk has moods.
 */
export async function benchAnswers(
  memory: Memory,
  home: string,
  questions: readonly string[],
): Promise<void> {
  const start = Date.now();
  let made = 0;
  let line = '';
  const record = async () => {
    const question = questions[made % questions.length] as string;
    const event = { event: 'review', question, rating: 3, ms: 74210, mode: 'recall' } as const;
    line = `${JSON.stringify(await memory.record(event, new Date(start + made * SECOND)))}\n`;
    made += 1;
  };
  const first = await timeOf(record);
  console.log(`first answer     ${first.toFixed(0)} ms, starts the backup`);
  await backedUp(join(home, BACKUPS));
  const plain = () => appendPlainly(join(home, 'plain'), line);
  await measurePairs(plain, record); // the first of a process are cold
  const rounds: Round[] = [];
  for (let round = 0; round < ROUNDS; round += 1) rounds.push(await measurePairs(plain, record));
  const of = (name: keyof Round) => median(rounds.map((round) => round[name])).toFixed(2);
  const ratios = rounds.map(({ ratio }) => ratio.toFixed(2)).sort();
  console.log(
    `one answer       ${of('recorded')} ms, open, write, fsync and close ${of('plain')} ms, ratio ${of('ratio')} (${ratios.join(' ')})`,
  );
}

/** Medians, in milliseconds. */
interface Round {
  readonly plain: number;
  readonly recorded: number;
  readonly ratio: number;
}

async function measurePairs(plainly: () => void, record: () => Promise<void>): Promise<Round> {
  const pairs: [plain: number, recorded: number][] = [];
  for (let pair = 0; pair < PAIRS; pair += 1) {
    if (pair % 2 === 0) pairs.push([await timeOf(plainly), await timeOf(record)]);
    else {
      const recorded = await timeOf(record);
      pairs.push([await timeOf(plainly), recorded]);
    }
  }
  return {
    plain: median(pairs.map(([plain]) => plain)),
    recorded: median(pairs.map(([, recorded]) => recorded)),
    ratio: median(pairs.map(([plain, recorded]) => recorded / plain)),
  };
}

async function timeOf(work: () => void | Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** Waits until the backup of the day is made: it keeps a processor and the disk busy. */
async function backedUp(folder: string): Promise<void> {
  const isMade = () =>
    existsSync(folder) && readdirSync(folder).some((name) => name.endsWith('.backup'));
  const deadline = Date.now() + BACKUP_MS;
  while (!isMade() && Date.now() < deadline) await sleep(100);
}

function appendPlainly(file: string, line: string): void {
  const descriptor = openSync(file, 'a');
  writeSync(descriptor, line);
  fsyncSync(descriptor);
  closeSync(descriptor);
}
