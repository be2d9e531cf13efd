/**
 * A journal of a million reviews: how fast it is folded, how much memory that takes, and what it costs
 * a look-up, the start of a review and one answer: `npm run bench -- journal`.
 */
import { execFileSync } from 'node:child_process';
import { closeSync, mkdirSync, mkdtempSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawn } from '@lydell/node-pty';
import type { Rating } from '../src/memory/events.ts';
import { Memory } from '../src/memory/memory.ts';
import { formatStamp } from '../src/memory/study-day.ts';
import { DEFAULT_WEIGHTS } from '../src/memory/weights.ts';
import { benchAnswers } from './bench-answers.ts';
import { answerOf } from './bench-terminal.ts';
import { median, TOOL, time } from './bench-time.ts';

const REVIEWS = 1_000_000;
const QUESTIONS = idsOfBank();
const RUNS = 10;
const START = Date.UTC(2017, 0, 1);
/** Milliseconds between two reviews: some 400 a day, the last of them in 2023. */
const APART = 215_000;
const LINES_AT_ONCE = 10_000;
const LOOK_UP = ['list', '--due'];

export async function benchJournal(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'llm-interview-bench-'));
  try {
    const home = join(folder, 'state');
    const file = writeJournal(home);
    const megabytes = statSync(file).size / 1e6;
    console.log(`${REVIEWS} reviews of ${QUESTIONS.length} questions, ${megabytes.toFixed(0)} MB`);
    const memory = await fold(home);
    const empty = join(folder, 'empty');
    const first = time(LOOK_UP, home) / 1000;
    console.log(`first list --due ${first.toFixed(1)} s, leaves a snapshot`);
    await compare('then list --due ', async (state) => time(LOOK_UP, state), home, empty);
    await compare('start of review ', timeStart, home, empty);
    await benchAnswers(memory, home, QUESTIONS);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function idsOfBank(): string[] {
  const listed = execFileSync(process.execPath, [TOOL, 'list', '--json'], { encoding: 'utf8' });
  return (JSON.parse(listed) as { id: string }[]).map(({ id }) => id);
}

/** Most questions are known well: a rating in eight is again. */
function ratingOf(index: number): Rating {
  return ([3, 3, 4, 3, 2, 3, 3, 1] as const)[(index * 5) % 8] ?? 3;
}

function writeJournal(home: string): string {
  mkdirSync(join(home, 'reviews'), { recursive: true });
  const file = join(home, 'reviews', 'bench.jsonl');
  const descriptor = openSync(file, 'w');
  for (let first = 0; first < REVIEWS; first += LINES_AT_ONCE) {
    const lines = Array.from({ length: LINES_AT_ONCE }, (_, index) => lineOf(first + index));
    writeSync(descriptor, lines.join(''));
  }
  closeSync(descriptor);
  return file;
}

function lineOf(index: number): string {
  const event = {
    v: 1,
    id: `01980000-0000-7000-8000-${index.toString(16).padStart(12, '0')}`,
    at: formatStamp(new Date(START + index * APART)),
    event: 'review',
    question: QUESTIONS[index % QUESTIONS.length],
    rating: ratingOf(index),
    ms: 74210,
    markingMs: 5120,
    mode: 'recall',
    points: [0, 1, 2],
  };
  return `${JSON.stringify(event)}\n`;
}

/** Folds everything in this process, without a snapshot. */
async function fold(home: string): Promise<Memory> {
  const start = performance.now();
  const used = process.cpuUsage();
  const memory = await Memory.open({
    directory: home,
    weights: DEFAULT_WEIGHTS,
    retention: 0.9,
    maximumInterval: 365,
    fuzz: true,
    dayStartsAt: 240,
    newDevice: () => 'bench',
  });
  const seconds = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage(used);
  const { size } = memory.progress.questions;
  if (size !== QUESTIONS.length) throw new Error(`${size} questions were folded`);
  const rate = (duration: number) => `${Math.round(REVIEWS / duration / 1000)} 000`;
  const peak = process.resourceUsage().maxRSS / 1024;
  console.log(
    `full fold        ${seconds.toFixed(1)} s, ${rate(seconds)} events a second, ${rate((user + system) / 1e6)} a second of processor time, peak ${peak.toFixed(0)} MB`,
  );
  return memory;
}

/** Something with the snapshot that the first look-up leaves, over the same with no journal at all. */
async function compare(
  label: string,
  measure: (home: string) => Promise<number>,
  home: string,
  empty: string,
): Promise<void> {
  const pairs: [bare: number, full: number][] = [];
  for (let run = 0; run < RUNS; run += 1) pairs.push([await measure(empty), await measure(home)]);
  const bare = median(pairs.map(([first]) => first));
  const full = median(pairs.map(([, second]) => second));
  const ratio = median(pairs.map(([first, second]) => second / first));
  console.log(
    `${label} ${full.toFixed(0)} ms, with an empty journal ${bare.toFixed(0)} ms, ratio ${ratio.toFixed(2)}`,
  );
}

/** Milliseconds until `review` shows its first question in a terminal and waits for a key. */
async function timeStart(home: string): Promise<number> {
  const env = { ...process.env, LLM_INTERVIEW_HOME: home };
  const start = performance.now();
  const terminal = spawn(process.execPath, [TOOL, 'review'], { cols: 80, rows: 30, env });
  try {
    await answerOf(terminal, '', 'space reveal');
    return performance.now() - start;
  } finally {
    terminal.kill();
  }
}
