import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DEFAULT_WEIGHTS } from '../../src/memory/weights.ts';
import { runShell, TOOL } from '../support/run.ts';
import { simulatedJournal } from '../support/simulated-journal.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { callTool, readJson } from '../support/warm-tool.ts';

/** Somebody who forgets faster than most, and another whose reviews are too few to tell. */
const FORGETFUL = DEFAULT_WEIGHTS.map((weight, index) =>
  index === 20 ? 0.6 : index < 4 ? weight / 3 : weight,
);
const HARD_TO_TELL = DEFAULT_WEIGHTS.map((weight, index) => (index < 4 ? weight / 8 : weight));

function stateOf(questions: number, reviewsOfEach: number, weights = FORGETFUL): string {
  const home = temporaryFolder();
  mkdirSync(join(home, 'reviews'));
  const text = simulatedJournal(weights, questions, reviewsOfEach);
  writeFileSync(join(home, 'reviews', 'simulated.jsonl'), text);
  return home;
}

interface OptimisedJson {
  readonly outcome: string;
  readonly before: { logLoss: number };
  readonly after: { logLoss: number };
}

describe('optimize', () => {
  it('declines where there is too little, and says why', async () => {
    const { code, stdout, stderr } = await callTool(['optimize'], { home: stateOf(10, 5) });
    expect([code, stdout]).toEqual([0, '']);
    expect(stderr).toContain(
      'There are 40 reviews of questions met on an earlier day; it takes 200.',
    );
    expect(stderr).toContain('chance');
    expect(await readJson(['optimize'])).toEqual({ outcome: 'declined', reviews: 0 });
  });

  it('keeps weights that predict later reviews better, and returns to the default', async () => {
    const home = stateOf(300, 6);
    const tried = await readJson<OptimisedJson>(['optimize', '--dry-run'], { home });
    expect(tried.outcome).toBe('dry run');
    expect(tried.after.logLoss).toBeLessThan(tried.before.logLoss - 0.01);
    expect(await readJson(['config', 'get', 'weights'], { home })).toEqual(DEFAULT_WEIGHTS);

    const { code, stdout } = await callTool(['optimize'], { home });
    expect(code).toBe(0);
    expect(stdout).toMatch(/Fitted to 900 reviews, judged on the 600 after them/);
    expect(stdout).toMatch(
      / default +0\.\d{4} +0\.\d{4}\n +in force +0\.\d{4} .*\n +new +0\.\d{4}/,
    );
    expect(stdout).toContain('in force now');
    expect(stdout.replace(/\s+/g, ' ')).toMatch(
      /a question rated good each time comes back after \d+, \d+ and \d+ days, with those before after 2, 11 and 46 days\. $/,
    );
    expect(stdout.split('\n').filter((line) => line.length > 80)).toEqual([]);
    const kept = await readJson<number[]>(['config', 'get', 'weights'], { home });
    expect(kept).not.toEqual(DEFAULT_WEIGHTS);
    expect(kept).toHaveLength(21);
    expect(await readJson(['config', 'get', 'fitted'], { home })).toMatch(
      /^\d{4}-\d\d-\d\d, to 1500 reviews$/,
    );

    const tentative = await callTool(['optimize', '--reset', '--dry-run'], { home });
    expect(tentative.stderr).toBe('The default weights would be in force.\n');
    expect(await readJson(['config', 'get', 'weights'], { home })).toEqual(kept);
    await callTool(['optimise', '--reset'], { home });
    expect(await readJson(['config', 'get', 'weights'], { home })).toEqual(DEFAULT_WEIGHTS);
    expect(await readJson(['config', 'get', 'fitted'], { home })).toBe('');
  });

  it('leaves the weights in force where new ones are no better on later reviews', async () => {
    const home = stateOf(150, 6, HARD_TO_TELL);
    const { stdout } = await callTool(['optimize'], { home });
    expect(stdout).toContain('the weights in force stay');
    expect(await readJson(['config', 'get', 'weights'], { home })).toEqual(DEFAULT_WEIGHTS);
  });

  it('holds new weights against the default where those in force have seen the reviews', async () => {
    const home = stateOf(300, 6);
    await callTool(['optimize'], { home });
    const { stdout } = await callTool(['optimize'], { home });
    expect(stdout).toContain('have seen these reviews');
    expect(stdout).toContain('in force now');
  });

  it('says what to install where the optimiser is not installed', async () => {
    const home = stateOf(100, 5);
    const copy = temporaryFolder();
    const root = join(TOOL, '..', '..');
    for (const part of ['bin/llm-interview.cjs', 'dist', 'package.json']) {
      cpSync(join(root, part), join(copy, part), { recursive: true });
    }
    const { code, stdout, stderr } = await runShell(
      `"$NODE" ${copy}/bin/llm-interview.cjs optimize`,
      {
        home,
      },
    );
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toBe(
      'llm-interview: the optimiser is not installed\n  install it: npm install @open-spaced-repetition/binding\n',
    );
  });

  it('gives the same weights for the same journal', async () => {
    const home = stateOf(100, 5);
    const call = ['optimize', '--dry-run'];
    expect(await readJson(call, { home })).toEqual(await readJson(call, { home }));
  });
});
