import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { journalOf } from '../support/journal-of.ts';
import { mocksOf, say, timeLeft, type } from '../support/mock-terminal.ts';
import { shiftedClock } from '../support/shifted-clock.ts';
import { threeQuestions } from '../support/small-decks.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { startScript, startTool } from '../support/terminal.ts';
import { callTool, readJson } from '../support/warm-tool.ts';

const CLOCK = /\d+:\d\d/g;

it('an interview fits a small terminal', async () => {
  const home = temporaryFolder();
  const args = ['mock', '--count', '1', '--deck', threeQuestions()];
  const terminal = startTool(args, { home, columns: 40, rows: 15 });
  await terminal.waitFor('1/1 ·');
  await terminal.pressAndWait('t', 'enter twice');
  await terminal.pressAndWait('a name in every langage\r', 'every langage');
  await terminal.pressAndWait('\r', 'enter takes');
  await terminal.pressAndWait(' ', '[x] must');
  terminal.press('3');
  expect(await terminal.ended()).toEqual({ code: 0 });
  expect(terminal.wrappedLines).toEqual([]);
  expect(journalOf(home)).toMatchObject([{ event: 'review', rating: 3, mode: 'mock' }]);
});

describe.each([
  [80, 24],
  [120, 40],
  [200, 60],
])('an interview at %i x %i', (columns, rows) => {
  it('asks, shows no answer before the end, debriefs and prints the score card', async () => {
    const home = temporaryFolder();
    const script = '"$NODE" "$TOOL" mock --deck "$DECK" --out "$HOME/report.md" >"$HOME/card"';
    const env = { DECK: threeQuestions() };
    const terminal = startScript(script, { columns, rows, home, env });
    await terminal.waitFor('3 questions in 45 minutes; the answers come at the end.');
    await terminal.waitFor('1/3 · numbers · basic');
    await type(terminal, 'It has a name in every language.', '2/3 · numbers · intermediate');
    await say(terminal, '3/3 · numbers · advanced');
    await terminal.pressAndWait('t', 'enter twice when done');
    await terminal.pressAndWait('\x1b', 's skip');
    expect(terminal.everything.join('\n')).not.toContain('The answer of');
    await type(terminal, 'no idea', 'The interview is over: 3 of 3 questions');
    await terminal.waitFor(/\[ \] must.*\n.*\[ \] must.*\n.*\[x\] bonus one[\s\S]*enter takes 1/);
    expect(terminal.everything.join('\n')).toContain('The answer of one.');
    await terminal.pressAndWait('  ', 'enter takes 4');
    await terminal.pressAndWait('\r', 'The answer of two.');
    await terminal.pressAndWait('u', 'Took back easy.');
    await terminal.pressAndWait('3', 'The answer of two.');
    await terminal.pressAndWait('\r', 'The answer of three.');
    terminal.press('\r');
    expect(await terminal.ended()).toEqual({ code: 0 });
    expect([terminal.cursorVisible, terminal.wrappedLines]).toEqual([true, []]);
    expect(
      journalOf(home).map((event) =>
        event.event === 'review'
          ? [event.question, event.rating, event.mode, event.points]
          : [event.event],
      ),
    ).toEqual([
      ['one', 4, 'mock', [0, 1, 2]],
      ['undo'],
      ['one', 3, 'mock', [0, 1, 2]],
      ['two', 1, 'mock', []],
      ['three', 1, 'mock', []],
    ]);
    expect(readFileSync(join(home, 'card'), 'utf8').replace(CLOCK, '0:00')).toContain(`
Score 33 %, 3 of 3 questions in 0:00 of 45 minutes

  musts    ███░░░░░░░   33 %  2 of 6
  bonuses  ███░░░░░░░   33 %  1 of 3
`);
    expect(readFileSync(join(home, 'report.md'), 'utf8')).toContain(
      '> It has a name in every language.',
    );
    const [listed] = await readJson<object[]>(['mock', '--history'], { home });
    expect(listed).toMatchObject({
      state: 'finished',
      questions: 3,
      of: 3,
      score: 0.33,
      limit: 45,
    });
  });
});

