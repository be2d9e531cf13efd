import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from '../../src/memory/fold.ts';
import { type Progress, UNTOUCHED } from '../../src/memory/progress.ts';
import { readEvents } from '../../src/memory/read-events.ts';
import { createScheduler } from '../../src/memory/scheduler.ts';
import { compareEvents, type TimedEvent } from '../../src/memory/standing.ts';
import { journals } from '../support/journal-arbitraries.ts';
import { timed } from '../support/journal-rows.ts';
import { DAY_STARTS_AT, SCHEDULER_OPTIONS } from '../support/memory-options.ts';
import { inTemporaryFolder } from '../support/temporary-folder.ts';

const OPTIONS = {
  scheduler: createScheduler({ ...SCHEDULER_OPTIONS, fuzz: true }),
  dayStartsAt: DAY_STARTS_AT,
};

function folded(events: readonly TimedEvent[], start?: Progress): Progress {
  return fold(events, OPTIONS, start);
}

function shuffled<T>(items: readonly T[]): fc.Arbitrary<T[]> {
  return fc.shuffledSubarray([...items], { minLength: items.length });
}

const permuted = journals.chain((events) => fc.tuple(fc.constant(events), shuffled(events)));

describe('the progress that a journal gives', () => {
  it('is the same in whatever order its events are read', () => {
    fc.assert(
      fc.property(permuted, ([events, others]) => {
        expect(folded(others)).toEqual(folded(events));
      }),
      { numRuns: 500 },
    );
  });

  it('is the same when two events claim one id, in whatever order they are read', () => {
    const clashing = permuted.map((orders) =>
      orders.map((events) =>
        events.map(({ event, ...moment }) => ({
          event: { ...event, id: event.id[0] as string },
          ...moment,
        })),
      ),
    );
    fc.assert(
      fc.property(clashing, (orders) => {
        expect(folded(orders[1] ?? [])).toEqual(folded(orders[0] ?? []));
      }),
    );
  });

  it('is the same over however many files the events are spread', async () => {
    const spread = permuted.chain(([events, others]) =>
      fc.tuple(
        fc.constant(events),
        fc.constant(others),
        fc.array(fc.nat(3), { minLength: events.length, maxLength: events.length }),
      ),
    );
    await fc.assert(
      fc.asyncProperty(spread, ([events, others, machines]) =>
        inTemporaryFolder((folder) => {
          mkdirSync(join(folder, 'reviews'));
          const files = [0, 1, 2, 3].map((machine) => {
            const file = join(folder, 'reviews', `${machine}.jsonl`);
            const own = others.filter((_, index) => machines[index] === machine);
            writeFileSync(file, own.map(({ event }) => `${JSON.stringify(event)}\n`).join(''));
            return file;
          });
          expect(folded(readEvents(files).events)).toEqual(folded(events));
        }),
      ),
    );
  });

  it('counts an event once, however often it was copied', () => {
    const copied = journals.chain((events) =>
      fc.tuple(fc.constant(events), fc.array(fc.nat(), { maxLength: 20 })),
    );
    fc.assert(
      fc.property(copied, ([events, copies]) => {
        const copy = (index: number) => events.at(index % events.length) ?? [];
        expect(folded([...events, ...copies.flatMap(copy)])).toEqual(folded(events));
      }),
    );
  });

  it('is after an undo what it is without the event', () => {
    fc.assert(
      fc.property(journals, fc.nat(), (events, pick) => {
        // An undo itself is not taken back: the event can be journaled again.
        const candidates = events.filter(({ event }) => event.event !== 'undo');
        const target = candidates[pick % candidates.length]?.event;
        fc.pre(target !== undefined);
        const { id, at, question } = target;
        const undo = timed({ v: 1, id: 'undo', at, event: 'undo', of: id, question });
        const without = folded(events.filter(({ event }) => event.id !== id));
        expect(folded([...events, undo])).toEqual(without);
        expect(folded([undo, ...events, undo])).toEqual(without);
      }),
      { numRuns: 500 },
    );
  });

  it('can be continued at any point in time', () => {
    fc.assert(
      fc.property(journals, fc.nat(30), (events, split) => {
        const sorted = events
          .filter(({ event }) => event.event !== 'undo')
          .sort((a, b) => compareEvents([a.time, a.event.id], [b.time, b.event.id]));
        const start = folded(sorted.slice(0, split));
        expect(folded(sorted.slice(split), start)).toEqual(folded(sorted));
      }),
      { numRuns: 500 },
    );
  });

  it('leaves what it started from as it was', () => {
    fc.assert(
      fc.property(journals, journals, (events, more) => {
        const start = folded(events);
        folded(more, start);
        expect(start).toEqual(folded(events));
      }),
    );
  });

  it('counts each review that stands on one day, and no question without an event', () => {
    fc.assert(
      fc.property(journals, (events) => {
        const undone = new Set(
          events.flatMap(({ event }) => (event.event === 'undo' ? event.of : [])),
        );
        const standing = events.filter(
          ({ event }) => !undone.has(event.id) && event.event !== 'undo',
        );
        const { questions, days } = folded(events);
        const reviews = standing.filter(({ event }) => event.event === 'review').length;
        expect([...days.values()].reduce((sum, { reviews }) => sum + reviews, 0)).toBe(reviews);
        expect(new Set(questions.keys())).toEqual(
          new Set(standing.map(({ event }) => event.question)),
        );
        expect([...questions.values()]).not.toContain(UNTOUCHED);
      }),
    );
  });
});
