import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { loadDeck } from '../../src/bank/deck.ts';

const { entries } = loadDeck(fileURLToPath(new URL('../../questions', import.meta.url)));

/** The Python blocks of a Markdown text, each what a reader would copy. */
function pythonIn(answer: string): string[] {
  return [...answer.matchAll(/^```python\n([\s\S]*?)^```$/gm)].map(([, code = '']) => code);
}

const BLOCKS = entries.flatMap(({ question }) =>
  pythonIn(question.answer).map((code) => [question.id, code] as const),
);

/** Python with numpy: the one that is called python3, or Debian's, where another goes before it. */
const PYTHON = ['python3', '/usr/bin/python3'].find(
  (python) => spawnSync(python, ['-c', 'import numpy']).status === 0,
);
if (PYTHON === undefined) {
  console.warn('The Python code of the bank is not run: there is no python3 with numpy.');
}

describe.skipIf(PYTHON === undefined)('the Python code in the answers', () => {
  it.each(BLOCKS)('of %s runs and keeps its own asserts', (_, code) => {
    const { status, stderr } = spawnSync(PYTHON ?? '', ['-'], { input: code, encoding: 'utf8' });
    expect([status, stderr]).toEqual([0, '']);
  });
});

describe('the coding questions', () => {
  const coding = entries.filter(({ question }) => question.topic === 'coding');
  it.each(coding.map(({ question }) => [question.id, question.answer]))(
    '%s has a solution that proves itself',
    (_, answer) => {
      expect(pythonIn(answer).some((code) => /^\s*assert /m.test(code))).toBe(true);
    },
  );
});
