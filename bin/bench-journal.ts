/**
 * A journal of a million reviews: how fast it is folded, how much memory that takes, and what it costs
 * a look-up: `npm run bench -- journal`.
 */
import { closeSync, mkdirSync, mkdtempSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Rating } from '../src/memory/events.ts';
import { Memory } from '../src/memory/memory.ts';
import { formatStamp } from '../src/memory/study-day.ts';
import { DEFAULT_WEIGHTS } from '../src/memory/weights.ts';
import { median, time } from './bench-time.ts';

const REVIEWS = 1_000_000;
const QUESTIONS = 218;
const RUNS = 10;
const START = Date.UTC(2017, 0, 1);
/** Milliseconds between two reviews: some 400 a day, the last of them in 2023. */
const APART = 215_000;
const LINES_AT_ONCE = 10_000;

export async function benchJournal(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'llm-interview-bench-'));
  try {
    const home = join(folder, 'state');
    const file = writeJournal(home);
    const megabytes = statSync(file).size / 1e6;
    console.log(`${REVIEWS} reviews of ${QUESTIONS} questions, ${megabytes.toFixed(0)} MB`);
    await fold(home);
    compareLookUp(home, join(folder, 'empty'));
  } finally {
    rmSync(folder, { recursive: true });
  }
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
    question: `question-${index % QUESTIONS}`,
    rating: ratingOf(index),
    ms: 74210,
    markingMs: 5120,
    mode: 'recall',
    points: [0, 1, 2],
  };
  return `${JSON.stringify(event)}\n`;
}

/** Folds everything in this process, without a snapshot. */
async function fold(home: string): Promise<void> {
  const start = performance.now();
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
  const { size } = memory.progress.questions;
  if (size !== QUESTIONS) throw new Error(`${size} questions were folded`);
  const rate = Math.round(REVIEWS / seconds / 1000);
  const peak = process.resourceUsage().maxRSS / 1024;
  console.log(
    `full fold        ${seconds.toFixed(1)} s, ${rate} 000 events a second, peak ${peak.toFixed(0)} MB`,
  );
}

/** A look-up with the snapshot that the first one leaves, over one with no journal at all. */
function compareLookUp(home: string, empty: string): void {
  const command = ['list', '--due'];
  console.log(`first list --due ${(time(command, home) / 1000).toFixed(1)} s, leaves a snapshot`);
  const pairs = Array.from(
    { length: RUNS },
    () => [time(command, empty), time(command, home)] as const,
  );
  const bare = median(pairs.map(([first]) => first));
  const full = median(pairs.map(([, second]) => second));
  const ratio = median(pairs.map(([first, second]) => second / first));
  console.log(
    `then list --due  ${full.toFixed(0)} ms, with an empty journal ${bare.toFixed(0)} ms, ratio ${ratio.toFixed(2)}`,
  );
}
