import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { journalOf } from '../support/journal-of.ts';
import { contentsOf } from '../support/state-of.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { callTool, readJson } from '../support/warm-tool.ts';

const CSV = [
  'card_id,review_rating,review_time,review_duration',
  '1711684780667,1,2026-11-02T20:32:39.497000+00:00,25060',
  'rotary-position-embeddings,3,2026-11-01T20:32:32.250000+00:00,25060',
].join('\n');

function fileOf(text: string): string {
  const path = join(temporaryFolder(), 'history.csv');
  writeFileSync(path, text);
  return path;
}

describe('import reviews', () => {
  it('adds a history once, however often it is imported', async () => {
    const home = temporaryFolder();
    const call = ['import', 'reviews', fileOf(CSV)];
    const tried = await callTool([...call, '--dry-run'], { home });
    expect(tried).toEqual({
      code: 0,
      stdout: '',
      stderr: expect.stringMatching(
        /^reviews\/import-[0-9a-f]{8}\.jsonl: would add 2 reviews, 0 already here\n$/,
      ),
    });
    expect(journalOf(home)).toEqual([]);
    const done = await callTool(call, { home });
    expect(done.stderr).toBe(tried.stderr.replace('would add', 'added'));
    const before = contentsOf(home);
    expect((await callTool(call, { home })).stderr).toBe('added 0 reviews, 2 already here\n');
    expect(await readJson(call, { home })).toMatchObject({ dryRun: false, added: 0, known: 2 });
    expect(contentsOf(home)).toEqual(before);
    expect(journalOf(home)).toMatchObject([{ rating: 3, ms: 25_060 }, { rating: 1 }]);
  });

  it('gives a question its history, keeps that of others, and doctor finds nothing wrong', async () => {
    const home = temporaryFolder();
    await callTool(['import', 'reviews', fileOf(CSV)], { home });
    expect(await readJson(['show', 'rope'], { home })).toMatchObject({ state: 'review' });
    const { code, stdout } = await callTool(['doctor'], { home });
    expect(code).toBe(0);
    expect(stdout).toContain('1 review of "1711684780667", which no deck has now');
  });

  it('goes into the backups, and comes back out of them', async () => {
    const [home, other] = [temporaryFolder(), temporaryFolder()];
    await callTool(['import', 'reviews', fileOf(CSV)], { home });
    await callTool(['grade', 'rope', 'good'], { home });
    const [daily = ''] = Object.keys(contentsOf(join(home, 'backups')));
    const restored = await callTool(['restore', join(home, 'backups', daily)], { home: other });
    expect(restored.stderr).toMatch(/reviews\/import-\w+\.jsonl: added 2 events/);
    expect((await callTool(['import', 'reviews', fileOf(CSV)], { home: other })).stderr).toBe(
      'added 0 reviews, 2 already here\n',
    );
  });

  it('leaves the journal of this machine alone, and undo does not reach it', async () => {
    const home = temporaryFolder();
    await callTool(['grade', 'rope', 'good'], { home });
    const device = readFileSync(join(home, 'device'), 'utf8').trim();
    const own = join(home, 'reviews', `${device}.jsonl`);
    const before = readFileSync(own, 'utf8');
    await callTool(['import', 'reviews', fileOf(CSV)], { home });
    expect(readFileSync(own, 'utf8')).toBe(before);
    await callTool(['undo'], { home });
    expect((await callTool(['undo'], { home })).stderr).toContain('nothing to take back');
  });

  it('takes nothing of a file with wrong rows, and names each of them', async () => {
    const home = temporaryFolder();
    const wrong = Array.from({ length: 30 }, (_, index) => `x${index},9,2026-11-02T20:32:39Z,1`);
    const path = fileOf([CSV, ...wrong].join('\n'));
    const { code, stdout, stderr } = await callTool(['import', 'reviews', path], { home });
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain(`${path}:4:4 review_rating must be 1, 2, 3 or 4, not "9"\n`);
    expect(stderr.split('\n').filter((line) => line.startsWith(path))).toHaveLength(30);
    expect(stderr).toMatch(/history\.csv has 30 problems; nothing was imported\n/);
    expect(journalOf(home)).toEqual([]);
  });

  it('lists the problems as JSON where that is asked for, and says nothing else on stderr', async () => {
    const path = fileOf(`${CSV}\nx,9,2026-11-02T20:32:39Z,1`);
    const { code, stdout, stderr } = await callTool(['import', 'reviews', path, '--json']);
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toEqual({
      problems: [{ line: 4, column: 3, message: 'review_rating must be 1, 2, 3 or 4, not "9"' }],
    });
    expect(JSON.parse(stderr)).toMatchObject({
      error: expect.stringMatching(/has 1 problem; nothing was imported$/),
    });
  });

  it('shows what a file holds without letting it move the cursor', async () => {
    const path = fileOf(`${CSV}\nx,\u001b[2J,2026-11-02T20:32:39Z,1`);
    const { stderr } = await callTool(['import', 'reviews', path]);
    expect(stderr).toContain('not "\\u{1b}[2J"');
  });

  it.each([
    [['import', 'revews', 'x.csv'], 2, "'revews' is no valid what; did you mean reviews?"],
    [['import', 'reviews', '/nowhere.csv'], 1, 'there is no file /nowhere.csv'],
    [['import', 'reviews'], 2, "missing required argument 'file'"],
  ])('%j says what is wrong', async (call, code, said) => {
    const run = await callTool(call);
    expect([run.code, run.stdout]).toEqual([code, '']);
    expect(run.stderr).toContain(said);
  });
});
