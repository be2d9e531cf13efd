import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../src/bank/question.ts';
import { type Run, runShell, runTool } from '../support/run.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** The published package, unpacked in a folder of its own. */
function unpack(): string {
  const folder = temporaryFolder();
  const pack = ['pack', '--ignore-scripts', '--silent', '--pack-destination', folder];
  const file = execFileSync('npm', pack, { cwd: ROOT, encoding: 'utf8' }).trim();
  execFileSync('tar', ['-xzf', join(folder, file), '-C', folder]);
  return join(folder, 'package');
}

/** Runs a published program. */
function run(root: string, ...args: string[]): Promise<Run> {
  return runShell('exec "$NODE" "$@"', {}, [join(root, 'bin', 'llm-interview.cjs'), ...args]);
}

describe('the published package', () => {
  it('needs no other package, and has every question in every language', async () => {
    const root = unpack();
    const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    expect(manifest).not.toHaveProperty('dependencies');
    expect(manifest).not.toHaveProperty('peerDependencies');
    for (const lang of LANGUAGES) {
      const published = await run(root, 'list', '--json', '--lang', lang);
      expect(published.stdout).toBe((await runTool(['list', '--json', '--lang', lang])).stdout);
    }
    const shown = await run(root, 'show', 'rope', '--lang', 'fr');
    expect(shown.stdout).toContain('Comment RoPE encode-t-il la position');
    const found = await run(root, 'search', 'cache', 'clé', 'valeur', '--lang', 'fr');
    expect(found.stdout.split('\n')[0]).toContain('cache KV');
    expect(await run(root, 'check')).toMatchObject({
      code: 2,
      stderr: `llm-interview: the published package has no files of the bundled questions to check
  name a folder of your own: llm-interview check ~/my-deck
`,
    });
  });

  it('keeps what V8 made of it, and heeds it only where it is whole and of this build', async () => {
    const root = unpack();
    const folder = join(root, 'dist', 'compiled');
    const keptFiles = () => readdirSync(folder).map((file) => join(folder, file));
    expect(existsSync(folder)).toBe(false);
    const first = await run(root, '--help');
    const [kept = '', ...others] = keptFiles();
    expect(others).toEqual([]);
    const whole = readFileSync(kept);
    expect(await run(root, '--help')).toEqual(first);

    for (const damaged of [
      whole.subarray(0, 4000),
      Buffer.alloc(0),
      Buffer.from('no code at all'),
    ]) {
      writeFileSync(kept, damaged);
      expect(await run(root, '--help')).toEqual(first);
      expect(readFileSync(kept).length).toBeGreaterThan(damaged.length);
    }

    const main = join(root, 'dist', 'main.cjs');
    const other = readFileSync(main, 'utf8').replaceAll(
      'with spaced repetition',
      'with spaced reputation',
    );
    writeFileSync(main, other);
    const changed = await run(root, '--help');
    expect(changed.stdout).toContain('with spaced reputation');
    expect(await run(root, '--help')).toEqual(changed);
  });

  it('says in one line that it is not built', async () => {
    const root = unpack();
    rmSync(join(root, 'dist'), { recursive: true });
    expect(await run(root, 'list')).toEqual({
      code: 1,
      stdout: '',
      stderr: 'llm-interview: the program is not built\n  run: npm run build\n',
    });
  });

  it('runs from where nothing can be written', async () => {
    const root = unpack();
    writeFileSync(join(root, 'dist', 'compiled'), 'a file stands in the way');
    const { code, stderr } = await run(root, 'list');
    expect([code, stderr]).toEqual([0, '']);
  });
});
