import fc from 'fast-check';
import { expect, it } from 'vitest';
import { EventTable } from '../../src/memory/event-table.ts';
import type { JournalEvent } from '../../src/memory/events.ts';
import { timeTaken } from '../../src/memory/times.ts';
import { journals } from '../support/journal-arbitraries.ts';
import { timed } from '../support/journal-rows.ts';

const AT = '2026-11-23T10:00:00.000-03:30';
const COMMON = { v: 1, id: 'a', at: AT, question: 'rope' } as const;

function kept(event: JournalEvent) {
  const table = new EventTable();
  table.add(timed(event));
  return table.at(0);
}

it.each<[string, JournalEvent, object]>([
  [
    'what a review took in all',
    {
      ...COMMON,
      event: 'review',
      rating: 4,
      ms: 1000,
      markingMs: 500.5,
      mode: 'type',
      points: [1],
    },
    { event: 'review', rating: 4, ms: 1500.5 },
  ],
  [
    'nothing where nobody measured it',
    { ...COMMON, event: 'review', rating: 1 },
    { event: 'review', rating: 1, ms: 0 },
  ],
  [
    'which follow-up was missed',
    { ...COMMON, event: 'followUp', followUp: 70_000, got: false },
    { event: 'followUp', followUp: 70_000, got: false },
  ],
  [
    'and which was got',
    { ...COMMON, event: 'followUp', followUp: 0, got: true },
    { event: 'followUp', followUp: 0, got: true },
  ],
  ['a status', { ...COMMON, event: 'bury' }, { event: 'bury' }],
])('a table keeps of an event %s', (_, event, expected) => {
  const { time, wallClock } = timed(event);
  expect(kept(event)).toEqual({
    event: { id: 'a', question: 'rope', ...expected },
    time,
    wallClock,
  });
});

it('keeps what a review took however strange the number in its line is', () => {
  for (const ms of [Number.NaN, -5, 1e300, '12', 'x', null, [7]] as number[]) {
    const event = { ...COMMON, event: 'review', rating: 3, ms } as const;
    expect(kept(event).event).toMatchObject({ ms: timeTaken(event) });
  }
});

it('keeps every event with its question, id, instant and wall clock, and what was undone', () => {
  fc.assert(
    fc.property(journals, journals, journals, (...lists) => {
      const events = lists.flat();
      const table = new EventTable();
      for (const event of events) table.add(event);
      expect(table.length).toBe(events.length);
      for (const [row, { event, time, wallClock }] of events.entries()) {
        const { id, question } = event;
        expect(table.at(row)).toMatchObject({ event: { id, question }, time, wallClock });
        expect(table.isUndo(row)).toBe(event.event === 'undo');
      }
      const undone = events.flatMap(({ event }) => (event.event === 'undo' ? event.of : []));
      expect(table.undone).toEqual(new Set(undone));
    }),
  );
});
