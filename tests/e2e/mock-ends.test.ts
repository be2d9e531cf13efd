import { describe, expect, it } from 'vitest';
import { eventsOf } from '../support/journal-of.ts';
import { mocksOf, timeLeft, type } from '../support/mock-terminal.ts';
import { shiftedClock } from '../support/shifted-clock.ts';
import { threeQuestions } from '../support/small-decks.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { startTool, type TestTerminal } from '../support/terminal.ts';
import { readJson } from '../support/warm-tool.ts';

interface Begun {
  readonly terminal: TestTerminal;
  readonly home: string;
  readonly deck: string;
}

/** An interview with one question answered, and one line of the next answer typed. */
async function midway(): Promise<Begun> {
  const home = temporaryFolder();
  const deck = threeQuestions();
  const terminal = startTool(['mock', '--deck', deck], { home });
  await terminal.waitFor('What is one?');
  await type(terminal, 'One comes before the next.', 'What is two?');
  await terminal.pressAndWait('tTwo is\ra', /^ a\s*$/m);
  return { terminal, home, deck };
}

/** The debrief of two answers, the first of them marked. */
async function inDebrief(): Promise<Begun> {
  const begun = await midway();
  await begun.terminal.pressAndWait('\x1b', 'q end');
  await begun.terminal.pressAndWait('q', 'The answer of one.');
  await begun.terminal.pressAndWait('3', 'The answer of two.');
  return begun;
}

function resume(home: string, env: Record<string, string> = {}): TestTerminal {
  return startTool(['mock', '--resume'], { home, env });
}

describe('an interview that is broken off', () => {
  it.each([
    ['Ctrl-C', (terminal: TestTerminal) => terminal.press('\x03'), 130],
    ['Ctrl-D', (terminal: TestTerminal) => terminal.press('\x04'), 0],
    ['SIGTERM', (terminal: TestTerminal) => terminal.kill('SIGTERM'), 143],
    ['SIGHUP', (terminal: TestTerminal) => terminal.kill('SIGHUP'), 129],
  ] as const)('by %s: says so, and goes on in the middle of the answer', async (_, end, code) => {
    const { terminal, home } = await midway();
    end(terminal);
    expect((await terminal.ended()).code).toBe(code);
    expect(terminal.cursorVisible).toBe(true);
    expect(terminal.screen.join('\n')).toContain('Go on with: llm-interview mock --resume');
    const next = resume(home);
    await next.waitFor(/What is two\?[\s\S]* Two is\n a *\n/);
    await next.pressAndWait(' number\r\r', '3/3');
    expect(mocksOf(home)[0]?.mock.answers.map(({ text }) => text)).toEqual([
      'One comes before the next.',
      'Two is\na number',
    ]);
  });

  it('by kill -9: has kept every answer and every whole line', async () => {
    const { terminal, home } = await midway();
    terminal.kill('SIGKILL');
    await terminal.ended();
    const next = resume(home);
    await next.waitFor(/goes on: 1 of 3 questions answered, 4\d:\d\d left/);
    await next.waitFor(/What is two\?[\s\S]* Two is\n/);
  });

  it('with its window closed: has kept what was typed', async () => {
    const { terminal, home } = await midway();
    terminal.hangUp();
    const draft = () => mocksOf(home)[0]?.mock.draft.text;
    await expect.poll(draft, { timeout: 10_000 }).toBe('Two is\na');
  });

  it('in the debrief: journals every answer once', async () => {
    const { terminal, home } = await inDebrief();
    terminal.kill('SIGKILL');
    await terminal.ended();
    expect(eventsOf(home)).toEqual(['one 3']);
    const next = resume(home);
    await next.waitFor('enter takes');
    next.press('4');
    expect((await next.ended()).code).toBe(0);
    expect(next.everything.join('\n')).toContain('Score');
    expect(eventsOf(home)).toEqual(['one 3', 'two 4']);
    expect(mocksOf(home).map(({ state }) => state)).toEqual(['finished']);
  });

  it('by q in the debrief: is left without a score, and goes on there', async () => {
    const { terminal, home } = await inDebrief();
    terminal.press('q');
    expect((await terminal.ended()).code).toBe(0);
    expect(terminal.screen.join('\n')).toContain('What is marked is journalled');
    expect(await readJson(['mock', '--history'], { home })).toMatchObject([
      { state: 'unfinished', score: null },
    ]);
    const next = resume(home);
    await next.waitFor('1 of 2 answers marked');
  });
});

describe('its clock', () => {
  it('runs on: a day later one may finish the question and see the answers', async () => {
    const { terminal, home } = await midway();
    terminal.press('\x03');
    await terminal.ended();
    const next = resume(home, { NODE_OPTIONS: shiftedClock({ days: 1 }) });
    await next.waitFor('2/3 · numbers');
    await next.pressAndWait('\r\r', 'The interview is over: 2 of 3 questions in 0:');
  });

  it('stands still where it was paused: a day later as much is left', async () => {
    const { terminal, home } = await midway();
    await terminal.pressAndWait('\x1b', 'p pause');
    await terminal.pressAndWait('p', 'paused');
    const left = timeLeft(terminal);
    terminal.press('\x03');
    await terminal.ended();
    expect(terminal.screen.join('\n')).toContain('its clock stands still');
    const next = resume(home, { NODE_OPTIONS: shiftedClock({ days: 1 }) });
    await next.waitFor('paused · 2/3');
    expect(timeLeft(next)).toBe(left);
    await next.pressAndWait('p', 'What is two?');
  });
});

describe('an unfinished interview', () => {
  it.each([
    ['r', /goes on: 1 of 3 questions\n answered/, ['unfinished']],
    ['n', /1\/3 · numbers[\s\S]*What is one\?/, ['abandoned', 'unfinished']],
  ])('is asked about first: %s', async (key, expected, states) => {
    const { terminal, home, deck } = await midway();
    terminal.press('\x03');
    await terminal.ended();
    const next = startTool(['mock', '--deck', deck], { home, columns: 60 });
    await next.waitFor(/is not finished: 1 of 3\n? ?questions answered/);
    await next.pressAndWait(key, expected);
    expect(mocksOf(home).map(({ state }) => state)).toEqual(states);
    expect(next.wrappedLines).toEqual([]);
  });

  it('stays as it is where one leaves the question with q', async () => {
    const { terminal, home } = await midway();
    terminal.press('\x03');
    await terminal.ended();
    const next = startTool(['mock'], { home });
    await next.waitFor('q leave it');
    next.press('q');
    expect((await next.ended()).code).toBe(0);
    expect(mocksOf(home).map(({ state }) => state)).toEqual(['unfinished']);
  });

  it('is given up by --new, without a question', async () => {
    const { terminal, home, deck } = await midway();
    terminal.press('\x03');
    await terminal.ended();
    const next = startTool(['mock', '--new', '--deck', deck], { home });
    await next.waitFor('What is one?');
    expect(mocksOf(home).map(({ state }) => state)).toEqual(['abandoned', 'unfinished']);
  });

  it('is never written by two terminals: the one that was there first ends', async () => {
    const { terminal, home } = await midway();
    const next = resume(home);
    await next.waitFor('What is two?');
    await type(next, '', '3/3');
    terminal.press(' number\r\r');
    expect((await terminal.ended()).code).toBe(1);
    expect(terminal.screen.join('\n')).toContain(
      'this interview was resumed or given up in another terminal',
    );
    expect(mocksOf(home)[0]?.mock.answers.map(({ text }) => text)).toEqual([
      'One comes before the next.',
      'Two is\nt',
    ]);
  });
});
