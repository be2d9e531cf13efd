import { describe, expect, it } from 'vitest';
import { folderOf, questionText } from '../support/deck-folder.ts';
import { startTool } from '../support/terminal.ts';
import { callTool } from '../support/warm-tool.ts';

/** A terminal that knows hyperlinks, by what such a one says of itself. */
const KNOWS = { VTE_VERSION: '7600' };
const SOURCE = 'https://arxiv.org/abs/2104.09864';
// biome-ignore lint/suspicious/noControlCharactersInRegex: an escape sequence is what it looks for
const OSC8 = /\x1b\]8;;([^\x07]+)\x07/g;

function deck(): string {
  const answer = 'Read [the paper](https://a.org/rope), or $x_i$.\n\n```python\nreturn 1\n```';
  const sources = `sources:\n  - title: RoFormer\n    url: ${SOURCE}`;
  return folderOf({ 'rope.md': questionText('rope', [sources], answer) });
}

function addresses(text: string): (string | undefined)[] {
  return [...text.matchAll(OSC8)].map(([, address]) => address);
}

describe('links of an answer and its sources', () => {
  it.each<[string, Record<string, string>, string[], string[]]>([
    ['a terminal that knows hyperlinks', KNOWS, [], ['https://a.org/rope', SOURCE]],
    ['one that is made to', { FORCE_HYPERLINK: '1' }, [], ['https://a.org/rope', SOURCE]],
    ['one that is made not to', { ...KNOWS, FORCE_HYPERLINK: '0' }, [], []],
    ['one that does not', {}, [], []],
    ['one without colour', { ...KNOWS, NO_COLOR: '1' }, [], []],
    ['one without colour', KNOWS, ['--no-color'], []],
    ['a pager, which may not know them', { ...KNOWS, PAGER: 'cat' }, [], []],
  ])('in %s', async (_, env, options, expected) => {
    const rows = env.PAGER === undefined ? 60 : 8;
    const args = ['show', 'rope', '--deck', deck(), ...options];
    const terminal = startTool(args, { env, rows });
    expect((await terminal.ended()).code).toBe(0);
    expect(addresses(terminal.written)).toEqual(expected);
    const text = terminal.everything.join('\n');
    // The address of a source stays readable; that of a link does where it cannot be opened.
    expect(text).toContain(`  ${SOURCE}`);
    expect(text).toContain(expected.length > 0 ? 'Read the paper, or xᵢ.' : 'the paper (https://a');
  });

  it('in a drill, on the stream that it draws to', async () => {
    const terminal = startTool(['drill', '--deck', deck()], { env: KNOWS });
    await terminal.waitFor('space reveal');
    await terminal.pressAndWait(' ', 'enter takes');
    terminal.press('q');
    await terminal.ended();
    expect(addresses(terminal.written)).toEqual(['https://a.org/rope']);
    expect(terminal.everything.join('\n')).toContain('Read the paper, or xᵢ.');
  });

  it('in a pipe: Markdown as it is', async () => {
    const { stdout } = await callTool(['show', 'rope', '--deck', deck()], { env: KNOWS });
    expect(stdout).toContain('Read [the paper](https://a.org/rope), or $x_i$.');
    expect(addresses(stdout)).toEqual([]);
  });
});

it('code has colour where there is colour', async () => {
  const args = ['show', 'rope', '--deck', deck()];
  const coloured = await callTool(args, { env: { FORCE_COLOR: '1' } });
  expect(coloured.stdout).toContain('    \x1b[35mreturn\x1b[39m \x1b[33m1\x1b[39m\n');
});
