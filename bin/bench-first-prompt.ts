/** Until `drill` waits for its first key in a terminal, over bare node in the same kind of terminal. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawn } from '@lydell/node-pty';
import { answerOf } from './bench-terminal.ts';
import { median, TOOL, time } from './bench-time.ts';

const SIZE = { cols: 80, rows: 24 };
const PROMPT = 'q quit';
const HISTORY = 40;

/**
 * Prints a row each for a state folder with nothing in it and for one with some history: medians of so many pairs, bare
 * node and the drill by turns, so that a busy moment touches both alike.
 */
export async function benchFirstPrompt(pairs: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'llm-interview-bench-'));
  try {
    const used = join(folder, 'used');
    await review(used);
    await compare('drill, first', pairs, () => mkdtempSync(join(folder, 'fresh-')));
    await compare('drill, later', pairs, () => used);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Some answers, and a look-up that leaves a snapshot of them. */
async function review(home: string): Promise<void> {
  const terminal = startIn(home, [TOOL, 'drill', '--count', String(HISTORY)]);
  try {
    await answerOf(terminal, '', PROMPT);
    for (let answered = 1; answered < HISTORY; answered += 1) {
      await answerOf(terminal, ' ', 'enter takes');
      await answerOf(terminal, '3', `${answered + 1}/${HISTORY} `);
    }
    await answerOf(terminal, 'q', 'Next:');
  } finally {
    terminal.kill();
  }
  time(['list', '--due'], home);
}

async function compare(label: string, pairs: number, home: () => string): Promise<void> {
  const times: [bare: number, prompt: number][] = [];
  for (let pair = 0; pair < pairs; pair += 1) {
    times.push([await untilEnd(['-e', '0'], home()), await untilPrompt(home())]);
  }
  const bare = median(times.map(([first]) => first));
  const prompt = median(times.map(([, second]) => second));
  const ratio = median(times.map(([first, second]) => second / first));
  const cell = `${prompt.toFixed(0)} / ${bare.toFixed(0)} = ${ratio.toFixed(2)}`;
  console.log(label.padEnd(16) + cell.padStart(24));
}

async function untilPrompt(home: string): Promise<number> {
  const start = performance.now();
  const terminal = startIn(home, [TOOL, 'drill']);
  await answerOf(terminal, '', PROMPT);
  const taken = performance.now() - start;
  const ended = new Promise((resolve) => terminal.onExit(resolve));
  terminal.kill();
  await ended; // what it still does must not slow the next
  return taken;
}

async function untilEnd(args: readonly string[], home: string): Promise<number> {
  const start = performance.now();
  const terminal = startIn(home, args);
  await new Promise((resolve) => terminal.onExit(resolve));
  return performance.now() - start;
}

function startIn(home: string, args: readonly string[]) {
  const env = { ...process.env, LLM_INTERVIEW_HOME: home };
  return spawn(process.execPath, [...args], { ...SIZE, env });
}
