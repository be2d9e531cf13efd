/** Builds dist/: the bundled program, the compiled bank and the licences of what was bundled. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BuildOptions, build, type Metafile, type Plugin, transform } from 'esbuild';
import { compileBank } from '../src/bank/compile.ts';

/** Node's own modules, with or without "node:". */
const BUILTIN = new RegExp(`^(?:node:.*|${builtinModules.join('|')})$`);

/** Of Node's own, what core modules name but use in few runs: loaded when first used. */
const LATER: ReadonlySet<string> = new Set([
  // commander, for subcommands that are programs of their own
  'node:child_process',
  // the home folder, and the terminal's colours on Windows
  'node:os',
]);

/**
 * Node's own modules by process.getBuiltinModule, and of those only the names that are used: an
 * `import` of them copies every export, which loads streams and more that a look-up never uses.
 */
const lightBuiltins: Plugin = {
  name: 'light-builtins',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: BUILTIN }, ({ path, kind }) => ({
      path: path.replace(/^(?!node:)/, 'node:'),
      namespace: kind === 'require-call' ? 'required-builtin' : 'builtin',
      sideEffects: false,
    }));
    onLoad({ filter: /.*/, namespace: 'required-builtin' }, ({ path }) => {
      return { contents: `module.exports = ${whole(path)}` };
    });
    onLoad({ filter: /.*/, namespace: 'builtin' }, ({ path }) => {
      return {
        contents: [
          `export default ${whole(path)};`,
          ...namesOf(path).map((name) => exportOf(path, name)),
        ].join('\n'),
      };
    });
  },
};

/** A module as an object. */
function whole(path: string): string {
  if (!LATER.has(path)) return builtin(path);
  return `{ ${namesOf(path).map((name) => `get ${name}() { return ${builtin(path)}.${name} }`)} }`;
}

function namesOf(path: string): string[] {
  return Object.keys(process.getBuiltinModule(path) ?? {}).filter((name) => name !== 'default');
}

function builtin(path: string): string {
  return `process.getBuiltinModule(${JSON.stringify(path)})`;
}

/** Marked as without effect, so that the bundler leaves out those that nobody imports. */
function exportOf(path: string, name: string): string {
  const isFunction = typeof Reflect.get(process.getBuiltinModule(path) ?? {}, name) === 'function';
  if (LATER.has(path) && isFunction)
    return `export function ${name}(...args) { return ${builtin(path)}.${name}(...args) }`;
  return `export const ${name} = /* @__PURE__ */ (() => ${builtin(path)}.${name})();`;
}

/** Their default export: what they found out. */
const DETECTED = /const supports\w+ = \{\n(?:\t.*\n)+\};\n+export default \w+;/;

/**
 * Packages that ask the terminal what it can show as they are loaded. For chalk the theme sets the
 * level; what the others find out for every stream there is, nobody uses.
 */
const noDetectionAtLoad: Plugin = {
  name: 'no-detection-at-load',
  setup({ onResolve, onLoad }) {
    onLoad({ filter: /node_modules\/supports-(?:color|hyperlinks)\/index\.js$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replace(DETECTED, ''),
    }));
    onResolve({ filter: /^#supports-color$/ }, ({ path }) => ({ path, namespace: 'colour' }));
    onLoad({ filter: /.*/, namespace: 'colour' }, () => ({
      contents: 'export default { stdout: { level: 0 }, stderr: { level: 0 } }',
    }));
  },
};

/** What packages bring and we never reach: conf's schemas and migrations, gray-matter's own YAML. */
const UNUSED = new Map([
  ['ajv/dist/2020.js', 'export class Ajv2020 {}'],
  ['ajv-formats', 'export default {}'],
  ['semver', 'export default {}'],
  ['js-yaml', 'export function safeLoad() {} export function safeDump() {}'],
]);

const withoutUnused: Plugin = {
  name: 'without-unused',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^[a-z]/ }, ({ path }) =>
      UNUSED.has(path) ? { path, namespace: 'unused' } : undefined,
    );
    onLoad({ filter: /.*/, namespace: 'unused' }, ({ path }) => ({
      contents: UNUSED.get(path) ?? '',
    }));
  },
};

/**
 * Everything that the program loads at once goes into one chunk. Without this, each set of modules
 * that some lazily loaded part shares with it becomes a file of its own, a dozen in all.
 */
