#!/usr/bin/env node
// The built program; `npm run dev -- <arguments>` runs the source instead.
const { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } = require('node:fs');
const Module = require('node:module');
const { dirname, join } = require('node:path');
const { Script } = require('node:vm');

const root = dirname(__dirname);
const main = join(root, 'dist', 'main.cjs');
const stats = statSync(main, { throwIfNoEntry: false });
if (stats === undefined) {
  process.stderr.write('llm-interview: the program is not built\n  run: npm run build\n');
  process.exit(1);
}

// Compiling the program would take a tenth of a look-up, so what V8 made of it is kept beside it: by this
// Node, of this build. V8 itself refuses what it cannot use.
const kept = join(root, 'dist', 'compiled', `${process.version}-${process.arch}-${stats.mtimeMs}`);
const cachedData = readIfThere(kept);
const source = Module.wrap(readFileSync(main, 'latin1'));
const script = new Script(source, { filename: main, cachedData });

load(script)
  .main(root, true)
  .then(() => {
    if (cachedData === undefined || script.cachedDataRejected) keep(script.createCachedData());
  });

/** What the script exports, as if it had been required. */
function load(script) {
  const program = new Module(main, module);
  program.filename = main;
  program.paths = module.paths;
  require.cache[main] = program;
  const require_ = (path) => program.require(path);
  script.runInThisContext()(program.exports, require_, program, main, dirname(main));
  return program.exports;
}

function readIfThere(path) {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}

/** In one step, since others may read it. Where the package may not be written, every run compiles. */
function keep(compiled) {
  try {
    mkdirSync(dirname(kept), { recursive: true });
    const draft = `${kept}.${process.pid}`;
    writeFileSync(draft, compiled);
    renameSync(draft, kept);
  } catch {
    // the next run tries again
  }
}
