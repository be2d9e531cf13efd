import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { folderOf, questionText } from '../support/deck-folder.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { startScript, type TestTerminal } from '../support/terminal.ts';

const HOOK = fileURLToPath(new URL('../support/report-memory.cjs', import.meta.url));

/** Code that is compiled while it runs takes memory of its own, sooner or later. */
const INTERPRETED = '--no-opt --no-sparkplug';
/** Until then libraries are loaded. */
const WARM = 100;
const QUESTIONS = 300;
/** What a question may leave behind: its progress and the way back to it, for undo, are some 1200 bytes. */
const BYTES_EACH = 1800;

/** Questions whose answers are long enough to be noticed when they are kept. */
function longAnswers(): string {
  const answer = 'An answer goes on for a while. '.repeat(100);
  const ids = Array.from({ length: QUESTIONS }, (_, index) => `q${index + 1}`);
  return folderOf(
    Object.fromEntries(ids.map((id) => [`inference/${id}.md`, questionText(id, [], answer)])),
  );
}

interface Report {
  readonly bytes: number;
  readonly resources: readonly string[];
  readonly listeners: readonly Readonly<Record<string, number>>[];
}

/** What the process holds once its garbage is collected. */
async function reportOf(terminal: TestTerminal, file: string): Promise<Report> {
  const lines = () => (existsSync(file) ? readFileSync(file, 'utf8').split('\n').slice(0, -1) : []);
  const before = lines().length;
  terminal.kill('SIGUSR2');
  while (lines().length === before) await sleep(20);
  return JSON.parse(lines().at(-1) ?? '') as Report;
}

async function answer(terminal: TestTerminal, from: number, to: number): Promise<void> {
  for (let number = from; number < to; number += 1) {
    await terminal.pressAndWait(' ', 'enter takes');
    await terminal.pressAndWait('3', `${number + 1}/${QUESTIONS} `);
  }
}

describe.skipIf(process.platform === 'win32')('a long drill', () => {
  it('takes no more memory, handles or listeners for later questions than for the first', async () => {
    const home = temporaryFolder();
    const file = join(home, 'memory');
    const drill = `drill --deck '${longAnswers()}' --count ${QUESTIONS}`;
    const node = `"$NODE" --expose-gc ${INTERPRETED} -r '${HOOK}'`;
    const terminal = startScript(`exec ${node} "$TOOL" ${drill}`, {
      home,
      env: { MEMORY_REPORT: file },
    });
    await terminal.waitFor(`1/${QUESTIONS} `);
    await answer(terminal, 1, WARM);
    const warm = await reportOf(terminal, file);
    await answer(terminal, WARM, QUESTIONS);
    const end = await reportOf(terminal, file);
    expect((end.bytes - warm.bytes) / (QUESTIONS - WARM)).toBeLessThan(BYTES_EACH);
    expect([end.resources, end.listeners]).toEqual([warm.resources, warm.listeners]);
  });
});
