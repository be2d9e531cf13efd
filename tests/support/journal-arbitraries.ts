import fc from 'fast-check';
import { type JournalEvent, STATUS_EVENTS } from '../../src/memory/events.ts';
import type { TimedEvent } from '../../src/memory/standing.ts';
import { timed } from './journal-rows.ts';

const START = Date.UTC(2026, 10, 23);
const HOUR = 3_600_000;
/** West of Greenwich, there, east with minutes, and as far as it gets. */
const OFFSETS = [-300, 0, 330, 840];

const draft = fc.record({
  question: fc.constantFrom('rope', 'attention', '__proto__'),
  what: fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(1, 2, 3, 4) },
    { weight: 2, arbitrary: fc.constantFrom(...STATUS_EVENTS) },
    { weight: 2, arbitrary: fc.record({ undoes: fc.nat(30) }) },
  ),
  // Few instants, so that some events share one.
  time: fc.nat(200).map((count) => START + count * 6 * HOUR),
  offset: fc.constantFrom(...OFFSETS),
  letter: fc.constantFrom(...'abcdef'),
});

type Draft = typeof draft extends fc.Arbitrary<infer T> ? T : never;

/** Events of three questions, in any order, with ids that say nothing about it. */
export const journals: fc.Arbitrary<TimedEvent[]> = fc
  .array(draft, { maxLength: 30 })
  .map((drafts) => drafts.map((_, index) => timed(eventOf(drafts, index))));

function eventOf(drafts: readonly Draft[], index: number): JournalEvent {
  const { question, what, time, offset } = drafts[index] as Draft;
  const stamped = { v: 1, id: idOf(drafts, index), at: stampOf(time, offset), question } as const;
  if (typeof what === 'number') return { ...stamped, event: 'review', rating: what as 1 };
  if (typeof what === 'string') return { ...stamped, event: what };
  // Of an event of this journal, of one that it lacks, and of itself.
  return { ...stamped, event: 'undo', of: idOf(drafts, what.undoes) };
}

function idOf(drafts: readonly Draft[], index: number): string {
  return `${drafts[index]?.letter ?? 'z'}${index}`;
}

/** The timestamp of an instant on a clock that many minutes ahead of Greenwich. */
export function stampOf(time: number, offset: number): string {
  const local = new Date(time + offset * 60_000).toISOString().slice(0, -1);
  const two = (value: number) => String(value).padStart(2, '0');
  const [hours, minutes] = [Math.trunc(Math.abs(offset) / 60), Math.abs(offset) % 60];
  return `${local}${offset < 0 ? '-' : '+'}${two(hours)}:${two(minutes)}`;
}
