import { getEventListeners } from 'node:events';
import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Edge } from './context.ts';
import { EXIT, Interrupted, systemCode, UserError } from './errors.ts';
import { runProgram } from './program.ts';
import { openOutput } from './terminal/output.ts';
import { isGone, type OutputStream } from './terminal/screen.ts';

const argv = process.argv.slice(2);

/**
 * Runs the program once. `packageRoot` is the folder of the package; `built` says whether this is the
 * built program, whose bank is compiled.
 */
export async function main(packageRoot: string, built: boolean): Promise<void> {
  const edge = edgeOf(packageRoot, built);
  try {
    await runProgram(argv, edge, version(packageRoot));
  } catch (error) {
    process.exitCode = report(error, edge.stderr);
  }
}

/** What takes time to open is opened when it is first asked for: look-ups need none of it. */
function edgeOf(packageRoot: string, built: boolean): Edge {
  let signal: AbortSignal | undefined;
  return {
    env: process.env,
    platform: process.platform,
    get home() {
      // As Node finds it, whose module for that takes longer to load.
      const { HOME } = process.env;
      return HOME && process.platform !== 'win32' ? HOME : homedir();
    },
    get stdin() {
      return process.stdin;
    },
    stdout: openOutput(1, () => guarded(process.stdout)),
    stderr: openOutput(2, () => guarded(process.stderr)),
    now: () => new Date(),
    random: Math.random,
    packageRoot,
    built,
    get signal() {
      signal ??= guardSignals();
      return signal;
    },
  };
}

/** A terminal or a reader (`| head`) that has gone away ends the output, quietly. */
function guarded(stream: NodeJS.WriteStream): NodeJS.WriteStream {
  return stream.on('error', (error) => {
    if (!isGone(error)) throw error;
    if (systemCode(error) === 'EIO') process.once('exit', hangUp);
  });
}

/** Ends as SIGHUP does: Node would abort, because it cannot restore a terminal that has gone away. */
function hangUp(): void {
  process.removeAllListeners('SIGHUP');
  process.kill(process.pid, 'SIGHUP');
}

/** A signal lets a prompt save, restore the terminal and end; otherwise the process ends as usual. */
function guardSignals(): AbortSignal {
  const interrupted = new AbortController();
  const codes = { SIGINT: EXIT.interrupted, SIGTERM: 143, SIGHUP: 129 } as const;
  for (const [name, code] of Object.entries(codes)) {
    process.on(name, () => {
      const prompting = getEventListeners(interrupted.signal, 'abort').length > 0;
      process.exitCode = code;
      interrupted.abort(new Interrupted(code));
      if (prompting) return;
      process.removeAllListeners(name);
      process.kill(process.pid, name);
    });
  }
  return interrupted.signal;
}

/** Says on stderr what went wrong and what to do; returns the exit code. */
function report(error: unknown, stderr: OutputStream): number {
  if (error instanceof Interrupted) return error.exitCode;
  const known = error instanceof UserError;
  const message = known ? error.message : `internal error: ${String(error)}`;
  const hint = known ? error.hint : 'please report it, with DEBUG=llm-interview for the details';
  if (wantsJson()) stderr.write(`${JSON.stringify({ error: message, hint: hint ?? null })}\n`);
  else stderr.write(`llm-interview: ${message}${hint ? `\n  ${hint}` : ''}\n`);
  if (process.env.DEBUG === 'llm-interview' && error instanceof Error) {
    stderr.write(`${error.stack}\n`);
  }
  return known ? error.exitCode : EXIT.failed;
}

function wantsJson(): boolean {
  const end = argv.indexOf('--');
  return argv.slice(0, end === -1 ? argv.length : end).includes('--json');
}

function version(packageRoot: string): string {
  const manifest = readFileSync(join(packageRoot, 'package.json'), 'utf8');
  return (JSON.parse(manifest) as { version: string }).version;
}
