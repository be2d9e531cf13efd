import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
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

describe('the published package', () => {
  it('needs no other package, and has every question in every language', async () => {
    const root = unpack();
    const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    expect(manifest).not.toHaveProperty('dependencies');
    expect(manifest).not.toHaveProperty('peerDependencies');
    const run = (...args: string[]): Promise<Run> =>
      runShell('exec "$NODE" "$@"', {}, [join(root, 'bin', 'llm-interview.cjs'), ...args]);
    for (const lang of LANGUAGES) {
      const published = await run('list', '--json', '--lang', lang);
      expect(published.stdout).toBe((await runTool(['list', '--json', '--lang', lang])).stdout);
    }
    const shown = await run('show', 'rope', '--lang', 'fr');
    expect(shown.stdout).toContain('Comment RoPE encode-t-il la position');
    const found = await run('search', 'cache', 'clé', 'valeur', '--lang', 'fr');
    expect(found.stdout.split('\n')[0]).toContain('cache KV');
    expect(await run('check')).toMatchObject({
      code: 2,
      stderr: `llm-interview: the published package has no files of the bundled questions to check
  name a folder of your own: llm-interview check ~/my-deck
`,
    });
  });
});
