import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { journalText } from '../support/journal-rows.ts';
import type { Run } from '../support/run.ts';
import { threeQuestions } from '../support/small-decks.ts';
import { contentsOf, stateOf } from '../support/state-of.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { callTool, readJson } from '../support/warm-tool.ts';

const [r1, r2, r3] = [
  journalText('r1 one good 2020-01-01T10:00'),
  journalText('r2 two again 2020-01-02T10:00'),
  journalText('r3 one hard 2020-01-05T10:00'),
] as const;
const SETTINGS = '{"newPerDay":3,"dayStartsAt":"05:00"}';
const LAPTOP = 'reviews/laptop.jsonl';
const PHONE = 'reviews/phone.jsonl';

/** A state that is worth a backup: settings, two machines, a torn line. */
function worthKeeping(): string {
  const aside = journalText('s1 three suspend 2020-01-03T10:00', 'u1 one undo:r3 2020-01-05T10:01');
  const files = { 'config.json': SETTINGS, device: 'laptop\n', [LAPTOP]: `${r1}${r3}{"v":1,` };
  return stateOf({ ...files, [PHONE]: r2 + aside });
}

/** Backs a state up into a file outside of it; returns the path. */
async function backUp(home: string): Promise<string> {
  const file = join(temporaryFolder(), 'my.backup');
  const { code, stdout, stderr } = await callTool(['backup', file], { home });
  expect([code, stdout, stderr]).toEqual([0, `${file}\n`, '3 files\n']);
  return file;
}

function restore(file: string, home: string, ...options: string[]): Promise<Run> {
  return callTool(['restore', file, ...options], { home, cwd: '/' });
}

describe('a backup', () => {
  it('restored where there is nothing gives the same state and the same list', async () => {
    const deck = threeQuestions();
    const home = worthKeeping();
    const before = await readJson(['list', '--deck', deck], { home });
    const file = await backUp(home);
    expect((statSync(file).mode & 0o777).toString(8)).toBe('600');
    const other = join(temporaryFolder(), 'new');
    const { code, stdout, stderr } = await restore(file, other);
    expect([code, stdout, stderr]).toEqual([
      0,
      '',
      `${LAPTOP}: added 3 events, 0 already here\n${PHONE}: added 3 events, 0 already here\nconfig.json: added the settings\n`,
    ]);
    expect(await readJson(['list', '--deck', deck], { home: other, cwd: '/' })).toEqual(before);
    const { device, ...kept } = contentsOf(home, /^cache/);
    expect(contentsOf(other, /^cache/)).toEqual({ ...kept, [LAPTOP]: `${kept[LAPTOP]}\n` });
  });

  it('adds what is missing, by event, and nothing the second time', async () => {
    const file = await backUp(worthKeeping());
    const mine = journalText('m1 two easy 2020-01-09T10:00');
    const home = stateOf({ 'config.json': '{"count":7}', [LAPTOP]: r1 + mine });
    const said = `${LAPTOP}: added 2 events, 1 already here\n${PHONE}: added 3 events, 0 already here\nconfig.json: yours stay as they are\n`;
    expect((await restore(file, home)).stderr).toBe(said);
    const after = contentsOf(home);
    expect(after['config.json']).toBe('{"count":7}');
    expect(after[LAPTOP]).toBe(`${r1}${mine}${r3}{"v":1,\n`);
    expect((await restore(file, home)).stderr).toMatch(
      /: added 0 events, 3 already here\n.*: added 0 events, 3 already here\n/,
    );
    expect(contentsOf(home)).toEqual(after);
  });

  it('changes nothing with --dry-run, and says what it would do', async () => {
    const file = await backUp(worthKeeping());
    const home = stateOf({ [LAPTOP]: r1 });
    const { code, stdout } = await restore(file, home, '--dry-run', '--json');
    expect([code, JSON.parse(stdout)]).toEqual([
      0,
      {
        made: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+[+-]\d\d:\d\d$/),
        dryRun: true,
        journals: [
          { path: LAPTOP, added: 2, known: 1 },
          { path: PHONE, added: 3, known: 0 },
        ],
        mocks: { added: 0, known: 0 },
        settings: 'added',
      },
    ]);
    expect(contentsOf(home)).toEqual({ [LAPTOP]: r1 });
    const other = join(temporaryFolder(), 'new');
    expect((await restore(file, other, '--dry-run')).stderr).toContain('would add 3 events');
    expect(existsSync(other)).toBe(false);
  });

  it('never takes the place of a file that is there', async () => {
    const home = worthKeeping();
    const file = join(temporaryFolder(), 'my.backup');
    writeFileSync(file, 'mine');
    const { code, stderr } = await callTool(['backup', file], { home });
    expect([code, stderr]).toEqual([
      1,
      `llm-interview: ${file} exists already\n  name another file\n`,
    ]);
    expect(readFileSync(file, 'utf8')).toBe('mine');
  });

  it('of nothing is none', async () => {
    const file = join(temporaryFolder(), 'my.backup');
    const { code, stdout, stderr } = await callTool(['backup', file]);
    expect([code, stdout, stderr]).toEqual([0, '', 'There is nothing to back up yet.\n']);
    expect(existsSync(file)).toBe(false);
  });
});

