/** How the benchmarks drive the program in a pseudo-terminal. */
import { type IPty, spawn } from '@lydell/node-pty';
import { TOOL } from './bench-time.ts';

/** Starts the program in a terminal of 80 by 30; the caller ends it. */
export function startTool(args: readonly string[], home: string): IPty {
  const env = { ...process.env, LLM_INTERVIEW_HOME: home };
  return spawn(process.execPath, [TOOL, ...args], { cols: 80, rows: 30, env });
}

/** Milliseconds from a key until the text has been written to the terminal. */
export function answerOf(terminal: IPty, key: string, text: string): Promise<number> {
  const start = performance.now();
  return new Promise((resolve) => {
    let written = '';
    const listener = terminal.onData((data) => {
      written += data;
      if (!written.includes(text)) return;
      listener.dispose();
      resolve(performance.now() - start);
    });
    if (key !== '') terminal.write(key);
  });
}
