/** From a key to the changed screen in a drill: `npm run bench -- keys`. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { answerOf, startTool } from './bench-terminal.ts';

const KEYS = 300;

/** Presses a key that moves the cursor of the checklist, again and again, and prints how long each took. */
export async function benchKeys(): Promise<void> {
  const home = mkdtempSync(join(tmpdir(), 'llm-interview-keys-'));
  const terminal = startTool(['drill', 'rope'], home);
  try {
    await answerOf(terminal, '', 'space reveal');
    await answerOf(terminal, ' ', 'enter takes');
    const times: number[] = [];
    for (let index = 0; index < KEYS; index += 1) {
      times.push(await answerOf(terminal, 'j', 'enter takes'));
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
