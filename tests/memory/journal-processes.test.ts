import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { journalFiles } from '../../src/memory/journal.ts';
import { Memory } from '../../src/memory/memory.ts';
import { readEvents } from '../../src/memory/read-events.ts';
import { builtScript } from '../support/built-script.ts';
import { contentOf, memoryOptions, openAnew } from '../support/memory-options.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const NAMES = ['amber', 'birch', 'cedar', 'dogwood', 'elder', 'fir'];
const REVIEWS_EACH = 30;

/** A process that waits for a line before it reviews. */
async function reviewer(script: string, folder: string, name: string): Promise<ChildProcess> {
  const args = [script, folder, name, String(REVIEWS_EACH)];
  const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill());
  await Promise.race([
    once(child.stdout, 'data'),
    once(child, 'exit').then(([code]) => Promise.reject(new Error(`${name} ended with ${code}`))),
  ]);
  return child;
}

/** All review together, while this process keeps looking; returns their exit codes. */
async function reviewTogether(folder: string): Promise<number[]> {
  const script = builtScript('record-reviews.ts');
  const children = await Promise.all(NAMES.map((name) => reviewer(script, folder, name)));
  const codes = Promise.all(
    children.map(async (child) => ((await once(child, 'exit')) as [number])[0]),
  );
  let running = true;
  for (const child of children) child.stdin?.end('go\n');
  codes.finally(() => {
    running = false;
  });
  const options = memoryOptions(folder);
  while (running) {
    await (await Memory.open(options)).settle();
    await nextTurn();
  }
  return codes;
}

describe('several processes that review at once', () => {
  it('lose nothing, agree on the name of the machine, and leave a snapshot that is right', async () => {
    const folder = temporaryFolder();
    expect(await reviewTogether(folder)).toEqual(NAMES.map(() => 0));

    const options = memoryOptions(folder);
    const device = readFileSync(join(options.directory, 'device'), 'utf8').trim();
    expect(NAMES).toContain(device);
    expect(readdirSync(join(options.directory, 'reviews'))).toEqual([`${device}.jsonl`]);
    const names = readdirSync(options.directory).filter((name) => name.startsWith('device'));
    expect(names).toEqual(['device']);

    const { events, foreign, unfinished } = readEvents(journalFiles(options.directory));
    expect([new Set(events.map(({ event }) => event.id)).size, foreign, unfinished]).toEqual([
      NAMES.length * REVIEWS_EACH,
      0,
      false,
    ]);
    for (const name of NAMES) {
      const own = events.filter(({ event }) => event.question.startsWith(name));
      const times = Array.from({ length: REVIEWS_EACH }, (_, index) =>
        Date.UTC(2026, 10, 23, 10, 0, index),
      );
      expect(own.map(({ time }) => time)).toEqual(times);
    }

    expect(contentOf(await Memory.open(options))).toEqual(contentOf(await openAnew(options)));
  });
});
