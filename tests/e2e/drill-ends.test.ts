import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { eventsOf } from '../support/journal-of.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { startScript, startShell, startTool, type TestTerminal } from '../support/terminal.ts';
import { threeQuestions } from '../support/small-decks.ts';
import { callTool, readJson } from '../support/warm-tool.ts';

interface Drilled {
  readonly terminal: TestTerminal;
  readonly home: string;
  readonly deck: string;
}

/** A drill with one question answered and the next one revealed. */
async function midway(
  start: (args: readonly string[], options: { home: string }) => TestTerminal = startTool,
): Promise<Drilled> {
  const home = temporaryFolder();
  const deck = threeQuestions();
  const terminal = start(['drill', '--deck', deck], { home });
  await terminal.waitFor('What is one?');
  await terminal.pressAndWait(' 3', 'What is two?');
  await terminal.pressAndWait(' ', 'The answer of two.');
  return { terminal, home, deck };
}

describe('a drill that ends in the middle', () => {
  it.each([
    ['q', 'q', 0],
    ['Ctrl-D', '\x04', 0],
    ['Ctrl-C', '\x03', 130],
  ])('by %s: sums up, shows the cursor again and has kept every answer', async (_, keys, code) => {
    const { terminal, home } = await midway();
    terminal.press(keys);
    expect(await terminal.ended()).toEqual({ code });
    expect(terminal.screen.join('\n')).toMatch(
      /1 answer in 0:0\d\n\n {2}good {2}What is one\? – in 2 days\n\nNext: llm-interview [a-z]+/,
    );
    expect(terminal.screen.join('\n')).not.toContain('enter takes');
    expect(terminal.cursorVisible).toBe(true);
    expect(eventsOf(home)).toEqual(['one 3']);
  });

  it.each([
    ['SIGTERM', 143],
    ['SIGHUP', 129],
    ['SIGINT', 130],
  ] as const)('by %s: shows the cursor again and has kept every answer', async (signal, code) => {
    const { terminal, home } = await midway();
    terminal.kill(signal);
    expect(await terminal.ended()).toEqual({ code });
    expect(terminal.screen.join('\n')).not.toContain('enter takes');
    expect(terminal.cursorVisible).toBe(true);
    expect(eventsOf(home)).toEqual(['one 3']);
  });

  it.each([
    ['q', 'q'],
    ['Ctrl-C', '\x03'],
    ['Ctrl-D', '\x04'],
  ])('by %s: leaves the terminal in the mode it was in', async (_, keys) => {
    const { terminal, home } = await midway(withModes);
    terminal.press(keys);
    await terminal.ended();
    expect(noted(home, 'after')).toBe(noted(home, 'before'));
  });

  it('by SIGTERM: leaves the terminal in the mode it was in', async () => {
    const { terminal, home } = await midway(withModes);
    process.kill(Number(noted(home, 'pid')), 'SIGTERM');
    expect((await terminal.ended()).code).toBe(143);
    expect(noted(home, 'after')).toBe(noted(home, 'before'));
  });

  it('with its window closed: ends as by SIGHUP, and has kept every answer', async () => {
    const { terminal, home } = await midway(withModes);
    terminal.hangUp();
    await expect.poll(() => noted(home, 'code'), { timeout: 10_000 }).toBe('129\n');
    expect(eventsOf(home)).toEqual(['one 3']);
  });

  it('by kill -9: has kept every answer, and the next drill goes on from there', async () => {
    const { terminal, home, deck } = await midway();
    terminal.kill('SIGKILL');
    expect(await terminal.ended()).toEqual({ code: 128 + 9 });
    expect(eventsOf(home)).toEqual(['one 3']);
    const next = startTool(['drill', '--deck', deck], { home });
    await next.waitFor(/1\/3 .*numbers · intermediate · new/);
    next.press(' 4 4 4');
    expect((await next.ended()).code).toBe(0);
    expect(eventsOf(home)).toEqual(['one 3', 'two 4', 'three 4', 'one 4']);
  });

  it('can be taken back by undo afterwards', async () => {
    const { terminal, home, deck } = await midway();
    terminal.press('\x03');
    await terminal.ended();
    const { stderr } = await callTool(['undo'], { home });
    expect(stderr).toBe('Took back good for one: now new\n');
    expect(await readJson(['list', '--deck', deck, '--new'], { home })).toHaveLength(3);
  });
});

describe('a drill that is stopped with Ctrl-Z', () => {
  it('gives the terminal to the shell and goes on where it was after fg', async () => {
    const { terminal, home } = await midway(inShell);
    await terminal.pressAndWait('\x1a', 'Stopped');
    await terminal.waitFor(endsWith('$'));
    expect(terminal.cursorVisible).toBe(true);
    // Echoed by the shell: the terminal is not in raw mode.
    await terminal.pressAndWait('echo $((40 + 2))\r', /echo \$\(\(40 \+ 2\)\)\n42\n/);
    await terminal.waitFor(endsWith('$'));
    await terminal.pressAndWait('fg\r', endsWith(' enter takes 1 · ? keys'));
    expect(terminal.cursorVisible).toBe(false);
    expect(terminal.everything.filter((line) => line.includes('enter takes'))).toHaveLength(1);
    await terminal.pressAndWait('4', 'What is three?');
    await terminal.pressAndWait('q', endsWith('$'));
    expect(eventsOf(home)).toEqual(['one 3', 'two 4']);
  });
});

/** Runs the program in a script that notes its process id and the modes of the terminal. */
function withModes(args: readonly string[], options: { home: string }): TestTerminal {
  const script = `
    trap : HUP
    stty -a >"$HOME/before"
    (echo $BASHPID >"$HOME/pid"; exec "$NODE" "$TOOL" ${args.join(' ')})
    code=$?
    echo $code >"$HOME/code"
    stty -a >"$HOME/after"
    exit $code`;
  return startScript(script, options);
}

function noted(home: string, file: 'before' | 'pid' | 'code' | 'after'): string {
  const path = join(home, file);
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
}

/** Types the program's name at the prompt of a shell. */
function inShell(args: readonly string[], options: { home: string }): TestTerminal {
  const terminal = startShell(options);
  terminal.press(`"$NODE" "$TOOL" ${args.join(' ')}\r`);
  return terminal;
}

function endsWith(last: string): (lines: readonly string[]) => boolean {
  return (lines) => lines.findLast((line) => line.trim() !== '')?.trimEnd() === last;
}
