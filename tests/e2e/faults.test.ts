import { chmodSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, type TestContext } from 'vitest';
import { journalFiles } from '../../src/memory/journal.ts';
import { readEvents } from '../../src/memory/read-events.ts';
import { writeFiles } from '../support/deck-folder.ts';
import { type Disk, mountDisk } from '../support/disk.ts';
import { eventsOf } from '../support/journal-of.ts';
import { journalText } from '../support/journal-rows.ts';
import { asNobody } from '../support/nobody.ts';
import { runShell, runTool } from '../support/run.ts';
import { manyQuestions, threeQuestions } from '../support/small-decks.ts';
import { stateOf } from '../support/state-of.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { callTool, readJson } from '../support/warm-tool.ts';
import { startScript, startTool, type TestTerminal } from '../support/terminal.ts';

const LAPTOP = 'reviews/laptop.jsonl';
const [r1, r2] = [
  journalText('r1 one good 2020-01-01T10:00'),
  journalText('r2 two again 2020-01-02T10:00'),
] as const;

describe('a journal with a fault', () => {
  it.each([
    ['a torn last line', r1 + r2.slice(0, -20), 'one review', [2]],
    ['a block of zero bytes', `${r1}${'\0'.repeat(4096)}\n${r2}`, 'one review two learning', [2]],
    ['two lines glued together', r2.trim() + r1 + r2, 'two learning', [1]],
    ['Windows line ends', (r1 + r2).replaceAll('\n', '\r\n'), 'one review two learning', []],
    ['a byte order mark', `\uFEFF${r1}${r2}`, 'one review two learning', []],
    [
      'bytes of another file',
      Buffer.from(`${r1}\x89PNG\r\n\x1a\n${r2}`, 'latin1'),
      'one review two learning',
      [2, 3],
    ],
  ])('does not keep the rest from being used: %s', async (_, journal, known, lines) => {
    const home = stateOf({ device: 'laptop\n', [LAPTOP]: journal });
    const deck = threeQuestions();
    const rows = await readJson<{ id: string; state: string }[]>(['list', '--deck', deck], {
      home,
    });
    const reviewed = rows.filter(({ state }) => state !== 'new');
    expect(reviewed.map(({ id, state }) => `${id} ${state}`).join(' ')).toBe(known);
    const { code, stdout } = await callTool(['doctor'], { home });
    expect(code).toBe(lines.length === 0 ? 0 : 1);
    const named = [...stdout.matchAll(/laptop\.jsonl:(\d+) not a JSON object/g)];
    expect(named.map(([, line]) => Number(line))).toEqual(lines);
    expect((await callTool(['grade', 'three', 'good', '--deck', deck], { home })).code).toBe(0);
    const bytes = readFileSync(join(home, LAPTOP), 'utf8');
    expect(bytes.trimEnd().split('\n').at(-1)).toContain('"question":"three"');
  });
});

/** Answers in a drill until it says that one could not be saved; returns how many it says were. */
async function answerUntilRefused(terminal: TestTerminal, why: RegExp): Promise<number> {
  await terminal.waitFor('space reveal');
  terminal.press(' 3'.repeat(40));
  expect(await terminal.ended()).toEqual({ code: 1 });
  const screen = terminal.everything.join('\n');
  expect(screen).toMatch(why);
  expect(terminal.cursorVisible).toBe(true);
  const [, before] = /answer just given is not saved; the (\d+) before it are/.exec(screen) ?? [];
  expect(screen.match(/✓ good · due/g)).toHaveLength(Number(before));
  return Number(before);
}

/** How many reviews of a state can be read: the last line may be torn. */
function reviewsIn(state: string): number {
  return readEvents(journalFiles(state)).events.length;
}

describe('a drill that runs out of room', () => {
  it('on a full disk stops, says which answer is not saved, and has kept the others', async (context) => {
    const disk = mountDisk('size=64k', context);
    const state = join(disk.folder, 'state');
    const deck = manyQuestions(40);
    await runTool(['grade', 'q1', 'good', '--deck', deck], { home: state, cwd: '/' });
    const padding = fill(disk);
    const args = ['drill', '--deck', deck, '--count', '40'];
    const drill = startTool(args, { home: state, cwd: '/', columns: 200 });
    const saved = await answerUntilRefused(drill, /not saved[\s\S]*the disk is full/);
    expect([saved > 3, reviewsIn(state)]).toEqual([true, saved + 1]);

    rmSync(padding);
    const next = startTool(args, { home: state, cwd: '/' });
    await next.waitFor(/ 1\/\d+ /);
    await next.pressAndWait(' 3', / 2\/\d+ /);
    next.press('q');
    expect((await next.ended()).code).toBe(0);
    expect(reviewsIn(state)).toBe(saved + 2);
    await runTool(['doctor', '--fix'], { home: state, cwd: '/' });
    expect((await runTool(['doctor'], { home: state, cwd: '/' })).stdout).not.toContain(
      'not a JSON',
    );
  });

  it('at the limit of the size of a file does the same', async () => {
    const home = temporaryFolder();
    const script = 'ulimit -f 3; exec "$NODE" "$TOOL" drill --deck "$DECK" --count 40';
    const env = { DECK: manyQuestions(40) };
    const drill = startScript(script, { home, env, columns: 200 });
    // A line of which some fits looks like a full disk, where none of it fits the limit is named.
    const why = /not saved[\s\S]*the (?:disk is full|file may not grow)/;
    const saved = await answerUntilRefused(drill, why);
    expect([saved > 3, reviewsIn(home)]).toEqual([true, saved]);
  });
});