function oneCore(lazy: ReadonlySet<string>): Plugin {
  return {
    name: 'one-core',
    setup({ onLoad }) {
      onLoad({ filter: /\.[cm]?[jt]s$/ }, ({ path }) => {
        if (!lazy.has(path)) return undefined;
        const main = JSON.stringify(join(root, 'src', 'main.ts'));
        const loader = path.endsWith('.ts') ? 'ts' : 'js';
        return { contents: `${readFileSync(path, 'utf8')}\nimport ${main};`, loader };
      });
    },
  };
}

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, 'dist');
const MAIN = 'main.cjs';

const options = {
  absWorkingDir: root,
  entryPoints: ['src/main.ts'],
  outdir: 'dist',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.17',
  chunkNames: 'chunks/[name]-[hash]',
  minify: true,
  legalComments: 'none',
  metafile: true,
  write: false,
  // Native, and optional: it stays a package of its own.
  external: ['@open-spaced-repetition/binding'],
  outExtension: { '.js': '.cjs' },
} as const satisfies BuildOptions;

const plugins = [lightBuiltins, noDetectionAtLoad, withoutUnused];
const { inputs } = (await build({ ...options, plugins })).metafile;
const lazy = Object.values(inputs)
  .flatMap(({ imports }) => imports)
  .filter(({ kind }) => kind === 'dynamic-import')
  .map(({ path }) => join(root, path));
const { metafile, outputFiles } = await build({
  ...options,
  plugins: [...plugins, oneCore(new Set(lazy))],
});
// Only a build that succeeded replaces the last one.
rmSync(dist, { recursive: true, force: true });
const texts = new Map<string, string>();
for (const { path, text } of outputFiles) texts.set(relative(dist, path), await toCommonJs(text));
for (const [path, text] of withoutDetour(texts)) {
  mkdirSync(dirname(join(dist, path)), { recursive: true });
  writeFileSync(join(dist, path), text);
}
writeFileSync(join(dist, 'THIRD-PARTY.txt'), licences(metafile));
const compiled = compileBank(root);
// The first look-up leaves behind what V8 made of the program.
execFileSync(process.execPath, [join(root, 'bin', 'llm-interview.cjs'), 'search', 'kv cache'], {
  env: { ...process.env, LLM_INTERVIEW_HOME: join(dist, 'nobody') },
});
console.log(`dist: ${Object.keys(metafile.outputs).length} files, ${compiled} questions`);

/**
 * esbuild splits ECMAScript modules only, and Node takes a tenth longer to start with one of
 * them. What a chunk exports is a plain object: esbuild would define each name twice over.
 */
async function toCommonJs(code: string): Promise<string> {
  const transformed = await transform(code, {
    format: 'cjs',
    platform: 'node',
    target: 'node20.17',
    supported: { 'dynamic-import': false },
    minifySyntax: true,
    minifyWhitespace: true,
  });
  return transformed.code.replace(
    /__export\(\w+,\{(.*?)\}\);module\.exports=__toCommonJS\(\w+\);/,
    (_, exports: string) =>
      `module.exports={__esModule:!0,${exports.replace(/([\w$]+|"[^"]*"):\(\)=>([\w$.]+)/g, 'get $1(){return $2}')}};`,
  );
}

/**
 * esbuild makes of the entry point a file that only passes on what is in the core chunk. To spare Node
 * a file, the core chunk takes its place.
 */
function withoutDetour(texts: ReadonlyMap<string, string>): Map<string, string> {
  const entry = /get main\(\)\{return \w+\.(\w+)\}.*require\("\.\/(chunks\/([\w.-]+))"\)/s;
  const [, exported, core = '', file] = entry.exec(texts.get(MAIN) ?? '') ?? [];
  const text = texts.get(core);
  if (text === undefined) throw new Error(`${MAIN} is not what esbuild used to make`);
  const moved = new Map(
    [...texts].map(([path, code]) => [path, code.replaceAll(`"./${file}"`, `"../${MAIN}"`)]),
  );
  moved.delete(core);
  const fromDist = text.replaceAll('require("./', 'require("./chunks/');
  return moved.set(MAIN, `${fromDist}module.exports.main=module.exports.${exported};`);
}

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
