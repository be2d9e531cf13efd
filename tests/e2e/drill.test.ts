import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { eventsOf, journalOf } from '../support/journal-of.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { startScript, startTool, type TestTerminal } from '../support/terminal.ts';
import { threeQuestions } from '../support/small-decks.ts';
import { callTool, readJson } from '../support/warm-tool.ts';

const DAY = 86_400_000;

/** One is rated again and comes back, two is rated, taken back and rated anew, three is skipped. */
async function drillThree(home: string, deck: string, columns: number, rows: number) {
  const script = '"$NODE" "$TOOL" drill --deck "$DECK" >"$HOME/summary"';
  const terminal = startScript(script, { columns, rows, home, env: { DECK: deck } });
  await terminal.waitFor(asked('1/3', 'basic', 'new'));
  await terminal.pressAndWait(' ', 'The answer of one.');
  await terminal.pressAndWait('1', asked('2/4', 'intermediate', 'new'));
  await terminal.pressAndWait(' ', 'The answer of two.');
  await terminal.pressAndWait('3', asked('3/4', 'advanced', 'new'));
  await terminal.pressAndWait('u', 'Took back good.');
  await terminal.pressAndWait('4', asked('3/4', 'advanced', 'new'));
  await terminal.pressAndWait('s', asked('4/4', 'basic', 'learning'));
  await terminal.pressAndWait(' ', 'enter takes');
  terminal.press('3');
  return { terminal, ended: await terminal.ended() };
}

/** The first line of a question, whatever else it tells. */
function asked(place: string, level: string, state: string): RegExp {
  return new RegExp(`^ ${place} .*numbers · ${level} · ${state} `, 'm');
}

interface Row {
  readonly id: string;
  readonly due: string | null;
  readonly state: string;
}

/** "one review 2": the state of each question and in how many days it is due. */
async function rowsOf(home: string, deck: string, ...options: string[]): Promise<string[]> {
  const rows = await readJson<Row[]>(['list', '--deck', deck, ...options], { home });
  const today = Date.parse(journalOf(home)[0]?.at.slice(0, 10) ?? '');
  return rows.map(({ id, state, due }) =>
    due === null ? `${id} ${state}` : `${id} ${state} ${(Date.parse(due) - today) / DAY}`,
  );
}

describe.each([
  [80, 24],
  [120, 40],
])('a drill of three questions at %i x %i', (columns, rows) => {
  it('journals each answer, sums up on stdout and fits the terminal', async () => {
    const home = temporaryFolder();
    const deck = threeQuestions();
    const { terminal, ended } = await drillThree(home, deck, columns, rows);
    expect(ended).toEqual({ code: 0 });
    expect(terminal.cursorVisible).toBe(true);
    expect(terminal.wrappedLines).toEqual([]);
    expect(eventsOf(home)).toEqual(['one 1', 'two 3', 'undo two', 'two 4', 'one 3']);
    const [summary = '', next] = readFileSync(join(home, 'summary'), 'utf8').split('Next: ');
    expect(next).toMatch(/^llm-interview [a-z]+/);
    expect(`\n${summary.replace(/\d:\d\d/, '0:00')}`).toBe(`
3 answers in 0:00 · 1 skipped

  good  What is one? – in 2 days
  easy  What is two? – in 6 days

Points to work on
  • one comes after the one before
    one
  • one comes before the next
    one

`);
    expect(await rowsOf(home, deck)).toEqual(['one review 2', 'three new', 'two review 6']);
  });

  it('leaves what review, list --due and undo go on from', async () => {
    const home = temporaryFolder();
    const deck = threeQuestions();
    await drillThree(home, deck, columns, rows);
    expect(await rowsOf(home, deck, '--due')).toEqual([]);
    const undo = await callTool(['undo'], { home });
    expect(undo).toEqual({
      code: 0,
      stdout: '',
      stderr: 'Took back good for one: now due today\n',
    });
    expect(await rowsOf(home, deck, '--due')).toEqual(['one learning 0']);
    const review = startTool(['review', '--deck', deck], { columns, rows, home });
    await review.waitFor(asked('1/2', 'basic', 'learning'));
    await review.pressAndWait(' ', 'enter takes');
    await review.pressAndWait('4', asked('2/2', 'advanced', 'new'));
    review.press('q');
    expect((await review.ended()).code).toBe(0);
    expect(eventsOf(home).slice(-3)).toEqual(['one 3', 'undo one', 'one 4']);
    expect(await rowsOf(home, deck, '--due')).toEqual([]);
  });
});

describe('what a drill shows', () => {
  it.each([40, 80, 120])('fits %i columns for a long question', async (columns) => {
    const terminal = startTool(['drill', 'rope'], { columns, rows: 30 });
    await terminal.waitFor('q quit');
    await terminal.pressAndWait(' ', '? keys');
    await terminal.pressAndWait('?', /\? +keys/);
    terminal.press('4\r');
    expect(await terminal.ended()).toEqual({ code: 0 });
    expect(terminal.wrappedLines).toEqual([]);
    expect(terminal.everything.join('\n')).toMatch(/easy · due in \d+ days/);
  });

  it.each([
    ['asks', 'u', 'space reveal', /^.{44}\d:\d\d\n[\s\S]*q quit/m, /^.{74}\d:\d\d\n[\s\S]*q quit/m],
    ['marks', ' ', 'space tick', /^ 3 good .* keys$/m, /^ enter .* keys$/m],
  ])(
    'stands there once after a while at 50 columns, as it %s',
    async (_, keys, key, narrow, wide) => {
      const terminal = startTool(['drill', '--deck', threeQuestions()]);
      await terminal.waitFor('q quit');
      // What is said at the start or about the key stands above the live lines by then.
      await terminal.pressAndWait(
        keys,
        new RegExp(`(to undo|The answer)[\\s\\S]*${key}[\\s\\S]*(q quit|\\? keys)$`, 'm'),
      );
      const before = withoutClock(terminal.everything);
      terminal.resize(50, 24);
      await terminal.waitFor(narrow);
      expect([times(terminal, 'What is one?'), times(terminal, key)]).toEqual([1, 1]);
      terminal.resize(80, 24);
      await terminal.waitFor(wide);
      expect(withoutClock(terminal.everything)).toEqual(before);
    },
  );

  it('stands there once after that in a full terminal too', async () => {
    const terminal = startTool(['drill', 'rope']);
    await terminal.waitFor('q quit');
    await terminal.pressAndWait(' ', /^ enter takes 1 · \? keys$/m);
    const before = terminal.everything;
    terminal.resize(50, 24);
    await terminal.waitFor(/^ 3 good .* keys$/m);
    terminal.resize(80, 24);
    await terminal.waitFor(/^ enter .* keys$/m);
    expect(terminal.everything).toEqual(before);
  });
});

function times({ everything }: TestTerminal, text: string): number {
  return everything.join('\n').split(text).length - 1;
}

function withoutClock(lines: readonly string[]): string[] {
  return lines.map((line) => line.replace(/\d:\d\d$/, '0:00'));
}
