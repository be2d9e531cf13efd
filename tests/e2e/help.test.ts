import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { describe, expect, it } from 'vitest';
import type { Run } from '../support/run.ts';
import { callTool } from '../support/warm-tool.ts';

interface Documented {
  /** The words after llm-interview. */
  readonly words: readonly string[];
  /** What it takes: "[options] <name>". */
  readonly takes: string;
}

const helps = new Map<string, Promise<Run>>();

/** What a command prints with --help; each is asked once. */
function helpOf(words: readonly string[]): Promise<Run> {
  const call = words.join(' ');
  const run = helps.get(call) ?? callTool([...words, '--help'], { home: tmpdir() });
  helps.set(call, run);
  return run;
}

/** The commands that the help lists, and theirs; not help itself. */
async function commandsBelow(words: readonly string[]): Promise<Documented[]> {
  const { stdout } = await helpOf(words);
  const section = /\nCommands:\n((?: {2}.*\n)+)/.exec(stdout)?.[1] ?? '';
  const rows = [...section.matchAll(/^ {2}([a-z]+)(?:\|\S+)?( \S[^ ]*(?: [[<]\S+)*)? {2,}/gm)];
  const found = rows
    .map(([, name = '', takes = '']) => ({ words: [...words, name], takes: takes.trim() }))
    .filter(({ words: [first] }) => first !== 'help');
  const below = await Promise.all(found.map(({ words: inner }) => commandsBelow(inner)));
  return [...found, ...below.flat()];
}

const all = await commandsBelow([]);

function examplesIn(help: string): string[] {
  const lines = help.split('\nExamples:\n')[1]?.trimEnd().split('\n') ?? [];
  return lines.map((line) => line.trim());
}

describe('the help', () => {
  it('lists every command that the tool has', () => {
    const names = all.map(({ words }) => words.join(' '));
    expect(names).toEqual(
      expect.arrayContaining(['review', 'drill', 'list', 'search', 'show', 'grade', 'undo']),
    );
    expect(names).toEqual(expect.arrayContaining(['check', 'config', 'config set', 'config path']));
  });

  it.each([['--help'], ['-h'], ['help'], ['--no-color', '--help']])(
    'of the tool: %s',
    async (...args) => {
      const { code, stdout, stderr } = await callTool(args);
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      expect(stdout).toMatch(/^Usage: llm-interview \[options\] \[command\]\n/);
      expect(stdout.split('\n').filter((line) => line.length > 80)).toEqual([]);
      expect(examplesIn(stdout).length).toBeGreaterThanOrEqual(2);
    },
  );

  it.each(all.map(({ words, takes }) => [words.join(' '), takes] as const))(
    'of %s is short, in 80 columns and has examples',
    async (call, takes) => {
      const { code, stdout, stderr } = await helpOf(call.split(' '));
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      expect(stdout.startsWith(`Usage: llm-interview ${call}`)).toBe(true);
      expect(stdout.split('\n').filter((line) => line.length > 80)).toEqual([]);
      const examples = examplesIn(stdout);
      // A command without variants has but one way to be called.
      expect(examples.length).toBeGreaterThanOrEqual(takes === '' ? 1 : 2);
      expect(examples.filter((example) => !example.includes('llm-interview'))).toEqual([]);
      expect(examples.join('\n')).toContain(`llm-interview ${call}`);
    },
  );

  it.each(all.filter(({ words }) => words.length === 1).map(({ words }) => words))(
    'of %s is what "help" prints too',
    async (name) => {
      expect(await callTool(['help', name])).toEqual(await helpOf([name]));
    },
  );
});

it.each(['--version', '-V'])('%s prints the version of the package alone', async (option) => {
  const manifest = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  const { version } = JSON.parse(manifest) as { version: string };
  expect(await callTool([option])).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
});
