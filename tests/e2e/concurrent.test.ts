import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import { Memory } from '../../src/memory/memory.ts';
import { builtScript } from '../support/built-script.ts';
import { questionText, writeFiles } from '../support/deck-folder.ts';
import { journalOf } from '../support/journal-of.ts';
import { contentOf, memoryOptions, openAnew } from '../support/memory-options.ts';
import { runTool } from '../support/run.ts';
import { manyQuestions } from '../support/small-decks.ts';
import { stateOf } from '../support/state-of.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { startTool, type TestTerminal } from '../support/terminal.ts';
import { readJson } from '../support/warm-tool.ts';

const PROCESSES = 8;
const EVENTS = 25;
/** So long after the last change, the times of files can be trusted. */
const SETTLED_MS = 2_100;

/** A process that waits for a line before it does anything. */
async function worker(script: string, home: string, seed: number): Promise<ChildProcess> {
  const args = [script, home, join(home, 'cache'), String(EVENTS), String(seed)];
  const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill());
  await Promise.race([
    once(child.stdout, 'data'),
    once(child, 'exit').then(([code]) => Promise.reject(new Error(`it ended with ${code}`))),
  ]);
  return child;
}

/** What doctor says of a state, whose questions are in the deck. */
async function doctor(home: string, deck: string): Promise<[number | null, string]> {
  const { code, stdout } = await runTool(['doctor', '--json'], {
    home,
    env: { LLM_INTERVIEW_DECKS: deck },
  });
  const { findings } = JSON.parse(stdout) as { findings: { kind: string; message: string }[] };
  const problems = findings.filter(({ kind }) => kind === 'problem');
  return [code, problems.map(({ message }) => message).join('\n')];
}

it('eight processes with 25 mixed events each lose none and leave a snapshot that agrees', async () => {
  const home = stateOf({});
  const script = builtScript('record-mixed.ts');
  const seeds = Array.from({ length: PROCESSES }, (_, index) => index);
  const workers = await Promise.all(seeds.map((seed) => worker(script, home, seed)));
  const ends = workers.map(async (child) => ((await once(child, 'exit')) as [number])[0]);
  for (const child of workers) child.stdin?.end('go\n');
  expect(await Promise.all(ends)).toEqual(seeds.map(() => 0));

  const journal = journalOf(home);
  expect(new Set(journal.map(({ id }) => id)).size).toBe(PROCESSES * EVENTS);
  const kinds = new Set(journal.map(({ event }) => event));
  expect([...kinds].toSorted()).toEqual(['bury', 'forget', 'resume', 'review', 'suspend', 'undo']);

  expect(await doctor(home, manyQuestions(3))).toEqual([0, '']);
  const options = memoryOptions('', { directory: home, cache: join(home, 'cache'), fuzz: true });
  expect(contentOf(await Memory.open(options))).toEqual(contentOf(await openAnew(options)));
});

/** Answers so many questions of a drill, each with its rating, as fast as it comes up. */
async function answer(terminal: TestTerminal, ratings: string, total: number): Promise<void> {
  await terminal.waitFor(`1/${total}`);
  for (const [index, rating] of [...ratings].entries()) {
    await terminal.pressAndWait(' ', 'enter takes');
    await terminal.pressAndWait(rating, new RegExp(`^ ${index + 2}/`, 'm'));
  }
  await terminal.pressAndWait('u', 'Took back');
  terminal.press('q');
  expect((await terminal.ended()).code).toBe(0);
}

it('two drills at once in two terminals keep the answers of both', async () => {
  const home = stateOf({});
  const deck = manyQuestions(6);
  const start = () => startTool(['drill', '--deck', deck], { home });
  await Promise.all([answer(start(), '3333', 6), answer(start(), '4242', 6)]);
  const reviews = journalOf(home).filter(({ event }) => event === 'review');
  const ratings = reviews.map((event) => ('rating' in event ? event.rating : 0));
  expect(ratings.toSorted()).toEqual([2, 2, 3, 3, 3, 3, 4, 4]);
  expect(journalOf(home).filter(({ event }) => event === 'undo')).toHaveLength(2);

  expect(await doctor(home, deck)).toEqual([0, '']);
  const list = (folder: string) => readJson(['list', '--deck', deck], { home: folder });
  const copy = stateOf({});
  cpSync(home, copy, { recursive: true });
  rmSync(join(copy, 'cache'), { recursive: true, force: true });
  expect(await list(home)).toEqual(await list(copy));
});

it('runs that index one deck at once, while it is edited, all say what is in its files', async () => {
  const home = temporaryFolder();
  const deck = manyQuestions(60);
  await sleep(SETTLED_MS);
  const search = () => runTool(['search', 'question', '--limit', '90', '--deck', deck], { home });
  const atOnce = await Promise.all(Array.from({ length: PROCESSES }, search));
  writeFiles(deck, { 'numbers/added.md': questionText('added', ['question: One question more?']) });
  const afterwards = await Promise.all(Array.from({ length: PROCESSES }, search));
  const alone = await runTool(['search', 'question', '--limit', '90', '--deck', deck]);
  const before = new Set(atOnce.map(({ code, stdout, stderr }) => `${code}${stderr}${stdout}`));
  expect(before.size).toBe(1);
  expect([...before][0]).not.toContain('One question more?');
  expect(alone.stdout).toContain('One question more?');
  for (const run of [...afterwards, await search()]) expect(run).toEqual(alone);
  const left = readdirSync(join(home, 'cache', 'decks')).map((file) => file.split('.').slice(1));
  expect(left.toSorted()).toEqual([
    ['en', 'index'],
    ['en', 'search'],
  ]);
});
