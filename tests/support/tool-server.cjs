/**
 * Runs the built program as often as it is told to, each time loaded anew: for warm-tool.ts, which
 * tells the arguments and the place, and gets the exit code once all is written.
 */
const { dirname, join } = require('node:path');
const { setImmediate: nextTurn } = require('node:timers/promises');

const root = dirname(dirname(process.env.TOOL ?? ''));
const dist = join(root, 'dist');
// Open from the first, so that a run is over when as much is open as before it.
const streams = [process.stdout, process.stderr];

process.on('message', async ({ args, cwd, env, mark }) => {
  process.chdir(cwd);
  for (const name of Object.keys(process.env)) if (!(name in env)) delete process.env[name];
  Object.assign(process.env, env);
  process.argv.splice(2, process.argv.length, ...args);
  for (const path of Object.keys(require.cache)) {
    if (path.startsWith(dist)) delete require.cache[path];
  }
  process.exitCode = undefined;
  const before = process.getActiveResourcesInfo().length;
  const listening = listeners();
  await require(join(dist, 'main.cjs')).main(root, true);
  // A process ends when it has nothing left to do.
  while (process.getActiveResourcesInfo().length > before) await nextTurn();
  // Each run loads its libraries anew, and they listen for the end of the process.
  for (const [name, listener] of listeners()) {
    if (!listening.some(([, other]) => other === listener)) process.off(name, listener);
  }
  for (const stream of streams) {
    await new Promise((done) => stream.write(mark, done));
    stream.removeAllListeners('error');
  }
  process.send(process.exitCode ?? 0);
});

/** Who listens to the process, and for what. */
function listeners() {
  return process
    .eventNames()
    .flatMap((name) => process.rawListeners(name).map((listener) => [name, listener]));
}

process.on('disconnect', () => process.exit());
