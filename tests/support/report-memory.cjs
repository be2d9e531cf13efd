/**
 * Preloaded into a process: at each SIGUSR2 it collects its garbage and adds a line of JSON to the file that
 * MEMORY_REPORT names. Needs --expose-gc.
 */
const { appendFileSync } = require('node:fs');

process.on('SIGUSR2', () => {
  global.gc();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  const emitters = [process, process.stdin, process.stdout, process.stderr];
  const report = {
    bytes: heapUsed + arrayBuffers,
    resources: process.getActiveResourcesInfo().sort(),
    listeners: emitters.map((emitter) =>
      Object.fromEntries(emitter.eventNames().map((name) => [name, emitter.listenerCount(name)])),
    ),
  };
  appendFileSync(process.env.MEMORY_REPORT, `${JSON.stringify(report)}\n`);
});
