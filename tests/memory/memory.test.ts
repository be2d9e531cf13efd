import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { NewEvent } from '../../src/memory/events.ts';
import { OwnJournal } from '../../src/memory/journal.ts';
import { Memory } from '../../src/memory/memory.ts';
import { newestEvent } from '../../src/memory/newest-event.ts';
import { UNTOUCHED } from '../../src/memory/progress.ts';
import { dueDate } from '../../src/memory/status.ts';
import { eventOf, journalText } from '../support/journal-rows.ts';
import { contentOf, DEVICE, memoryOptions, openAnew } from '../support/memory-options.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { inZone } from '../support/time-zone.ts';

const MONDAY = new Date('2026-11-23T10:00:00Z');
const TUESDAY = new Date('2026-11-24T10:00:00Z');
const GOOD = { event: 'review', question: 'rope', rating: 3 } as const;
const AGAIN = { event: 'review', question: 'rope', rating: 1 } as const;

/** Another machine's journal, or another terminal's part of this one's. */
function appendElsewhere(directory: string, row: string, device = 'elsewhere'): void {
  const file = join(directory, 'reviews', `${device}.jsonl`);
  writeFileSync(file, journalText(row), { flag: 'a' });
}

function undoOf({ id }: { id: string }): NewEvent {
  return { event: 'undo', of: id, question: 'rope' };
}

describe('a memory', () => {
  it('of nothing leaves nothing on the disk', async () => {
    const options = memoryOptions(temporaryFolder());
    const memory = await Memory.open(options);
    expect(contentOf(memory)).toEqual({ questions: new Map(), days: new Map(), foreign: 0 });
    expect(memory.of('rope')).toBe(UNTOUCHED);
    expect(newestEvent(options.directory)).toBeUndefined();
    expect([options.directory, options.cache ?? ''].map(existsSync)).toEqual([false, false]);
  });

  it('journals a review, and has it on the disk when it says so', async () => {
    const options = memoryOptions(temporaryFolder());
    const memory = await Memory.open(options);
    const details = { ms: 74_210, mode: 'recall', points: [0, 1] } as const;
    const event = await memory.record({ ...GOOD, ...details }, MONDAY);
    expect(event).toEqual({ v: 1, id: event.id, at: event.at, ...GOOD, ...details });
    const file = join(options.directory, 'reviews', `${DEVICE}.jsonl`);
    expect(readFileSync(file, 'utf8')).toBe(`${JSON.stringify(event)}\n`);
    expect(dueDate(memory.of('rope'))).toBe('2026-11-25');
    expect(contentOf(memory)).toEqual(contentOf(await openAnew(options)));
  });

  it('shows the intervals of a question that is new, due, asked early, or again on its day', async () => {
    const memory = await Memory.open(memoryOptions(temporaryFolder()));
    const shown = async (at: string) => Object.values(await memory.intervals('rope', new Date(at)));
    expect(await shown('2026-11-23T10:00:00Z')).toEqual([0, 1, 2, 8]);
    await memory.record(GOOD, MONDAY);
    expect(await shown('2026-11-23T10:05:00Z')).toEqual([0, 2, 3, 4]);
    expect((await shown('2026-11-24T10:00:00Z'))[2]).toBe(7);
    expect((await shown('2026-11-25T10:00:00Z'))[2]).toBe(11);
    expect((await shown('2026-11-26T10:00:00Z'))[2]).toBe(14);
  });

  it('knows the study day where the user is', async () => {
    const memory = await Memory.open(memoryOptions(temporaryFolder()));
    const now = new Date('2026-11-23T14:30:00Z'); // 03:30 the next morning in Auckland
    const days = ['UTC', 'Pacific/Auckland', 'Asia/Tokyo', 'America/New_York'].map((zone) =>
      inZone(zone, () => memory.studyDay(now) - 20_780),
    );
    expect(days).toEqual([0, 0, 0, 0]);
    const later = new Date('2026-11-23T15:30:00Z');
    expect(inZone('Pacific/Auckland', () => memory.studyDay(later))).toBe(20_781);
  });

  it('keeps one history of a question that was renamed', async () => {
    const options = memoryOptions(temporaryFolder());
    new OwnJournal(options.directory, () => DEVICE).append(
      eventOf('r1 rotary good 2026-11-23T10:00'),
    );
    const renamed = new Map([['rotary', 'rope']]);
    const memory = await Memory.open({ ...options, renamed });
    await memory.record(GOOD, new Date('2026-11-25T10:00:00Z'));
    const twice = ['r1 rope good 2026-11-23T10:00', 'r2 rope good 2026-11-25T10:00'];
    const expected = memoryOptions(temporaryFolder());
    for (const row of twice) new OwnJournal(expected.directory, () => DEVICE).append(eventOf(row));
    expect([...memory.progress.questions.keys()]).toEqual(['rope']);
    expect(memory.of('rope').recall).toEqual((await Memory.open(expected)).of('rope').recall);
    await memory.settle();
    expect(contentOf(memory)).toEqual(contentOf(await openAnew({ ...options, renamed })));
  });

  it('counts the lines of a newer version', async () => {
    const options = memoryOptions(temporaryFolder());
    new OwnJournal(options.directory, () => DEVICE).append(
      eventOf('r1 rope good 2026-11-23T10:00'),
    );
    const later = '{"v":2}\n{"v":1,"id":"x","at":"2026-11-23T10:00:00Z","event":"flag"}\n{torn\n';
    writeFileSync(join(options.directory, 'reviews', 'later.jsonl'), later);
    const memory = await Memory.open(options);
    expect(memory.foreign).toBe(2);
    await memory.settle();
    expect([memory.foreign, (await Memory.open(options)).foreign]).toEqual([2, 2]);
  });
});

