/** How the benchmarks measure a whole run of the program. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The launcher of the built program. */
export const TOOL = fileURLToPath(new URL('llm-interview.cjs', import.meta.url));
const MEASURE = fileURLToPath(new URL('measure-process.cjs', import.meta.url));

/** What one process took. */
export interface Usage {
  /** Milliseconds from its start to its end. */
  readonly wall: number;
  /** Milliseconds of processor time, the system's for it included. */
  readonly cpu: number;
  /** Megabytes of memory at its peak. */
  readonly peak: number;
}

/** Milliseconds that the program takes for a command in a state folder. */
export function time(command: readonly string[], home: string): number {
  return measure(command, home).wall;
}

/** What the program takes for a command in a state folder. */
export function measure(command: readonly string[], home: string): Usage {
  return measureNode([TOOL, ...command], home);
}

/**
 * What node takes for these arguments.
 * @throws Error when it fails.
 */
export function measureNode(args: readonly string[], home: string): Usage {
  const start = process.hrtime.bigint();
  const { status, stderr, output } = spawnSync(process.execPath, ['-r', MEASURE, ...args], {
    env: { ...process.env, LLM_INTERVIEW_HOME: home },
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    encoding: 'utf8',
  });
  const wall = Number(process.hrtime.bigint() - start) / 1e6;
  if (status !== 0) throw new Error(`node ${args.join(' ')} exited with ${status}: ${stderr}`);
  const { cpu, maxRSS } = JSON.parse(output[3] ?? '') as { cpu: number; maxRSS: number };
  return { wall, cpu: cpu / 1000, peak: maxRSS / 1024 };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle) - 1] ?? 0)) / 2;
}
