/** Builds dist/: the bundled program, the compiled bank and the licences of what was bundled. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Metafile } from 'esbuild';
import { compileBank } from '../src/bank/compile.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, 'dist');

const { metafile, outputFiles } = await build({
  absWorkingDir: root,
  entryPoints: ['src/main.ts'],
  outdir: 'dist',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.17',
  chunkNames: 'chunks/[name]-[hash]',
  minifySyntax: true,
  minifyWhitespace: true,
  keepNames: true,
  legalComments: 'none',
  metafile: true,
  write: false,
  // Some CommonJS dependencies require Node's own modules.
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
  },
});
// Only a build that succeeded replaces the last one.
rmSync(dist, { recursive: true, force: true });
for (const { path, contents } of outputFiles) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, contents);
}
writeFileSync(join(dist, 'THIRD-PARTY.txt'), licences(metafile));
const compiled = compileBank(root);
console.log(`dist: ${Object.keys(metafile.outputs).length} files, ${compiled} questions`);

/** The licence text of every package of which something is in the bundle. */
function licences({ inputs }: Metafile): string {
  const packages = new Set<string>();
  for (const input of Object.keys(inputs)) {
    const match = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input);
    if (match?.[1] !== undefined) packages.add(match[1]);
  }
  return [...packages].sort().map(notice).join('\n\n');
}

function notice(folder: string): string {
  const manifest = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
  const heading = `${manifest.name} ${manifest.version} (${manifest.license})`;
  for (const file of [
    'LICENSE',
    'LICENSE.md',
    'license',
    'LICENCE',
    'LICENSE.txt',
    'LICENSE-MIT',
  ]) {
    try {
      return `${heading}\n\n${readFileSync(join(root, folder, file), 'utf8').trim()}`;
    } catch {
      // most packages use one of these names
    }
  }
  return heading;
}
