import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { placeOf, type Run, type RunOptions, runTool, TOOL } from './run.ts';

const SERVER = fileURLToPath(new URL('tool-server.cjs', import.meta.url));
const TOO_LONG = 30_000;
/** What only a new process heeds. */
const AT_START = ['NODE_OPTIONS', 'LD_PRELOAD'];

let server: ChildProcess | undefined;
let last: Promise<unknown> = Promise.resolve();

/**
 * As `runTool`, in a process that has already run the program: most of the time of a short run is
 * that of Node's start. For what the program says and keeps, not for how a process begins and ends.
 */
export function callTool(
  args: readonly string[],
  options: Omit<RunOptions, 'stdin'> = {},
): Promise<Run> {
  if (AT_START.some((name) => options.env?.[name] !== undefined)) return runTool(args, options);
  const place = placeOf(options);
  const run = last.then(() => ask({ args, ...place }));
  last = run.catch(() => {
    server?.kill('SIGKILL');
    server = undefined;
  });
  return run;
}

/** What the program prints as JSON; it must succeed. */
export async function readJson<T>(
  args: readonly string[],
  options: Omit<RunOptions, 'stdin'> = {},
): Promise<T> {
  const { code, stdout, stderr } = await callTool([...args, '--json'], options);
  if (code !== 0) throw new Error(`${args.join(' ')} ended with ${code}: ${stderr}`);
  return JSON.parse(stdout) as T;
}

async function ask(call: { readonly args: readonly string[] }): Promise<Run> {
  server ??= start();
  const { stdout, stderr } = server as { stdout: Readable; stderr: Readable };
  const mark = randomUUID();
  const signal = AbortSignal.timeout(TOO_LONG);
  const said = Promise.all([
    once(server, 'message', { signal }),
    upTo(mark, stdout, signal),
    upTo(mark, stderr, signal),
  ]);
  server.send({ ...call, mark });
  const [[code], out, err] = await said.catch((error) => {
    throw new Error(`no answer to ${call.args.join(' ')}`, { cause: error });
  });
  return { code, stdout: out, stderr: err };
}

function start(): ChildProcess {
  const child = spawn(process.execPath, [SERVER], {
    env: { TOOL },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  child.stdout?.setEncoding('utf8');
  child.stderr?.setEncoding('utf8');
  // It ends with the process that asks.
  child.unref();
  child.channel?.unref();
  return child;
}

/** What comes before a mark. */
function upTo(mark: string, stream: Readable, signal: AbortSignal): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    const stop = () => {
      stream.off('data', read);
      signal.removeEventListener('abort', fail);
    };
    const fail = () => {
      stop();
      reject(new Error(text));
    };
    const read = (part: string) => {
      text += part;
      if (!text.endsWith(mark)) return;
      stop();
      resolve(text.slice(0, -mark.length));
    };
    stream.on('data', read);
    signal.addEventListener('abort', fail);
  });
}
