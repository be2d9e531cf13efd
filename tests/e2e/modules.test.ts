import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { type RunOptions, runTool, TOOL } from '../support/run.ts';
import { threeQuestions } from '../support/small-decks.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { startTool } from '../support/terminal.ts';

const DIST = join(TOOL, '..', '..', 'dist');

/** Text that stands in the code of each heavy package, whatever it is bundled with. */
const MARKS = {
  inquirer: 'User force closed the prompt',
  conf: 'Config schema violation',
  'ts-fsrs': 'next_state',
  marked: 'markedjs/marked',
  'highlight.js': 'hljs-',
  yaml: 'tag:yaml.org,2002:',
  valibot: 'strict_object',
} as const;

/** The files of the built program that a command loads; V8 notes each in its coverage. */
async function loadedBy(
  args: readonly string[],
  { env = {}, ...options }: RunOptions = {},
): Promise<string[]> {
  const coverage = temporaryFolder();
  const { code } = await runTool(args, {
    ...options,
    env: { ...env, NODE_V8_COVERAGE: coverage },
  });
  expect(code).toBe(0);
  const urls = readdirSync(coverage).flatMap((file) => {
    const { result } = JSON.parse(readFileSync(join(coverage, file), 'utf8'));
    return (result as { url: string }[]).map(({ url }) => url);
  });
  return urls.filter((url) => url.startsWith('file:')).map((url) => fileURLToPath(url));
}

/** The heavy packages of which something is in these files. */
function packagesIn(files: readonly string[]): string[] {
  const text = files.map((file) => readFileSync(file, 'utf8')).join('\n');
  return Object.entries(MARKS)
    .filter(([, mark]) => text.includes(mark))
    .map(([name]) => name);
}

describe('a look-up command', () => {
  it.each([
    [['list']],
    [['list', '--json']],
    [['show', 'rope']],
    [['show', 'rope', '--json']],
    [['search', 'kv', 'cache']],
    [['--help']],
    [['drill', '--help']],
    [[]],
  ])('loads no heavy package: %s', async (args) => {
    const files = await loadedBy(args);
    expect(files).toContain(join(DIST, 'main.cjs'));
    expect(packagesIn(files)).toEqual([]);
  });

  it('loads none after a drill either: the answers are folded already', async () => {
    const home = temporaryFolder();
    const drill = startTool(['drill', 'rope'], { home });
    await drill.waitFor('q quit');
    drill.press(' 4\r');
    await drill.ended();
    expect(packagesIn(await loadedBy(['list'], { home }))).toEqual([]);
  });
});

describe('a command that needs a heavy package', () => {
  it.each([
    [['grade', 'rope', 'good'], ['ts-fsrs']],
    [['config', 'set', 'count', '3'], ['conf']],
    [
      ['check', '.'],
      ['yaml', 'valibot'],
    ],
    [
      ['show', 'one', '--deck', '.'],
      ['yaml', 'valibot'],
    ],
  ])('loads it, and no other: %s', async (args, packages) => {
    expect(packagesIn(await loadedBy(args, { cwd: threeQuestions() }))).toEqual(packages);
  });

  it('loads it, and no other: show in colour', async () => {
    const files = await loadedBy(['show', 'rope'], { env: { FORCE_COLOR: '1' } });
    expect(packagesIn(files)).toEqual(['marked']);
  });

  it('loads it, and no other: show in colour, of an answer with code', async () => {
    const files = await loadedBy(['show', 'prompt-templates'], { env: { FORCE_COLOR: '1' } });
    expect(packagesIn(files)).toEqual(['marked', 'highlight.js']);
  });

  it('is all that does: every one of them is in the build', () => {
    const chunks = join(DIST, 'chunks');
    const files = readdirSync(chunks).map((file) => join(chunks, file));
    expect(packagesIn(files)).toEqual(Object.keys(MARKS));
  });
});