/** Takes the last byte of a disk; returns the file to delete. */
function fill({ folder }: Disk): string {
  const file = join(folder, 'padding');
  for (let size = 1; size < 1 << 20; size += 1024) {
    try {
      writeFileSync(file, Buffer.alloc(size));
    } catch {
      return file;
    }
  }
  throw new Error('the disk never filled up');
}

/** What can be read, and what is said of saving, in a state that cannot be written. */
async function expectLookUps(home: string, why: string, user: readonly string[] = []) {
  const deck = threeQuestions();
  const options = { home, cwd: '/', env: { DECK: deck } };
  chmodSync(deck, 0o755);
  const call = (words: string) =>
    runShell(`exec ${user.join(' ')} "$NODE" "$TOOL" ${words} --deck "$DECK"`, options);
  for (const words of ['list', 'show one', 'search one', 'list --due']) {
    expect([words, await call(words)]).toEqual([
      words,
      { code: 0, stdout: expect.stringContaining('one'), stderr: '' },
    ]);
  }
  const graded = await call('grade one good');
  expect([graded.code, graded.stderr]).toEqual([1, expect.stringContaining(why)]);
  const drill = startScript(`exec ${user.join(' ')} "$NODE" "$TOOL" drill --deck "$DECK"`, {
    ...options,
    columns: 200,
  });
  expect((await drill.ended()).code).toBe(1);
  const screen = drill.everything.join('\n');
  expect(screen).toContain(why);
  expect(screen).not.toContain('What is one?');
  const env = { LLM_INTERVIEW_DECKS: deck };
  return runTool(['doctor'], { home, cwd: '/', env });
}

describe('a state that cannot be written can be looked up, and a drill says so at once:', () => {
  it('a read-only disk', async (context) => {
    const disk = mountDisk('size=1m,mode=700', context);
    const home = join(disk.folder, 'state');
    mkdirSync(home, { mode: 0o700 });
    writeFiles(home, { device: 'laptop\n', [LAPTOP]: r2.replaceAll('two', 'one') });
    disk.change('ro');
    const said = `cannot save reviews in ${home}: the file system is read-only`;
    const doctor = await expectLookUps(home, said);
    expect([doctor.code, doctor.stdout]).toEqual([
      1,
      expect.stringContaining('it cannot be written (EROFS)'),
    ]);
  });

  it('a folder of somebody else', async (context: TestContext) => {
    const user = asNobody(context);
    const home = stateOf({ device: 'laptop\n', [LAPTOP]: r2.replaceAll('two', 'one') });
    for (const [path, mode] of [
      ['', 0o555],
      ['reviews', 0o555],
      [LAPTOP, 0o444],
      ['device', 0o444],
    ] as const) {
      chmodSync(join(home, path), mode);
    }
    await expectLookUps(home, `cannot save reviews in ${home}: permission denied`, user);
  });

  it('a folder that may not even be read is said to be so', async (context: TestContext) => {
    const user = asNobody(context);
    const home = stateOf({ [LAPTOP]: r1 });
    chmodSync(home, 0o755);
    chmodSync(join(home, 'reviews'), 0o000);
    const script = `exec ${user.join(' ')} "$NODE" "$TOOL" list`;
    const { code, stderr } = await runShell(script, { home, cwd: '/' });
    chmodSync(join(home, 'reviews'), 0o700);
    expect([code, stderr]).toEqual([
      1,
      `llm-interview: cannot read the journal in ${join(home, 'reviews')} (EACCES)\n  check the permissions of the folder\n`,
    ]);
  });
});

describe('the folder of the state', () => {
  it('is made, with those above it, when it is missing', async () => {
    const home = join(temporaryFolder(), 'a', 'b');
    const deck = threeQuestions();
    const drill = startTool(['drill', '--deck', deck], { home, cwd: '/' });
    await drill.waitFor('1/3');
    await drill.pressAndWait(' 3', '2/3');
    drill.press('q');
    expect((await drill.ended()).code).toBe(0);
    expect(eventsOf(home)).toEqual(['one 3']);
  });

  it('may be a symbolic link', async () => {
    const target = temporaryFolder();
    const home = join(temporaryFolder(), 'link');
    symlinkSync(target, home);
    const deck = threeQuestions();
    expect((await runTool(['grade', 'one', 'good', '--deck', deck], { home })).code).toBe(0);
    expect(eventsOf(target)).toEqual(['one 3']);
    expect((await runTool(['doctor'], { home })).stdout).toContain('1 file: 1 review\n');
  });

  it('that is a link to nothing cannot be saved to, which is said', async () => {
    const home = join(temporaryFolder(), 'link');
    symlinkSync('/nowhere/at/all', home);
    const { code, stderr } = await runTool(['grade', 'rope', 'good'], { home, cwd: '/' });
    expect([code, stderr]).toEqual([
      1,
      expect.stringContaining(`cannot save reviews in ${home}: `),
    ]);
  });
});
