/**
 * Preloaded into a process: at each SIGUSR2 it collects its garbage and adds a line of JSON to the file that
 * MEMORY_REPORT names. Needs --expose-gc.
 */
const { appendFileSync } = require('node:fs');
const { getHeapSpaceStatistics } = require('node:v8');

/** Code, which is compiled sooner or later, has spaces of its own. */
const CODE = /code|trusted/;

function bytesOfData() {
  const spaces = getHeapSpaceStatistics().filter(({ space_name }) => !CODE.test(space_name));
  const { arrayBuffers } = process.memoryUsage();
  return spaces.reduce((sum, { space_used_size }) => sum + space_used_size, arrayBuffers);
}

process.on('SIGUSR2', () => {
  global.gc();
  global.gc(); // what the first one moved is counted once it has settled
  const emitters = [process, process.stdin, process.stdout, process.stderr];
  const report = {
    bytes: bytesOfData(),
    resources: process.getActiveResourcesInfo().sort(),
    listeners: emitters.map((emitter) =>
      Object.fromEntries(emitter.eventNames().map((name) => [name, emitter.listenerCount(name)])),
    ),
  };
  appendFileSync(process.env.MEMORY_REPORT, `${JSON.stringify(report)}\n`);
});