describe('a backup is refused, and nothing is changed,', () => {
  /** Restores these bytes over a state and into no state at all. */
  async function refused(bytes: Uint8Array): Promise<string> {
    const file = join(temporaryFolder(), 'bad.backup');
    writeFileSync(file, bytes);
    const home = stateOf({ [LAPTOP]: r1 });
    const { code, stdout, stderr } = await restore(file, home);
    expect([code, stdout]).toEqual([1, '']);
    expect(contentsOf(home)).toEqual({ [LAPTOP]: r1 });
    return stderr.replace(file, 'FILE');
  }

  const BROKEN = `llm-interview: cannot restore FILE: it is cut off, changed, or no backup at all
  nothing was changed; try another backup
`;

  // Every other offset and every bit: tests/memory/backup.test.ts.
  it.each([0, 1, 10, 0.3, 0.7, 0.99])('cut off at %d of it', async (at) => {
    const whole = readFileSync(await backUp(worthKeeping()));
    const length = at < 1 ? Math.floor(whole.length * at) : at;
    expect(await refused(whole.subarray(0, length))).toBe(BROKEN);
  });

  it.each([0.2, 0.5, 0.8])('with a wrong bit at %d of it', async (at) => {
    const bytes = readFileSync(await backUp(worthKeeping()));
    const index = Math.floor(bytes.length * at);
    bytes[index] = (bytes[index] as number) ^ 4;
    expect(await refused(bytes)).toBe(BROKEN);
  });

  it('when it would write outside of the state', async () => {
    const path = 'reviews/../../evil.jsonl';
    const sha256 = createHash('sha256').update(r1).digest('hex');
    const files = [{ path, bytes: r1.length, sha256 }];
    const header = { format: 'llm-interview backup', v: 1, made: '', files };
    expect(await refused(gzipSync(`${JSON.stringify(header)}\n${r1}`))).toContain(
      `it holds a strange path, "${path}"`,
    );
  });

  it('when there is none', async () => {
    const { code, stderr } = await callTool(['restore', '/nowhere/x.backup']);
    expect([code, stderr]).toEqual([
      1,
      'llm-interview: there is no file /nowhere/x.backup\n  check its path\n',
    ]);
  });
});

it('one is made by itself once a day, of what was there before, and can be restored', async () => {
  const home = stateOf({ device: 'laptop\n', [LAPTOP]: r1 });
  const deck = threeQuestions();
  for (const id of ['one', 'two', 'three']) {
    expect((await callTool(['grade', id, 'good', '--deck', deck], { home })).code).toBe(0);
  }
  const backups = Object.keys(contentsOf(join(home, 'backups')));
  expect(backups).toEqual([expect.stringMatching(/^\d{4}-\d\d-\d\d\.backup$/)]);
  const other = temporaryFolder();
  await restore(join(home, 'backups', backups[0] ?? ''), other);
  expect(contentsOf(other)).toEqual({ [LAPTOP]: r1 });
});
