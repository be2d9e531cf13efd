import { expect, it } from 'vitest';
import { Memory } from '../../src/memory/memory.ts';
import { memoryOptions } from '../support/memory-options.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const NOW = new Date('2026-11-23T12:00:00Z');
const TODAY = 20_780;

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
