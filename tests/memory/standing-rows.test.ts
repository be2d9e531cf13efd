import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EventTable } from '../../src/memory/event-table.ts';
import { fold, foldTable } from '../../src/memory/fold.ts';
import { readEvents, visitEvents } from '../../src/memory/read-events.ts';
import { createScheduler } from '../../src/memory/scheduler.ts';
import { standing, type TimedEvent } from '../../src/memory/standing.ts';
import { standingRows } from '../../src/memory/standing-rows.ts';
import { journals } from '../support/journal-arbitraries.ts';
import { timedOf } from '../support/journal-rows.ts';
import {
  DAY_STARTS_AT,
  memoryOptions,
  openAnew,
  SCHEDULER_OPTIONS,
} from '../support/memory-options.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const OPTIONS = {
  scheduler: createScheduler({ ...SCHEDULER_OPTIONS, fuzz: true }),
  dayStartsAt: DAY_STARTS_AT,
};

function tableOf(events: readonly TimedEvent[]): EventTable {
  const table = new EventTable();
  for (const event of events) table.add(event);
  return table;
}

/** The ids of the rows that stand, in order; undefined where whole events have to decide. */
function idsStanding(events: readonly TimedEvent[]): string[] | undefined {
  const table = tableOf(events);
  const rows = standingRows(table);
  return rows === undefined ? undefined : Array.from(rows, (row) => table.ids[row] as string);
}

/** Events as they may lie in files: copied, out of order, and with ids that others claim too. */
const untidy = fc
  .tuple(journals, fc.array(fc.tuple(fc.nat(), fc.nat(), fc.boolean()), { maxLength: 10 }))
  .chain(([events, copies]) => {
    const all = [...events];
    for (const [from, to, claims] of copies) {
      const [one, other] = [all[from % all.length], all[to % all.length]];
      if (one === undefined || other === undefined) continue;
      all.push(claims ? { ...one, event: { ...one.event, id: other.event.id } } : one);
    }
    return fc.shuffledSubarray(all, { minLength: all.length });
  });

describe('the events that stand, of a table', () => {
  it('are those that stand among the whole events, in the same order', () => {
    fc.assert(
      fc.property(untidy, (events) => {
        const ids = idsStanding(events);
        fc.pre(ids !== undefined);
        expect(ids).toEqual(standing(events).map(({ event }) => event.id));
      }),
      { numRuns: 1000 },
    );
  });

  it('fold to the same progress, from nothing', () => {
    fc.assert(
      fc.property(untidy, (events) => {
        const folded = foldTable(tableOf(events), OPTIONS);
        fc.pre(folded !== undefined);
        expect(folded).toEqual(fold(events, OPTIONS));
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    ['in order', 'a rope good 2026-11-23T10:00', 'b rope good 2026-11-24T10:00', ['a', 'b']],
    ['out of order', 'a rope good 2026-11-24T10:00', 'b rope good 2026-11-23T10:00', ['b', 'a']],
    ['at one instant', 'b rope good 2026-11-24T10:00', 'a rope good 2026-11-24T10:00', ['a', 'b']],
    [
      'with falling ids',
      'b rope good 2026-11-23T10:00',
      'a rope good 2026-11-24T10:00',
      ['b', 'a'],
    ],
    ['copied', 'a rope good 2026-11-23T10:00', 'a rope good 2026-11-23T10:00', ['a']],
    ['of one id, the first', 'a rope good 2026-11-24T10:00', 'a rope hard 2026-11-23T10:00', ['a']],
    [
      'of one id at one instant',
      'a rope good 2026-11-23T10:00',
      'a rope hard 2026-11-23T10:00',
      undefined,
    ],
    ['taken back', 'a rope good 2026-11-23T10:00', 'b rope undo:a 2026-11-23T10:00', []],
  ])('%s', (_, one, other, ids) => {
    expect(idsStanding([timedOf(one), timedOf(other)])).toEqual(ids);
  });

  it('are told apart where the hashes of their ids are the same', () => {
    // "costarring" and "liquid" are a known collision of FNV-1a in 32 bits.
    const rows = ['liquid', 'costarring', 'liquid'].map((id, day) =>
      timedOf(`${id} rope good 2026-11-2${day}T10:00`),
    );
    expect(idsStanding(rows)).toEqual(['liquid', 'costarring']);
  });

  it('are as many as there are, in a long table that is out of order', () => {
    const events = Array.from({ length: 3000 }, (_, index) => {
      const minute = String((index * 7) % 60).padStart(2, '0');
      return timedOf(`r${(index * 37) % 2500} rope good 2026-11-23T10:${minute}`);
    });
    const ids = idsStanding(events);
    expect(ids).toEqual(standing(events).map(({ event }) => event.id));
    expect(ids).toHaveLength(2500);
  });
});

const DAMAGE = ['', '{"v":1', '[]', 'null', '<<<<<<< a', '\0\0', '{"v":2,"id":"x"}', '\uFEFF'];

/** Text of journal files: events between what other programs and crashes leave. */
const files = fc.tuple(untidy, fc.array(fc.tuple(fc.nat(3), fc.nat()))).map(([events, odd]) => {
  const texts = ['', '', '', ''];
  for (const [index, { event }] of events.entries()) {
    const [file, pick] = odd[index % Math.max(odd.length, 1)] ?? [index % 4, index];
    texts[file] += `${JSON.stringify(event)}\n`;
    const damage = DAMAGE[pick % (2 * DAMAGE.length)];
    if (damage !== undefined) texts[file] += `${damage}\n`;
  }
  const torn = odd.length % 3 === 1 ? -20 : undefined;
  return texts.map((text) => text.slice(0, torn));
});

function written(folder: string, texts: readonly string[]): string[] {
  return texts.map((text, index) => {
    const path = join(folder, `${index}.jsonl`);
    writeFileSync(path, text);
    return path;
  });
}

describe('journal files of several machines, with duplicates, undo, damage and torn ends', () => {
  it('fold in columns to what they fold to as whole events', () => {
    const folder = temporaryFolder();
    fc.assert(
      fc.property(files, (texts) => {
        const read = written(folder, texts);
        const table = new EventTable();
        const { events, ...reached } = readEvents(read);
        expect(visitEvents(read, (event) => table.add(event))).toEqual(reached);
        expect(table.length).toBe(events.length);
        const folded = foldTable(table, OPTIONS);
        if (folded !== undefined) expect(folded).toEqual(fold(events, OPTIONS));
      }),
      { numRuns: 100 },
    );
  });

  it('give a memory what folding whole events gives, whoever claims which id', async () => {
    const options = memoryOptions(temporaryFolder());
    const reviews = join(options.directory, 'reviews');
    await fc.assert(
      fc.asyncProperty(files, async (texts) => {
        rmSync(reviews, { recursive: true, force: true });
        mkdirSync(reviews, { recursive: true });
        const read = written(reviews, texts);
        const { progress } = await openAnew(options);
        const whole = readEvents(read).events;
        expect(progress).toEqual(fold(whole, { ...OPTIONS, scheduler: createScheduler(options) }));
      }),
      { numRuns: 100 },
    );
  });
});