describe('two terminals', () => {
  it('learn of each other when they settle', async () => {
    const options = memoryOptions(temporaryFolder());
    const [one, other] = [await Memory.open(options), await Memory.open(options)];
    await one.record(GOOD, MONDAY);
    await other.record({ ...GOOD, question: 'attention' }, MONDAY);
    expect([...other.progress.questions.keys()]).toEqual(['attention']);
    await other.settle();
    expect([...other.progress.questions.keys()].toSorted()).toEqual(['attention', 'rope']);
    expect(contentOf(other)).toEqual(contentOf(await openAnew(options)));
    expect(readdirSync(join(options.directory, 'reviews'))).toEqual([`${DEVICE}.jsonl`]);
  });
});

describe('undo', () => {
  it('brings back what was before', async () => {
    const memory = await Memory.open(memoryOptions(temporaryFolder()));
    const states = [contentOf(memory)];
    const first = await memory.record(GOOD, MONDAY);
    states.push(contentOf(memory));
    const second = await memory.record(AGAIN, TUESDAY);
    await memory.record(undoOf(second), TUESDAY);
    expect(contentOf(memory)).toEqual(states[1]);
    await memory.record(undoOf(first), TUESDAY);
    expect(contentOf(memory)).toEqual(states[0]);
  });

  // Once, the second undo brought the first review back: it stood where the second one had begun.
  it('may take reviews back in any order', async () => {
    const options = memoryOptions(temporaryFolder());
    const memory = await Memory.open(options);
    const first = await memory.record(GOOD, MONDAY);
    const second = await memory.record(AGAIN, TUESDAY);
    await memory.record(undoOf(first), TUESDAY);
    await memory.record(undoOf(second), TUESDAY);
    expect(contentOf(memory)).toEqual({ questions: new Map(), days: new Map(), foreign: 0 });
  });

  // Once, it took what another machine had reviewed before away with it.
  it('leaves what came to light in between', async () => {
    const options = memoryOptions(temporaryFolder());
    const memory = await Memory.open(options);
    const review = await memory.record(AGAIN, TUESDAY);
    appendElsewhere(options.directory, 'r1 rope good 2026-11-23T10:00');
    await memory.settle();
    await memory.record(undoOf(review), TUESDAY);
    expect(dueDate(memory.of('rope'))).toBe('2026-11-25');
    expect(contentOf(memory)).toEqual(contentOf(await openAnew(options)));
  });

  it('takes back the newest event of this machine that still stands', async () => {
    const { directory } = memoryOptions(temporaryFolder());
    const newest = () => newestEvent(directory)?.id;
    const add = (row: string) => new OwnJournal(directory, () => DEVICE).append(eventOf(row));
    add('r1 rope good 2026-11-23T10:00');
    add('r2 attention good 2026-11-23T11:00');
    appendElsewhere(directory, 'p1 rope good 2026-11-24T10:00');
    expect(newest()).toBe('r2');
    add('u1 attention undo:r2 2026-11-24T11:00');
    expect(newest()).toBe('r1');
    add('s1 rope suspend 2026-11-24T12:00');
    expect(newest()).toBe('s1');
    appendElsewhere(directory, 'p2 rope undo:s1 2026-11-24T13:00');
    expect(newest()).toBe('r1');
    add('r0 rope hard 2026-11-22T10:00'); // journaled last, with the clock set back
    expect(newest()).toBe('r1');
    add('u2 rope undo:r1 2026-11-24T14:00');
    add('u3 rope undo:r0 2026-11-24T14:00');
    expect(newest()).toBeUndefined();
  });
});
