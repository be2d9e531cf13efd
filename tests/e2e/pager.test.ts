import { describe, expect, it } from 'vitest';
import { startTool, type TestTerminal } from '../support/terminal.ts';

const LAST_LINE = 'https://arxiv.org/abs/2108.12409';
const NUMBERED = /^ +1\t|^ {5}1 /;

async function show(
  env: Record<string, string>,
  ...options: string[]
): Promise<{ terminal: TestTerminal; numbered: boolean }> {
  const terminal = startTool(['show', 'rope', ...options], { env });
  expect(await terminal.ended()).toEqual({ code: 0 });
  const [first = ''] = terminal.everything;
  return { terminal, numbered: NUMBERED.test(first) };
}

describe('what is longer than the terminal', () => {
  it.each([
    ['goes through $PAGER', { PAGER: 'cat -n' }, [], true],
    ['is whole in a pager that only copies', { PAGER: 'cat' }, [], false],
    ['is printed when there is no such pager', { PAGER: 'no-such-pager --really' }, [], false],
    ['is printed when the pager is empty', { PAGER: '' }, [], false],
    ['is printed with --no-pager', { PAGER: 'cat -n' }, ['--no-pager'], false],
    ['is printed in a terminal that is dumb', { PAGER: 'cat -n', TERM: 'dumb' }, [], false],
  ])('%s', async (_, env, options, expected) => {
    const { terminal, numbered } = await show(env, ...options);
    expect(numbered).toBe(expected);
    expect(terminal.everything.join('\n')).toContain('How does RoPE encode position');
    expect(terminal.everything.at(-1)).toContain(LAST_LINE);
    expect(terminal.everything.join('\n')).not.toMatch(/not found|no-such-pager/);
  });
});
