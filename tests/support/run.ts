import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { temporaryFolder } from './temporary-folder.ts';

/** The built program, as `npx llm-interview` starts it. */
export const TOOL = fileURLToPath(new URL('../../bin/llm-interview.js', import.meta.url));

const TOO_LONG = 30_000;

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

/** What the program prints as JSON; it must succeed. */
export async function readJson<T>(args: readonly string[], options: RunOptions = {}): Promise<T> {
  const { code, stdout, stderr } = await runTool([...args, '--json'], options);
  if (code !== 0) throw new Error(`${args.join(' ')} ended with ${code}: ${stderr}`);
  return JSON.parse(stdout) as T;
}

/** An environment that holds what a test gives, and nothing of who runs it. */
export function environment({ home, env = {} }: Pick<RunOptions, 'home' | 'env'>) {
  const folder = home ?? temporaryFolder();
  const all: Record<string, string | undefined> = {
    PATH: process.env.PATH,
    HOME: folder,
    LLM_INTERVIEW_HOME: folder,
    LANG: 'C.UTF-8',
    TERM: 'xterm-256color',
    TZ: zoneAtNoon(),
    NODE: process.execPath,
    TOOL,
    ...env,
  };
  return Object.fromEntries(
    Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

function runProcess(file: string, args: readonly string[], options: RunOptions): Promise<Run> {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, {
      env: environment(options),
      cwd: options.cwd ?? join(TOOL, '..'),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const written = { stdout: '', stderr: '' };
    child.stdout.setEncoding('utf8').on('data', (text: string) => void (written.stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => void (written.stderr += text));
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
