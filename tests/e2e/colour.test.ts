import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { startScript, startTool } from '../support/terminal.ts';
import { threeQuestions } from '../support/small-decks.ts';
import { callTool } from '../support/warm-tool.ts';

// biome-ignore lint/suspicious/noControlCharactersInRegex: a style is an escape sequence
const STYLE = /\x1b\[[\d;]+m/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: so is everything that moves the cursor
const ESCAPE = /\x1b/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: the range is ASCII
const ASCII = /^[\x00-\x7f]*$/;

/** "NO_COLOR=1 TERM=dumb" as an environment. */
function variables(text: string): Record<string, string> {
  const words = text.split(' ').filter((word) => word.includes('='));
  return Object.fromEntries(words.map((word) => word.split('=')));
}

/** The words of a row that are options. */
function options(text: string): string[] {
  return text.split(' ').filter((word) => word.startsWith('--'));
}

describe('the colour of a pipe', () => {
  it.each([
    ['nothing set', false],
    ['FORCE_COLOR=1', true],
    ['FORCE_COLOR=3', true],
    ['FORCE_COLOR=0', false],
    ['CLICOLOR_FORCE=1', true],
    ['CLICOLOR_FORCE=0', false],
    ['FORCE_COLOR=1 TERM=dumb', true],
    ['FORCE_COLOR=1 NO_COLOR=1', false],
    ['FORCE_COLOR=1 NO_COLOR=', true],
    ['FORCE_COLOR=1 --no-color', false],
    ['CLICOLOR_FORCE=1 NO_COLOR=1', false],
    ['CLICOLOR_FORCE=1 --no-color', false],
  ])('%s', async (row, coloured) => {
    const { code, stdout } = await callTool(['list', ...options(row)], { env: variables(row) });
    expect({ code, coloured: STYLE.test(stdout) }).toEqual({ code: 0, coloured });
    expect(ESCAPE.test(stdout)).toBe(coloured);
  });

  it('is never in JSON', async () => {
    const { stdout } = await callTool(['list', '--json'], { env: { FORCE_COLOR: '1' } });
    expect(STYLE.test(stdout)).toBe(false);
  });
});

describe('the colour of a terminal', () => {
  it.each([
    ['nothing set', true],
    ['NO_COLOR=', true],
    ['NO_COLOR=1', false],
    ['CLICOLOR=0', false],
    ['FORCE_COLOR=0', false],
    ['TERM=dumb', false],
    ['--no-color', false],
  ])('%s', async (row, coloured) => {
    const args = ['list', '--deck', threeQuestions(), ...options(row)];
    const terminal = startTool(args, { env: variables(row) });
    expect((await terminal.ended()).code).toBe(0);
    expect(STYLE.test(terminal.written)).toBe(coloured);
    expect(ESCAPE.test(terminal.written)).toBe(coloured);
  });

  it('is not that of a file that takes stdout: the summary of a drill', async () => {
    const home = temporaryFolder();
    const script = `"$NODE" "$TOOL" drill --deck "${threeQuestions()}" >"$HOME/out"`;
    const terminal = startScript(script, { home });
    await terminal.waitFor('space reveal');
    terminal.press(' 3q');
    await terminal.ended();
    expect(STYLE.test(terminal.written)).toBe(true);
    expect(readFileSync(join(home, 'out'), 'utf8')).toMatch(/^1 answer in /);
    expect(ESCAPE.test(readFileSync(join(home, 'out'), 'utf8'))).toBe(false);
  });

  it('is not that of a file that takes stderr: the count below a list', async () => {
    const home = temporaryFolder();
    const script = `"$NODE" "$TOOL" list --deck "${threeQuestions()}" 2>"$HOME/err"`;
    const terminal = startScript(script, { home });
    await terminal.ended();
    expect(STYLE.test(terminal.written)).toBe(true);
    expect(readFileSync(join(home, 'err'), 'utf8')).toBe('\n3 questions\n');
  });

  it('is not needed in a drill', async () => {
    const args = ['drill', '--deck', threeQuestions(), '--no-color'];
    const terminal = startTool(args);
    await terminal.waitFor('space reveal');
    await terminal.pressAndWait(' ', 'enter takes');
    terminal.press('3q');
    await terminal.ended();
    expect(STYLE.test(terminal.written)).toBe(false);
  });
});

describe('a locale that has ASCII only', () => {
  it.each([['list'], ['search', 'one'], ['show', 'one'], ['show', 'one', '--points']])(
    'gets no other symbols from %s',
    async (...args) => {
      const deck = threeQuestions();
      const [plain, rich] = await Promise.all(
        ['C', 'fr_FR.UTF-8'].map((LANG) => callTool([...args, '--deck', deck], { env: { LANG } })),
      );
      expect(plain?.stdout).toMatch(ASCII);
      // The same command has others to show where the locale knows them.
      expect(rich?.stdout).not.toMatch(ASCII);
    },
  );

  it.each(['C', 'POSIX'])('gets no other symbols in a drill: %s', async (lang) => {
    const args = ['drill', '--deck', threeQuestions()];
    const terminal = startTool(args, { env: { LANG: lang } });
    await terminal.waitFor('space reveal');
    await terminal.pressAndWait('?', /reveal\n/);
    await terminal.pressAndWait(' ', 'enter takes');
    await terminal.pressAndWait('?', /down +point below/);
    terminal.press('1s 3 4');
    expect((await terminal.ended()).code).toBe(0);
    expect(terminal.everything.join('\n')).toContain('Points to work on');
    expect(terminal.written).toMatch(ASCII);
  });
});
