import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { temporaryFolder } from './temporary-folder.ts';

/** The built program, as `npx llm-interview` starts it. */
export const TOOL = fileURLToPath(new URL('../../bin/llm-interview.cjs', import.meta.url));

const TOO_LONG = 30_000;
const NOON = zoneAtNoon();

export interface RunOptions {
  /** The state folder; one of its own if left out. */
  readonly home?: string;
  /** Added to the environment; undefined takes a variable away. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly cwd?: string;
  /** What the program reads: /dev/null, or no open stdin at all. */
  readonly stdin?: 'null' | 'closed';
}

/** How a process ended and what it wrote. */
export interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the program with pipes for its output. Fails when it does not end by itself. */
export function runTool(args: readonly string[], options: RunOptions = {}): Promise<Run> {
  if (options.stdin !== 'closed') return runProcess(process.execPath, [TOOL, ...args], options);
  return runShell('exec "$NODE" "$TOOL" "$@" <&-', options, args);
}

/** Runs a bash script; "$NODE" "$TOOL" is the program. */
export function runShell(
  script: string,
  options: RunOptions = {},
  args: readonly string[] = [],
): Promise<Run> {
  return runProcess('bash', ['--norc', '-c', script, 'bash', ...args], options);
}

/** Where a process runs: an environment that holds what a test gives, and nothing of who runs it. */
export function placeOf(options: Pick<RunOptions, 'home' | 'env' | 'cwd'>) {
  const home = options.home ?? temporaryFolder();
  const all: Record<string, string | undefined> = {
    PATH: process.env.PATH,
    HOME: home,
    LLM_INTERVIEW_HOME: home,
    LANG: 'C.UTF-8',
    TERM: 'xterm-256color',
    TZ: NOON,
    NODE: process.execPath,
    TOOL,
    ...options.env,
  };
  const given = Object.entries(all).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  return { cwd: options.cwd ?? home, env: Object.fromEntries(given) };
}

function runProcess(file: string, args: readonly string[], options: RunOptions): Promise<Run> {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { ...placeOf(options), stdio: ['ignore', 'pipe', 'pipe'] });
    const written = { stdout: '', stderr: '' };
    for (const stream of ['stdout', 'stderr'] as const) {
      child[stream].setEncoding('utf8').on('data', (text: string) => {
        written[stream] += text;
      });
    }
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      reject(new Error(`still running: ${args.join(' ')}\n${written.stdout}${written.stderr}`));
    }, TOO_LONG);
    child.on('error', reject);
    child.on('close', (code) => {
      clearTimeout(timer);
      resolve({ code, ...written });
    });
  });
}

/** A time zone in which it is about noon: no test meets the start of a study day at 04:00. */
function zoneAtNoon(): string {
  const behind = new Date().getUTCHours() - 12;
  return `Etc/GMT${behind < 0 ? behind : `+${behind}`}`;
}
