/** From a key to the changed screen in a drill: `npm run bench -- keys`. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type IPty, spawn } from '@lydell/node-pty';

const KEYS = 300;
const TOOL = fileURLToPath(new URL('llm-interview.cjs', import.meta.url));

/** Presses a key that moves the cursor of the checklist, again and again, and prints how long each took. */
export async function benchKeys(): Promise<void> {
  const home = mkdtempSync(join(tmpdir(), 'llm-interview-keys-'));
  const env = { ...process.env, LLM_INTERVIEW_HOME: home };
  const options = { cols: 80, rows: 30, env };
  const terminal = spawn(process.execPath, [TOOL, 'drill', 'rope'], options);
  try {
    await answerOf(terminal, '', 'space reveal');
    await answerOf(terminal, ' ', 'enter takes');
    const times: number[] = [];
    for (let index = 0; index < KEYS; index += 1) {
      const start = performance.now();
      await answerOf(terminal, 'j', 'enter takes');
      times.push(performance.now() - start);
    }
    times.sort((a, b) => a - b);
    const at = (share: number) => times[Math.min(Math.floor(times.length * share), KEYS - 1)] ?? 0;
    console.log(
      `key to screen, ${KEYS} keys: median ${at(0.5).toFixed(1)} ms, 99 % ${at(0.99).toFixed(1)} ms, worst ${at(1).toFixed(1)} ms`,
    );
  } finally {
    terminal.kill();
    rmSync(home, { recursive: true, force: true });
  }
}

/** Presses a key and waits until the text has been written to the terminal. */
export function answerOf(terminal: IPty, key: string, text: string): Promise<void> {
  return new Promise((resolve) => {
    let written = '';
    const listener = terminal.onData((data) => {
      written += data;
      if (!written.includes(text)) return;
      listener.dispose();
      resolve();
    });
    if (key !== '') terminal.write(key);
  });
}
