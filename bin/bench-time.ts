/** How the benchmarks measure a whole run of the program. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The launcher of the built program. */
export const TOOL = fileURLToPath(new URL('llm-interview.cjs', import.meta.url));

/** Milliseconds that the program takes for a command in a state folder. */
export function time(command: readonly string[], home: string): number {
  return timeNode([TOOL, ...command], home);
}

/** Milliseconds that node takes for these arguments. */
export function timeNode(args: readonly string[], home: string): number {
  const start = process.hrtime.bigint();
  const { status, stderr } = spawnSync(process.execPath, args, {
    env: { ...process.env, LLM_INTERVIEW_HOME: home },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  if (status !== 0) throw new Error(`node ${args.join(' ')} exited with ${status}: ${stderr}`);
  return Number(process.hrtime.bigint() - start) / 1e6;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle) - 1] ?? 0)) / 2;
}
