import { describe, expect, it } from 'vitest';
import { formatProblem } from '../../src/bank/problem.ts';

describe('a problem', () => {
  it('is one line that an editor turns into a link', () => {
    const problem = { path: 'deck/a.md', line: 3, column: 7, message: 'must be text' };
    expect(formatProblem(problem)).toBe('deck/a.md:3:7 must be text');
  });

  it('is one line and sends nothing, whatever the names in it', () => {
    const problem = {
      path: 'de\nck/\u001B[2J.md',
      line: 1,
      column: 1,
      message: 'a\u0007\nb.md:1:1 c',
    };
    expect(formatProblem(problem)).toBe('de\\u{a}ck/\\u{1b}[2J.md:1:1 a\\u{7}\\u{a}b.md:1:1 c');
  });
});
