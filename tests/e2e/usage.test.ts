import { describe, expect, it } from 'vitest';
import { callTool } from '../support/warm-tool.ts';

/** A wrong call, its exit code, what is said about it and, on the next line, what to do. */
const WRONG: [call: string, code: number, said: string, hint?: string][] = [
  ['dril', 2, "unknown command 'dril'; did you mean drill?", 'see: llm-interview --help'],
  ['frobnicate', 2, "unknown command 'frobnicate'", 'see: llm-interview --help'],
  [
    'config gett',
    2,
    "unknown command 'gett'; did you mean get?",
    'see: llm-interview config --help',
  ],
  [
    '--no-colour',
    2,
    "unknown option '--no-colour'; did you mean --no-color?",
    'see: llm-interview --help',
  ],
  ['list --lvl basic', 2, "unknown option '--lvl'", 'Did you mean --level?'],
  ['show rope --xyzzy', 2, "unknown option '--xyzzy'", 'see: llm-interview show --help'],
  [
    'list --level advancd',
    2,
    'unknown level "advancd"; did you mean advanced?',
    'choose from basic, intermediate, advanced',
  ],
  [
    'list --level basic,hard',
    2,
    'unknown level "hard"',
    'choose from basic, intermediate, advanced',
  ],
  [
    'list --topic attentoin',
    2,
    'unknown topic "attentoin"; did you mean attention?',
    'choose from agents, alignment, ',
  ],
  [
    'list --tag lon-context',
    2,
    'unknown tag "lon-context"; did you mean long-context?',
    'see them with: llm-interview list',
  ],
  ['list --lang de', 2, "'de' is no valid --lang", 'choose from en, fr'],
  ['list --deck', 2, "option '--deck <folder>' argument missing", 'see: llm-interview list --help'],
  ['list --deck /nonexistent', 1, 'there is no folder /nonexistent', 'check the path of the deck'],
  [
    'list rope',
    2,
    "too many arguments for 'list'. Expected 0 arguments but got 1",
    'see: llm-interview list --help',
  ],
  [
    'undo rope',
    2,
    "too many arguments for 'undo'. Expected 0 arguments but got 1",
    'see: llm-interview undo --help',
  ],
  [
    'search kv --limit 0',
    2,
    "option '-n, --limit <number>' argument '0' is invalid. It must be a whole number above 0",
    'see: llm-interview search --help',
  ],
  [
    'drill --minutes soon',
    2,
    "option '-m, --minutes <number>' argument 'soon' is invalid. It must be a whole number above 0",
    'see: llm-interview drill --help',
  ],
  [
    'grade rope gud',
    2,
    "'gud' is no valid rating; did you mean good?",
    'choose from again, hard, good, easy, 1, 2, 3, 4',
  ],
  ['grade rope', 2, "missing required argument 'rating'", 'see: llm-interview grade --help'],
  [
    'grade rotary-position-embeding good',
    1,
    'there is no question "rotary-position-embeding"; did you mean rotary-position-embeddings?',
    'see the ids with: llm-interview list',
  ],
  ['grade xyzzy good', 1, 'there is no question "xyzzy"', 'see the ids with: llm-interview list'],
  [
    'config get newPerDays',
    2,
    "'newPerDays' is no valid name; did you mean newPerDay?",
    'choose from lang, newPerDay, ',
  ],
  ['config set newPerDay many', 2, 'newPerDay must be a whole number from 0 to 1000, not "many"'],
  ['check /nonexistent', 1, 'there is no folder /nonexistent', 'check the path of the deck'],
  ['help nosuch', 2, "unknown command 'nosuch'", 'see: llm-interview --help'],
  ['help dril', 2, "unknown command 'dril'; did you mean drill?", 'see: llm-interview --help'],
  [
    '--no-color help dril',
    2,
    "unknown command 'dril'; did you mean drill?",
    'see: llm-interview --help',
  ],
];

describe('a wrong call', () => {
  it.each(WRONG)('%s', async (call, code, said, hint) => {
    const { stderr, ...rest } = await callTool(call.split(' '));
    expect(rest).toEqual({ code, stdout: '' });
    const [first, second = '', ...more] = stderr.split('\n');
    expect(first).toBe(`llm-interview: ${said}`);
    expect(second.startsWith(hint === undefined ? '' : `  ${hint}`)).toBe(true);
    expect(more).toEqual(hint === undefined ? [] : ['']);
  });

  // Not of calls that take no --json, or take it for the value of an option.
  const WITH_JSON = WRONG.filter(
    ([call]) => !/^(?:--|undo|drill|config [gs]et|list --deck$)/.test(call),
  );
  it.each(WITH_JSON)('%s --json', async (call, code, said, hint = '') => {
    const { stderr, ...rest } = await callTool([...call.split(' '), '--json']);
    expect(rest).toEqual({ code, stdout: '' });
    const { error, hint: advice, ...more } = JSON.parse(stderr) as Record<string, unknown>;
    expect({ error, more }).toEqual({ error: said, more: {} });
    expect(advice).toEqual(expect.stringContaining(hint));
  });
});

it('what follows -- is never an option', async () => {
  const { stderr, ...rest } = await callTool(['grade', '--', '--json', 'good']);
  expect(rest).toEqual({ code: 1, stdout: '' });
  expect(stderr).toMatch(/^llm-interview: there is no question "--json"/);
});

it('an error keeps its stack for who asks for it', async () => {
  const env = { DEBUG: 'llm-interview' };
  const { stderr } = await callTool(['list', '--deck', '/nonexistent'], { env });
  expect(stderr).toMatch(/^llm-interview: there is no folder \/nonexistent\n/);
  expect(stderr).toMatch(/\n {4}at /);
});
