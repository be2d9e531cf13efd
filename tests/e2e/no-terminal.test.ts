import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runTool } from '../support/run.ts';
import { threeQuestions } from '../support/small-decks.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { startScript, startTool } from '../support/terminal.ts';

const INSTEAD = 'without one, use: llm-interview show <id>, llm-interview grade <id> <rating>';

describe.each(['drill', 'review'])('%s', (command) => {
  it.each(['null', 'closed'] as const)('needs a terminal: stdin is %s', async (stdin) => {
    const home = temporaryFolder();
    expect(await runTool([command], { stdin, home })).toEqual({
      code: 2,
      stdout: '',
      stderr: `llm-interview: ${command} needs a terminal to ask questions in\n  ${INSTEAD}\n`,
    });
    expect(existsSync(join(home, 'reviews'))).toBe(false);
  });

  it.each([
    ['--no-input', `"$NODE" "$TOOL" ${command} --no-input`],
    ['no stdin', `"$NODE" "$TOOL" ${command} </dev/null`],
    [
      'stderr in a file',
      `"$NODE" "$TOOL" ${command} 2>"$HOME/err"; code=$?; cat "$HOME/err"; exit $code`,
    ],
  ])('needs all of the terminal: %s', async (_, script) => {
    const terminal = startScript(script, { columns: 120 });
    expect((await terminal.ended()).code).toBe(2);
    expect(terminal.everything).toEqual([
      `llm-interview: ${command} needs a terminal to ask questions in`,
      `  ${INSTEAD}`,
    ]);
  });

  it('needs a terminal that can move the cursor', async () => {
    const terminal = startTool([command], { columns: 120, env: { TERM: 'dumb' } });
    expect((await terminal.ended()).code).toBe(2);
    expect(terminal.everything).toEqual([
      `llm-interview: ${command} needs a terminal that can move the cursor (TERM is dumb)`,
      expect.stringContaining(INSTEAD),
    ]);
    expect(terminal.written).not.toContain('\x1b');
  });
});

describe('without anything to read', () => {
  it.each([
    ['', 0],
    ['list', 0],
    ['list --json', 0],
    ['search kv cache', 0],
    ['search', 2],
    ['show rope', 0],
    ['grade rope good', 0],
    ['undo', 0],
    ['check .', 0],
    ['config', 0],
    ['config set count 5', 0],
    ['config path', 0],
    ['help', 0],
  ])('"%s" ends by itself', async (call, code) => {
    const args = call === '' ? [] : call.split(' ');
    const cwd = threeQuestions();
    const ends = await Promise.all(
      (['null', 'closed'] as const).map((stdin) => runTool(args, { stdin, cwd })),
    );
    expect(ends.map((end) => end.code)).toEqual([code, code]);
  });

  it('search without words says what to use instead', async () => {
    const { stdout, stderr } = await runTool(['search']);
    expect({ stdout, stderr }).toEqual({
      stdout: '',
      stderr:
        'llm-interview: search needs words when there is no terminal to pick in\n  for example: llm-interview search kv cache\n',
    });
  });
});

describe('the picker of search', () => {
  it('filters as one types and shows what is chosen', async () => {
    const terminal = startTool(['search', '--no-pager'], { rows: 30 });
    await terminal.waitFor('Which question?');
    await terminal.pressAndWait('rotary', /How does RoPE encode position/);
    await terminal.waitFor((lines) => !lines.join('\n').includes('RLHF'));
    terminal.press('\r');
    expect((await terminal.ended()).code).toBe(0);
    expect(terminal.everything.join('\n')).toContain('RoPE encodes position by rotating');
  });

  it('ends with 130 after Ctrl-C, with the cursor shown', async () => {
    const terminal = startTool(['search']);
    await terminal.waitFor('Which question?');
    terminal.press('\x03');
    expect(await terminal.ended()).toEqual({ code: 130 });
    expect(terminal.cursorVisible).toBe(true);
  });
});
