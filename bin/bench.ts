/**
 * Whole-process times of look-up commands against bare node, as ratios: `npm run bench`.
 * Runs are paired, so that a busy moment of the machine touches both sides alike.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const RUNS = 20;
const TOOL = fileURLToPath(new URL('llm-interview.js', import.meta.url));
const COMMANDS = [['list'], ['show', 'rope'], ['search', 'kv', 'cache'], ['--help']];

const home = mkdtempSync(join(tmpdir(), 'llm-interview-bench-'));
try {
  console.log(`node ${process.version}, median of ${RUNS} pairs`);
  for (const command of COMMANDS) {
    const pairs = Array.from(
      { length: RUNS },
      () => [time(['-e', '0']), time([TOOL, ...command])] as const,
    );
    const bare = median(pairs.map(([first]) => first));
    const tool = median(pairs.map(([, second]) => second));
    const ratio = median(pairs.map(([first, second]) => second / first));
    const label = command.join(' ').padEnd(16);
    console.log(
      `${label} ${tool.toFixed(0)} ms, bare node ${bare.toFixed(0)} ms, ratio ${ratio.toFixed(2)}`,
    );
  }
} finally {
  rmSync(home, { recursive: true });
}

/** Milliseconds that node takes for these arguments. */
function time(args: readonly string[]): number {
  const start = process.hrtime.bigint();
  const { status } = spawnSync(process.execPath, args, {
    env: { ...process.env, LLM_INTERVIEW_HOME: home },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (status !== 0) throw new Error(`node ${args.join(' ')} exited with ${status}`);
  return Number(process.hrtime.bigint() - start) / 1e6;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle) - 1] ?? 0)) / 2;
}
