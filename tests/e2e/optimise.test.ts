import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DEFAULT_WEIGHTS } from '../../src/memory/weights.ts';
import { journalOf } from '../support/journal-of.ts';
import { readJson, runShell, runTool, TOOL } from '../support/run.ts';
import { simulatedJournal } from '../support/simulated-journal.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

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
    const { code, stdout, stderr } = await runTool(['optimize'], { home: stateOf(10, 5) });
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

    const { code, stdout } = await runTool(['optimize'], { home });
    expect(code).toBe(0);
    expect(stdout).toMatch(/Fitted to 900 reviews, judged on the 600 after them/);
    expect(stdout).toMatch(
      / default +0\.\d{4} +0\.\d{4}\n +in force +0\.\d{4} .*\n +new +0\.\d{4}/,
    );
    expect(stdout).toContain('in force now');
    const kept = await readJson<number[]>(['config', 'get', 'weights'], { home });
    expect(kept).not.toEqual(DEFAULT_WEIGHTS);
    expect(kept).toHaveLength(21);
    expect(await readJson(['config', 'get', 'fitted'], { home })).toMatch(
      /^\d{4}-\d\d-\d\d, to 1500 reviews$/,
    );

    await runTool(['optimise', '--reset'], { home });
    expect(await readJson(['config', 'get', 'weights'], { home })).toEqual(DEFAULT_WEIGHTS);
    expect(await readJson(['config', 'get', 'fitted'], { home })).toBe('');
  });

  it('leaves the weights in force where new ones are no better on later reviews', async () => {
    const home = stateOf(150, 6, HARD_TO_TELL);
    const { stdout } = await runTool(['optimize'], { home });
    expect(stdout).toContain('the weights in force stay');
    expect(await readJson(['config', 'get', 'weights'], { home })).toEqual(DEFAULT_WEIGHTS);
  });

  it('holds new weights against the default where those in force have seen the reviews', async () => {
    const home = stateOf(300, 6);
    await runTool(['optimize'], { home });
    const { stdout } = await runTool(['optimize'], { home });
    expect(stdout).toContain('have seen these reviews');
    expect(stdout).toContain('in force now');
  });

  it('says what to install where the optimiser is not installed', async () => {
    const home = stateOf(100, 5);
    const copy = temporaryFolder();
    const root = join(TOOL, '..', '..');
    for (const part of ['bin/llm-interview.js', 'dist', 'package.json']) {
      cpSync(join(root, part), join(copy, part), { recursive: true });
    }
    const { code, stdout, stderr } = await runShell(
      `"$NODE" ${copy}/bin/llm-interview.js optimize`,
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

const CSV = [
  'card_id,review_rating,review_time,review_duration',
  'rotary-position-embeddings,3,2026-11-01T20:32:32.250000+00:00,25060',
  '1711684780667,1,2026-11-02T20:32:39.497000+00:00,7241',
].join('\n');

describe('import reviews', () => {
  function file(text: string): string {
    const path = join(temporaryFolder(), 'history.csv');
    writeFileSync(path, text);
    return path;
  }

  it('adds a history once, however often it is imported', async () => {
    const home = temporaryFolder();
    const call = ['import', 'reviews', file(CSV)];
    expect((await runTool([...call, '--dry-run'], { home })).stderr).toBe(
      'would add 2 reviews, 0 already here\n',
    );
    expect(journalOf(home)).toEqual([]);
    expect((await runTool(call, { home })).stderr).toBe('added 2 reviews, 0 already here\n');
    expect(await readJson(call, { home })).toEqual({ dryRun: false, added: 0, known: 2 });
    expect(journalOf(home)).toHaveLength(2);
    expect(await readJson(['show', 'rope'], { home })).toMatchObject({ state: 'review' });
    expect((await runTool(['doctor'], { home })).code).toBe(0);
  });

  it('takes nothing of a file with a wrong row, and names it', async () => {
    const home = temporaryFolder();
    const path = file(`${CSV}\nx,9,2026-11-02T20:32:39Z,1\n`);
    const { code, stdout, stderr } = await runTool(['import', 'reviews', path], { home });
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain(`${path}:4:3 review_rating must be 1, 2, 3 or 4, not "9"`);
    expect(stderr).toContain('nothing was imported');
    expect(journalOf(home)).toEqual([]);
  });

  it.each([
    [['import', 'revews', 'x.csv'], 2, "'revews' is no valid what; did you mean reviews?"],
    [['import', 'reviews', '/nowhere.csv'], 1, 'there is no file /nowhere.csv'],
    [['import', 'reviews'], 2, "missing required argument 'file'"],
  ])('%j says what is wrong', async (call, code, said) => {
    const run = await runTool(call);
    expect(run.code).toBe(code);
    expect(run.stderr).toContain(said);
  });

  it('leaves the file of other devices alone', async () => {
    const home = temporaryFolder();
    await runTool(['grade', 'rope', 'good'], { home });
    const device = readFileSync(join(home, 'device'), 'utf8').trim();
    const own = join(home, 'reviews', `${device}.jsonl`);
    const before = readFileSync(own, 'utf8');
    await runTool(['import', 'reviews', file(CSV)], { home });
    expect(readFileSync(own, 'utf8')).toBe(before);
    expect(journalOf(home)).toHaveLength(3);
  });
});
