import { once } from 'node:events';
import fc from 'fast-check';
import type { NewEvent, Rating } from '../../src/memory/events.ts';
import { Memory } from '../../src/memory/memory.ts';
import { newestEvent } from '../../src/memory/newest-event.ts';
import { memoryOptions } from './memory-options.ts';

/**
 * A process that does all that a user can, for tests of several at once: record-mixed.ts <state>
 * <cache> <count> <seed>. Says "ready" and waits for a line on stdin so that all start together. The
 * clocks of all show the same times, and go to and fro.
 */
const [directory = '', cache = '', count = '0', seed = '0'] = process.argv.slice(2);
const START = Date.UTC(2020, 0, 1, 12);
const MINUTE = 60_000;

const steps = fc.record({
  what: fc.constantFrom(1, 2, 3, 4, 'undo', 'undo', 'suspend', 'resume', 'bury', 'forget'),
  question: fc.constantFrom('q1', 'q2', 'q3'),
  minutes: fc.constantFrom(0, 1, 60, 2000, -30),
  after: fc.constantFrom('go on', 'go on', 'settle', 'open anew'),
});

const options = memoryOptions('', { directory, cache, fuzz: true });
let memory = await Memory.open(options);
process.stdout.write('ready\n');
await once(process.stdin, 'data');

let time = START;
for (const step of fc.sample(steps, { numRuns: Number(count), seed: Number(seed) })) {
  time += step.minutes * MINUTE;
  await memory.record(eventOf(step), new Date(time));
  if (step.after === 'settle') await memory.settle();
  if (step.after === 'open anew') memory = await Memory.open(options);
}
process.exit();

function eventOf({ what, question }: { what: number | string; question: string }): NewEvent {
  if (typeof what === 'number') return { event: 'review', question, rating: what as Rating };
  if (what !== 'undo') return { event: what as 'suspend', question };
  // As the command does: it may be what another process has just done, or taken back.
  const newest = newestEvent(directory);
  if (newest === undefined) return { event: 'bury', question };
  return { event: 'undo', of: newest.id, question: newest.question };
}
