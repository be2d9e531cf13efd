import { getEventListeners } from 'node:events';
import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { Edge } from './context.ts';
import { EXIT, Interrupted, systemCode, UserError } from './errors.ts';
import { runProgram } from './program.ts';
import { isGone } from './terminal/screen.ts';

const packageRoot = fileURLToPath(new URL('..', import.meta.url));
const argv = process.argv.slice(2);
const interrupted = new AbortController();

const edge: Edge = {
  env: process.env,
  platform: process.platform,
  home: homedir(),
  // Opening it costs time that look-ups can do without.
  get stdin() {
    return process.stdin;
  },
  stdout: process.stdout,
  stderr: process.stderr,
  now: () => new Date(),
  random: Math.random,
  packageRoot,
  built: import.meta.url.endsWith('/dist/main.js'),
  signal: interrupted.signal,
};

guardStreams();
guardSignals();
try {
  await runProgram(argv, edge, version());
} catch (error) {
  process.exitCode = report(error);
}

/** A reader (`| head`) or a terminal that has gone away ends the output, quietly. */
function guardStreams(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error) => {
      if (!isGone(error)) throw error;
      if (systemCode(error) === 'EIO') process.once('exit', hangUp);
    });
  }
}

/** Ends as SIGHUP does: Node would abort, because it cannot restore a terminal that has gone away. */
function hangUp(): void {
  process.removeAllListeners('SIGHUP');
  process.kill(process.pid, 'SIGHUP');
}

/** A signal lets a prompt save, restore the terminal and end; otherwise the process ends as usual. */
function guardSignals(): void {
  const codes = { SIGINT: EXIT.interrupted, SIGTERM: 143, SIGHUP: 129 } as const;
  for (const [signal, code] of Object.entries(codes)) {
    process.on(signal, () => {
      const prompting = getEventListeners(interrupted.signal, 'abort').length > 0;
      process.exitCode = code;
      interrupted.abort(new Interrupted(code));
      if (prompting) return;
      process.removeAllListeners(signal);
      process.kill(process.pid, signal);
    });
  }
}

/** Says on stderr what went wrong and what to do; returns the exit code. */
function report(error: unknown): number {
  if (error instanceof Interrupted) return error.exitCode;
  const known = error instanceof UserError;
  const message = known ? error.message : `internal error: ${String(error)}`;
  const hint = known ? error.hint : 'please report it, with DEBUG=llm-interview for the details';
  if (wantsJson())
    process.stderr.write(`${JSON.stringify({ error: message, hint: hint ?? null })}\n`);
  else process.stderr.write(`llm-interview: ${message}${hint ? `\n  ${hint}` : ''}\n`);
  if (process.env.DEBUG === 'llm-interview' && error instanceof Error) {
    process.stderr.write(`${error.stack}\n`);
  }
  return known ? error.exitCode : EXIT.failed;
}

function wantsJson(): boolean {
  const end = argv.indexOf('--');
  return argv.slice(0, end === -1 ? argv.length : end).includes('--json');
}

function version(): string {
  const manifest = readFileSync(new URL('../package.json', import.meta.url), 'utf8');
  return (JSON.parse(manifest) as { version: string }).version;
}
