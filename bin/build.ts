/** Builds dist/: the bundled program, the compiled bank and the licences of what was bundled. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Metafile, type Plugin } from 'esbuild';
import { compileBank } from '../src/bank/compile.ts';

/**
 * Node's own modules by process.getBuiltinModule: an `import` of them copies every export, which
 * loads streams and more that a look-up never uses.
 */
const lightBuiltins: Plugin = {
  name: 'light-builtins',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^node:/ }, ({ path }) => ({ path, namespace: 'builtin' }));
    onLoad({ filter: /.*/, namespace: 'builtin' }, ({ path }) => {
      const builtin = `process.getBuiltinModule(${JSON.stringify(path)})`;
      // commander loads it for subcommands that are programs of their own; we have none.
      const later = path === 'node:child_process';
      return {
        contents: `module.exports = ${later ? `{ get spawn() { return ${builtin}.spawn }, get spawnSync() { return ${builtin}.spawnSync } }` : builtin}`,
      };
    });
  },
};

/** chalk asks the terminal what it can show as it is loaded; the theme sets the level itself. */
const noColourDetection: Plugin = {
  name: 'no-colour-detection',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^#supports-color$/ }, ({ path }) => ({ path, namespace: 'colour' }));
    onLoad({ filter: /.*/, namespace: 'colour' }, () => ({
      contents: 'export default { stdout: { level: 0 }, stderr: { level: 0 } }',
    }));
  },
};

/**
 * Everything that the program loads at once goes into one chunk. Without this, each set of modules
 * that some lazily loaded part shares with it becomes a file of its own, a dozen in all.
 */
const oneCore: Plugin = {
  name: 'one-core',
  setup({ onResolve, onLoad }) {
    const lazy = new Set<string>();
    onResolve({ filter: /^\.{1,2}\//, namespace: 'file' }, ({ kind, path, resolveDir }) => {
      if (kind === 'dynamic-import') lazy.add(join(resolveDir, path));
      return undefined;
    });
    onLoad({ filter: /\.ts$/ }, ({ path }) => {
      if (!lazy.has(path)) return undefined;
      const program = JSON.stringify(join(root, 'src', 'program.ts'));
      return { contents: `${readFileSync(path, 'utf8')}\nimport ${program};`, loader: 'ts' };
    });
  },
};

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
  legalComments: 'none',
  metafile: true,
  plugins: [lightBuiltins, noColourDetection, oneCore],
  write: false,
  // Native, and optional: it stays a package of its own.
  external: ['@open-spaced-repetition/binding'],
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
