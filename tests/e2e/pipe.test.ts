import { spawn } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { placeOf, runShell, runTool, TOOL } from '../support/run.ts';
import { manyQuestions } from '../support/small-decks.ts';

const ENDS_QUIETLY = { code: 0, stderr: '' };

/** More than the 64 KiB that a pipe takes before its reader reads. */
const LONG = 700;

describe('a pipe', () => {
  it('may take one line only', async () => {
    const { stdout, ...end } = await runShell('set -o pipefail; "$NODE" "$TOOL" list | head -1');
    expect(end).toEqual(ENDS_QUIETLY);
    expect(stdout).toMatch(/^[a-z-]+ \d+\n$/);
  });

  it.each([
    ['stdout', ['show', 'rope'], 'stdout'],
    ['stdout of a long list', ['list', '--json', '--deck', 'LONG'], 'stdout'],
    ['stderr', ['drill'], 'stderr'],
  ] as const)('whose reader has gone away is no error: %s', async (_, args, stream) => {
    const deck = manyQuestions(LONG);
    const child = spawn(
      process.execPath,
      [TOOL, ...args.map((arg) => (arg === 'LONG' ? deck : arg))],
      { ...placeOf({}), stdio: ['ignore', 'pipe', 'pipe'] },
    );
    const other = stream === 'stdout' ? child.stderr : child.stdout;
    child[stream].destroy();
    let written = '';
    other.on('data', (data) => {
      written += data;
    });
    const code = await new Promise((resolve) => child.on('close', resolve));
    expect({ code, written }).toEqual({ code: stream === 'stdout' ? 0 : 2, written: '' });
  });

  it('gets a long output whole, however slowly it is read', async () => {
    const deck = manyQuestions(LONG);
    const args = ['list', '--json', '--deck', deck];
    const child = spawn(process.execPath, [TOOL, ...args], {
      ...placeOf({}),
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const parts: Buffer[] = [];
    for await (const part of child.stdout) {
      parts.push(part as Buffer);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    const rows = JSON.parse(Buffer.concat(parts).toString()) as { id: string }[];
    expect(Buffer.concat(parts).length).toBeGreaterThan(2 * 65_536);
    expect(rows.map(({ id }) => id).sort()).toEqual(
      Array.from({ length: LONG }, (_, index) => `q${index + 1}`).sort(),
    );
  });

  it('gets the Markdown of an answer, without colour, in 80 columns', async () => {
    const { stdout, ...end } = await runShell('"$NODE" "$TOOL" show context window | cat');
    expect(end).toEqual(ENDS_QUIETLY);
    expect(stdout).not.toContain('\x1b');
    expect(stdout).toMatch(/\*\*\w[\s\S]*\n- /);
    expect(stdout.split('\n').filter((line) => line.length > 80 && !/https:/.test(line))).toEqual(
      [],
    );
  });

  it('gets nothing but data: what is said besides goes to stderr', async () => {
    const found = await runTool(['show', 'rope', 'angles']);
    expect(found.stderr).toMatch(/^Best match for "rope angles"; also: /);
    expect(found.stdout).toMatch(/^attention · basic · new · rotary-position-embeddings\n/);
    const missed = await runTool(['search', 'xyzzy']);
    expect(missed).toMatchObject({ code: 0, stdout: '' });
    expect(missed.stderr).toMatch(/^Nothing found for "xyzzy"/);
  });
});
