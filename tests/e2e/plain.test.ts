import { describe, expect, it } from 'vitest';
import { journalOf } from '../support/journal-of.ts';
import { threeQuestions } from '../support/small-decks.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { startTool, type TestTerminal } from '../support/terminal.ts';

const DUMB = { TERM: 'dumb' };

function startPlain(home: string, ...options: string[]): TestTerminal {
  const args = ['drill', '--plain', '--deck', threeQuestions(), ...options];
  return startTool(args, { home, env: DUMB, rows: 60 });
}

describe('a plain drill', () => {
  it('asks, takes the points and the rating as lines, and journals them', async () => {
    const home = temporaryFolder();
    const terminal = startPlain(home, '--count', '1');
    await terminal.waitFor('Enter reveals');
    expect(terminal.screen[0]).toBe('Question 1 of 1. Topic numbers, level basic, new.');
    await terminal.pressAndWait('\r', 'Points you made, by number:');
    await terminal.pressAndWait('1 3\r', 'Enter takes 1 again.');
    terminal.press('good\r');
    expect((await terminal.ended()).code).toBe(0);
    expect(terminal.everything.join('\n')).toContain('good. Due in');
    expect(journalOf(home)).toMatchObject([{ rating: 3, mode: 'recall', points: [0, 2] }]);
  });

  it('redraws nothing and sends no escape sequence', async () => {
    const terminal = startPlain(temporaryFolder(), '--count', '1');
    await terminal.pressAndWait('', 'Enter reveals');
    await terminal.pressAndWait('\r', 'by number');
    await terminal.pressAndWait('\r', 'Rating');
    terminal.press('\r');
    await terminal.waitFor('Question 2 of 2. Topic numbers, level basic, learning.');
    expect(terminal.written).not.toContain('\u001b');
  });

  it('takes a typed answer, ended by an empty line, and says which points it seems to make', async () => {
    const home = temporaryFolder();
    const terminal = startPlain(home, '--count', '1');
    await terminal.waitFor('Enter reveals');
    terminal.press('one comes after the one before, and before the next\r');
    await terminal.pressAndWait('\r', 'Your answer seems to say it.');
    await terminal.pressAndWait('\r', 'Rating');
    terminal.press('2\r');
    expect((await terminal.ended()).code).toBe(0);
    expect(journalOf(home)).toMatchObject([{ rating: 2, mode: 'type', points: [0, 1] }]);
  });

  it('skips, sets aside, takes back and quits by words', async () => {
    const home = temporaryFolder();
    const terminal = startPlain(home);
    await terminal.waitFor('Question 1 of 3');
    await terminal.pressAndWait('skip\r', 'Question 2 of 3');
    await terminal.pressAndWait('bury\r', 'Question 3 of 3');
    await terminal.pressAndWait('undo\r', 'Taken back.');
    await terminal.waitFor(/Question 2 of 3[\s\S]*Question 2 of 3/);
    terminal.press('quit\r');
    expect((await terminal.ended()).code).toBe(0);
    expect(journalOf(home).map(({ event }) => event)).toEqual(['bury', 'undo']);
  });

  it('ends with Ctrl-D as with quit, and with Ctrl-C at 130', async () => {
    const terminal = startPlain(temporaryFolder());
    await terminal.pressAndWait('', 'Enter reveals');
    terminal.press('\u0004');
    expect((await terminal.ended()).code).toBe(0);
    const other = startPlain(temporaryFolder());
    await other.pressAndWait('', 'Enter reveals');
    other.press('\u0003');
    expect((await other.ended()).code).toBe(130);
  });

  it('offers choices by number', async () => {
    const terminal = startTool(['drill', 'rope', '--plain', '--mode', 'choice'], { rows: 60 });
    await terminal.waitFor('Your choice by number');
    const line = terminal.screen.find((text) => text.includes('Queries and keys')) ?? '';
    await terminal.pressAndWait(`${line.slice(0, 1)}\r`, 'Enter takes 2 hard.');
    expect(terminal.everything.join('\n')).toContain('Right.');
    await terminal.pressAndWait('\r', 'That was the last question.');
  });
});
