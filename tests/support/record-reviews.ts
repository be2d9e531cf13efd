import { once } from 'node:events';
import { Memory } from '../../src/memory/memory.ts';
import { memoryOptions } from './memory-options.ts';

/**
 * A process that reviews, for tests of several at once: record-reviews.ts <folder> <name> <count>.
 * Says "ready", waits for a line on stdin so that all start together, and reviews questions named
 * after it. It would name the machine after itself too.
 */
const [folder = '', name = '', count = '0'] = process.argv.slice(2);
const memory = await Memory.open(memoryOptions(folder, { newDevice: () => name }));

process.stdout.write('ready\n');
await once(process.stdin, 'data');
for (let index = 0; index < Number(count); index += 1) {
  const now = new Date(Date.UTC(2026, 10, 23, 10, 0, index));
  await memory.record({ event: 'review', question: `${name}-${index % 3}`, rating: 3 }, now);
  if (index % 10 === 0) await memory.settle();
}
process.exit();
