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

/**
 * Runs each text that stdin has, as JSON, in a process forked from one that has numpy already; prints
 * what each wrote to stderr before it failed, or null.
 */
const RUNNER = `
import json, os, sys, tempfile, traceback
import numpy
def failure(code):
    with tempfile.TemporaryFile() as said:
        child = os.fork()
        if child == 0:
            os.dup2(said.fileno(), 2)
            os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
            try:
                exec(compile(code, 'answer', 'exec'), {'__name__': '__main__'})
                sys.stderr.flush()
                os._exit(0)
            except BaseException:
                traceback.print_exc()
                sys.stderr.flush()
                os._exit(1)
        status = os.waitpid(child, 0)[1]
        said.seek(0)
        text = said.read().decode()
    return None if status == 0 and text == '' else f'{status} {text}'
print(json.dumps([failure(code) for code in json.load(sys.stdin)]))
`;

/** What goes wrong with each of the texts; null for nothing. */
function failuresOf(codes: readonly string[]): (string | null)[] {
  const { stdout } = spawnSync(PYTHON ?? '', ['-c', RUNNER], {
    input: JSON.stringify(codes),
    encoding: 'utf8',
    // Its matrices are small.
    env: { ...process.env, OPENBLAS_NUM_THREADS: '1' },
  });
  return JSON.parse(stdout);
}

describe.skipIf(PYTHON === undefined)('the Python code in the answers', () => {
  it('runs and keeps its own asserts', () => {
    const failures = failuresOf(BLOCKS.map(([, code]) => code));
    expect(BLOCKS.map(([id], index) => [id, failures[index]])).toEqual(
      BLOCKS.map(([id]) => [id, null]),
    );
  });

  it('is known to fail where an assert does not hold, and where it warns', () => {
    const codes = ['assert 1 == 2', 'import numpy; numpy.log(0.0)', 'print(1)'];
    expect(failuresOf(codes)).toEqual([
      expect.stringContaining('AssertionError'),
      expect.stringContaining('RuntimeWarning'),
      null,
    ]);
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
