import { describe, expect, it } from 'vitest';
import { eventsOf, journalOf } from '../support/journal-of.ts';
import { shiftedClock } from '../support/shifted-clock.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { startTool, type TestTerminal } from '../support/terminal.ts';
import { manyQuestions, threeQuestions } from '../support/small-decks.ts';

const ASKING = 'space reveal';
const MARKING = 'enter takes';

/** A drill of the three questions, with the first on screen. */
async function startDrill(...options: string[]): Promise<{ terminal: TestTerminal; home: string }> {
  const home = temporaryFolder();
  const terminal = startTool(['drill', '--deck', threeQuestions(), ...options], { home });
  await terminal.waitFor(ASKING);
  return { terminal, home };
}

describe('the keys of a drill', () => {
  it.each([
    ['1', 'one 1'],
    ['2', 'one 2'],
    ['3', 'one 3'],
    ['4', 'one 4'],
    ['&', 'one 1'],
    ['é', 'one 2'],
    ['"', 'one 3'],
    ["'", 'one 4'],
  ])('%s rates after the reveal and does nothing before it', async (key, event) => {
    const { terminal, home } = await startDrill();
    terminal.press(key);
    await terminal.pressAndWait(' ', MARKING);
    expect(eventsOf(home)).toEqual([]);
    await terminal.pressAndWait(key, 'What is two?');
    terminal.press('q');
    expect((await terminal.ended()).code).toBe(0);
    expect(eventsOf(home)).toEqual([event]);
  });

  it('are all taken in order when they come in one write', async () => {
    const { terminal, home } = await startDrill();
    terminal.press(' 2 3 4');
    expect(await terminal.ended()).toEqual({ code: 0 });
    expect(eventsOf(home)).toEqual(['one 2', 'two 3', 'three 4']);
  });

  it('never count for the next question', async () => {
    const { terminal, home } = await startDrill();
    await terminal.pressAndWait(' 3334\r\r', '2/3');
    await terminal.pressAndWait('?', /\? +keys\n/);
    expect(terminal.screen.join('\n')).toContain(ASKING);
    terminal.press('q');
    await terminal.ended();
    expect(eventsOf(home)).toEqual(['one 3']);
  });

  it.each([
    ['nothing ticked', '', 'one 1', []],
    ['one of two musts', ' ', 'one 1', [0]],
    ['both musts', '  ', 'one 3', [0, 1]],
    ['every point', '   ', 'one 4', [0, 1, 2]],
    ['the second must, by the arrows', '\x1b[B\x1b[B\x1b[A ', 'one 1', [1]],
  ])('enter takes the rating that the ticks propose: %s', async (_, ticks, event, points) => {
    const { terminal, home } = await startDrill();
    terminal.press(` ${ticks}\rq`);
    expect((await terminal.ended()).code).toBe(0);
    expect(eventsOf(home)).toEqual([event]);
    expect(journalOf(home)[0]).toMatchObject({ points, mode: 'recall' });
  });

  it('are listed by ?, and put away by it', async () => {
    const { terminal } = await startDrill();
    const toggle = async () => {
      await terminal.pressAndWait('?', (lines) => lines.some((line) => line === ' q      quit'));
      const keys = terminal.screen.map((line) => line.trim());
      await terminal.pressAndWait('?', /Say your answer aloud[\s\S]*q quit$/m);
      return keys;
    };
    expect(await toggle()).toEqual(
      expect.arrayContaining(['space  reveal', 's      skip', 'u      undo', '?      keys']),
    );
    const before = terminal.everything.length;
    await toggle();
    expect(terminal.everything).toHaveLength(before);
  });

  it('u brings back a question of this session only', async () => {
    const { terminal, home } = await startDrill();
    await terminal.pressAndWait('u', 'Nothing to undo in this session.');
    await terminal.pressAndWait('s', 'skipped: What is one?');
    await terminal.pressAndWait('u', 'Back to the skipped question.');
    await terminal.waitFor((lines) => lines.filter((line) => /1\/3/.test(line)).length === 1);
    terminal.press(' 3q');
    await terminal.ended();
    expect(eventsOf(home)).toEqual(['one 3']);
  });
});

describe('the options of a drill', () => {
  it('--count asks no more questions than that', async () => {
    const home = temporaryFolder();
    const terminal = startTool(['drill', '--deck', manyQuestions(5), '--count', '2'], { home });
    await terminal.waitFor('1/2');
    await terminal.pressAndWait(' 3', '2/2');
    terminal.press(' 3');
    expect((await terminal.ended()).code).toBe(0);
    expect(eventsOf(home)).toHaveLength(2);
  });

  it('--cram journals nothing and promises no dates', async () => {
    const { terminal, home } = await startDrill('--cram');
    await terminal.pressAndWait(' ', '1 again · 2 hard · 3 good · 4 easy');
    await terminal.pressAndWait('3', 'good · not journalled');
    terminal.press('u4 3 3');
    expect((await terminal.ended()).code).toBe(0);
    expect(terminal.screen.join('\n')).toMatch(/3 answers in .*\n\n {2}good {2}What is two\?\n/);
    expect(eventsOf(home)).toEqual([]);
  });

  it('--minutes asks no new question after its time, but takes the answer on screen', async () => {
    const home = temporaryFolder();
    const args = ['drill', '--deck', threeQuestions(), '--minutes', '1'];
    const terminal = startTool(args, { home, env: { NODE_OPTIONS: shiftedClock({ speed: 100 }) } });
    await terminal.waitFor(/ [1-9]:\d\d$/m);
    terminal.press(' 3');
    expect((await terminal.ended()).code).toBe(0);
    expect(eventsOf(home)).toEqual(['one 3']);
  });
});