describe('an interview', () => {
  it('hides the question in a pause, in which its clock stands still', async () => {
    const terminal = startTool(['mock', '--deck', threeQuestions()]);
    await terminal.waitFor('What is one?');
    await terminal.pressAndWait('p', 'paused · 1/3');
    expect(terminal.everything.join('\n')).not.toContain('What is one?');
    const stopped = timeLeft(terminal);
    await terminal.pressAndWait('?', 'see the answers');
    expect(timeLeft(terminal)).toBe(stopped);
    await terminal.pressAndWait('p', 'What is one?');
  });

  it('lets one finish when the time is up, and asks no other question', async () => {
    const env = { NODE_OPTIONS: shiftedClock({ speed: 200 }) };
    const terminal = startTool(['mock', '--minutes', '8', '--deck', threeQuestions()], { env });
    await terminal.waitFor('What is one?');
    await terminal.pressAndWait('tOne is', 'One is');
    await terminal.waitFor('time is up');
    await terminal.pressAndWait(' a number.\r\r', 'The interview is over: 1 of 3 questions');
    terminal.press('\r');
    expect((await terminal.ended()).code).toBe(0);
    expect(terminal.everything.join('\n')).toMatch(/Not asked\n.*What is two\?\n.*What is three\?/);
  });

  it('takes a pasted text for an answer, not for keys', async () => {
    const terminal = startTool(['mock', '--deck', threeQuestions()]);
    await terminal.waitFor('What is one?');
    await terminal.pressAndWait('\x1b[200~quite\n\n\nspt\x1b[201~', /^ spt/m);
    expect(terminal.screen.join('\n')).toContain('enter twice when done');
    await terminal.pressAndWait('\r\r', '2/3');
  });

  it('ended before the first answer is none', async () => {
    const home = temporaryFolder();
    const terminal = startTool(['mock', '--deck', threeQuestions()], { home });
    await terminal.waitFor('What is one?');
    terminal.press('q');
    expect((await terminal.ended()).code).toBe(0);
    expect(terminal.screen.join('\n')).toContain('Nothing answered.');
    const { stdout, stderr } = await callTool(['mock', '--history'], { home });
    expect([stdout, stderr]).toEqual(['', 'No interview yet: llm-interview mock\n']);
  });

  it('never overwrites a file with its report, and says so before it asks anything', async () => {
    const home = temporaryFolder();
    writeFileSync(join(home, 'report.md'), 'mine');
    const terminal = startTool(['mock', '--out', 'report.md'], { home });
    expect((await terminal.ended()).code).toBe(1);
    expect(terminal.screen.join('\n')).toMatch(/report\.md exists already\n +name another file/);
    expect(readFileSync(join(home, 'report.md'), 'utf8')).toBe('mine');
    expect(existsSync(join(home, 'mocks'))).toBe(false);
  });

  it('writes its report elsewhere where another file has come in between', async () => {
    const home = temporaryFolder();
    const args = ['mock', '--deck', threeQuestions(), '--out', 'report.md'];
    const terminal = startTool(args, { home });
    await terminal.waitFor('What is one?');
    writeFileSync(join(home, 'report.md'), 'mine');
    await type(terminal, 'One', '2/3');
    await terminal.pressAndWait('q', 'enter takes');
    terminal.press('3');
    expect((await terminal.ended()).code).toBe(1);
    expect(terminal.screen.join('\n')).toMatch(/report\.md exists already/);
    const again = startTool(['mock', '--resume', '--out', 'other.md'], { home });
    expect((await again.ended()).code).toBe(0);
    expect(readFileSync(join(home, 'other.md'), 'utf8')).toContain('# Mock interview of');
    expect(readFileSync(join(home, 'report.md'), 'utf8')).toBe('mine');
    expect([mocksOf(home).map(({ state }) => state), journalOf(home)]).toMatchObject([
      ['finished'],
      [{ question: 'one', rating: 3 }],
    ]);
  });
});

describe('mock', () => {
  it.each([
    [['mock'], 2, 'mock needs a terminal'],
    [['mock', '--json'], 2, '--json goes with --history'],
    [['mock', '--resume', '--new'], 2, '--resume and --new exclude each other'],
    [['mock', '--minutes', 'ten'], 2, 'whole number above 0'],
    [['mock', '--topic', 'atention'], 2, 'mock needs a terminal'],
  ])('%j ends with %i', async (args, code, message) => {
    const run = await callTool(args);
    expect([run.code, run.stdout]).toEqual([code, '']);
    expect(run.stderr).toContain(message);
  });

  it.each([
    [['--topic', 'atention'], 2, 'unknown topic "atention"; did you mean attention?'],
    [['--minutes', '1', '--level', 'advanced'], 1, 'no question of this selection fits 1 minute'],
    [['--resume'], 1, 'there is no unfinished interview'],
    [['--out', 'no/such/folder/report.md'], 1, 'there is no folder'],
  ])('with %j in a terminal ends with %i', async (args, code, message) => {
    const terminal = startTool(['mock', ...args]);
    expect((await terminal.ended()).code).toBe(code);
    expect(terminal.screen.join('\n')).toContain(message);
  });
});
