import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Rating } from '../../src/memory/events.ts';
import { Memory } from '../../src/memory/memory.ts';
import { memoryOptions } from '../support/memory-options.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const NOW = new Date('2026-11-23T12:00:00Z');
const TODAY = 20_780;
const DAY = 86_400_000;

async function limited(days: number): Promise<Memory> {
  const memory = await Memory.open(memoryOptions(temporaryFolder()));
  memory.limitDue(new Map([['rope', TODAY + days]]));
  return memory;
}

function dueOf(memory: Memory, question: string): number | undefined {
  const { recall } = memory.of(question);
  return recall.state === 'reviewed' ? recall.due - TODAY : undefined;
}

it('shows the interval that it gives, never beyond the limit', async () => {
  const memory = await limited(4);
  expect(await memory.intervals('rope', NOW)).toEqual({ 1: 0, 2: 1, 3: 2, 4: 4 });
  await memory.record({ event: 'review', question: 'rope', rating: 4 }, NOW);
  expect(dueOf(memory, 'rope')).toBe(4);
});

it('leaves other questions alone', async () => {
  const memory = await limited(4);
  expect(await memory.intervals('lora', NOW)).toEqual({ 1: 0, 2: 1, 3: 2, 4: 8 });
  await memory.record({ event: 'review', question: 'lora', rating: 4 }, NOW);
  expect(dueOf(memory, 'lora')).toBe(8);
});

it('changes nothing of what is remembered: without the limit the question is due as ever', async () => {
  const memory = await limited(2);
  const { id } = await memory.record({ event: 'review', question: 'rope', rating: 4 }, NOW);
  memory.limitDue(new Map());
  expect(dueOf(memory, 'rope')).toBe(8);
  memory.limitDue(new Map([['rope', TODAY + 2]]));
  await memory.record({ event: 'undo', of: id, question: 'rope' }, NOW);
  expect(memory.of('rope').recall.state).toBe('new');
});

it('undo brings back what was due before, within the limit', async () => {
  const memory = await limited(5);
  await memory.record({ event: 'review', question: 'rope', rating: 3 }, NOW);
  expect(dueOf(memory, 'rope')).toBe(2);
  const tomorrow = new Date(NOW.getTime() + DAY);
  const { id } = await memory.record({ event: 'review', question: 'rope', rating: 4 }, tomorrow);
  expect(dueOf(memory, 'rope')).toBe(5);
  await memory.record({ event: 'undo', of: id, question: 'rope' }, tomorrow);
  expect(dueOf(memory, 'rope')).toBe(2);
});

it('whatever is answered until the date: the keys tell the truth, and nothing is put off beyond it', async () => {
  const review = fc.record({
    rating: fc.constantFrom<Rating>(1, 2, 3, 4),
    wait: fc.integer({ min: 0, max: 4 }),
    undo: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 30 }),
      fc.array(review, { minLength: 1, maxLength: 6 }),
      async (limit, reviews) => {
        const memory = await limited(limit);
        let day = 0;
        for (const { rating, wait, undo } of reviews) {
          day = Math.min(day + wait, limit - 1);
          const now = new Date(NOW.getTime() + day * DAY);
          const before = memory.of('rope');
          const intervals = await memory.intervals('rope', now);
          const review = { event: 'review', question: 'rope', rating } as const;
          const { id } = await memory.record(review, now);
          expect(dueOf(memory, 'rope')).toBe(day + intervals[rating]);
          expect(dueOf(memory, 'rope')).toBeLessThanOrEqual(limit);
          if (!undo) continue;
          await memory.record({ event: 'undo', of: id, question: 'rope' }, now);
          expect(memory.of('rope').recall).toEqual(before.recall);
        }
      },
    ),
    { numRuns: 40 },
  );
});
