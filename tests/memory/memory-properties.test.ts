import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { NewEvent, Rating } from '../../src/memory/events.ts';
import { Memory } from '../../src/memory/memory.ts';
import type { TimedEvent } from '../../src/memory/standing.ts';
import { journals } from '../support/journal-arbitraries.ts';
import { contentOf, memoryOptions, openAnew } from '../support/memory-options.ts';
import { inTemporaryFolder } from '../support/temporary-folder.ts';

const START = Date.UTC(2026, 10, 23, 10);
const HOUR = 3_600_000;
const FOREIGN = '{"v":2,"event":"later"}\n';

const ratings = fc.constantFrom<Rating>(1, 2, 3, 4);

/** What a user does at one of two terminals, some hours after the last thing. */
const actions = fc.record({
  terminal: fc.nat(1),
  // Mostly forwards; at the same moment; the clock set back.
  hours: fc.oneof({ weight: 4, arbitrary: fc.nat(100) }, fc.constantFrom(0, -1, -30)),
  question: fc.constantFrom('rope', 'attention'),
  what: fc.oneof(
    { weight: 6, arbitrary: ratings },
    { weight: 4, arbitrary: fc.record({ undoes: fc.nat(3) }) },
    { weight: 1, arbitrary: fc.constantFrom('suspend', 'resume', 'bury', 'forget') },
    { weight: 4, arbitrary: fc.constant('settle') },
  ),
});

type Action = typeof actions extends fc.Arbitrary<infer T> ? T : never;

/** Does one thing; `made` are the events so far, which an undo picks from, the newest first. */
async function act(memory: Memory, { question, what }: Action, now: Date, made: NewEventMade[]) {
  if (what === 'settle') return memory.settle();
  const picked = typeof what === 'object' ? made.at(-1 - (what.undoes % made.length)) : undefined;
  if (typeof what === 'object' && picked === undefined) return;
  const event: NewEvent =
    picked !== undefined
      ? { event: 'undo', of: picked.id, question: picked.question }
      : typeof what === 'number'
        ? { event: 'review', question, rating: what as Rating }
        : { event: what as 'suspend', question };
  const { id } = await memory.record(event, now);
  if (event.event !== 'undo') made.push({ id, question: event.question });
}

interface NewEventMade {
  readonly id: string;
  readonly question: string;
}

/** Goes through the actions at one or two terminals, and checks after each. */
async function goThrough(
  steps: readonly Action[],
  terminals: number,
  check: (memory: Memory, anew: () => Promise<Memory>, step: Action) => Promise<void>,
): Promise<void> {
  await inTemporaryFolder(async (folder) => {
    const options = memoryOptions(folder, { fuzz: true });
    const memories = [await Memory.open(options), await Memory.open(options)];
    const made: NewEventMade[] = [];
    let time = START;
    for (const step of steps) {
      time += step.hours * HOUR;
      const memory = memories[step.terminal % terminals] as Memory;
      await act(memory, step, new Date(time), made);
      await check(memory, () => openAnew(options), step);
    }
  });
}

describe('a memory after any reviews and undos', () => {
  it('holds what a freshly opened one holds', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(actions, { maxLength: 12 }), (steps) =>
        goThrough(steps, 1, async (memory, anew) => {
          expect(contentOf(memory)).toEqual(contentOf(await anew()));
        }),
      ),
      { numRuns: 40 },
    );
  });

  it('holds what other terminals did too, once it has settled', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(actions, { maxLength: 16 }), (steps) =>
        goThrough(steps, 2, async (memory, anew, { what }) => {
          if (what === 'settle') expect(contentOf(memory)).toEqual(contentOf(await anew()));
        }),
      ),
      { numRuns: 40 },
    );
  });
});

describe('the intervals on the keys', () => {
  const reviews = fc.array(fc.record({ rating: ratings, hours: fc.nat(800) }), { maxLength: 12 });

  it('are those that recording the rating gives', async () => {
    await fc.assert(
      fc.asyncProperty(reviews, fc.boolean(), (history, fuzz) =>
        inTemporaryFolder(async (folder) => {
          const memory = await Memory.open(memoryOptions(folder, { fuzz }));
          let time = START;
          for (const { rating, hours } of history) {
            time += hours * HOUR;
            const now = new Date(time);
            const shown = await memory.intervals('rope', now);
            await memory.record({ event: 'review', question: 'rope', rating }, now);
            const { recall } = memory.of('rope');
            const given = recall.state === 'reviewed' ? recall.due - memory.studyDay(now) : null;
            expect(given).toBe(shown[rating]);
          }
        }),
      ),
      { numRuns: 50 },
    );
  });
});

describe('a snapshot and what the journal has grown by since', () => {
  const pieces = fc.array(
    fc.record({
      machine: fc.nat(2),
      length: fc.integer({ min: 1, max: 12 }),
      foreign: fc.boolean(),
      settled: fc.boolean(),
    }),
    { minLength: 3, maxLength: 10 },
  );

  it('give what a fold of everything gives, at whatever points the journal was split', async () => {
    const twice = journals.chain((events) =>
      fc.tuple(fc.constant(events), fc.shuffledSubarray(events)),
    );
    await fc.assert(
      fc.asyncProperty(twice, pieces, ([events, copies], plan) =>
        inTemporaryFolder(async (folder) => {
          const options = memoryOptions(folder, { fuzz: true });
          mkdirSync(join(options.directory, 'reviews'), { recursive: true });
          let rest: readonly TimedEvent[] = [...events, ...copies];
          for (const { machine, length, foreign, settled } of plan) {
            const lines = rest.slice(0, length).map(({ event }) => `${JSON.stringify(event)}\n`);
            rest = rest.slice(length);
            const file = join(options.directory, 'reviews', `${machine}.jsonl`);
            appendFileSync(file, lines.join('') + (foreign ? FOREIGN : ''));
            const memory = await Memory.open(options);
            expect(contentOf(memory)).toEqual(contentOf(await openAnew(options)));
            if (settled) await memory.settle();
          }
        }),
      ),
      { numRuns: 40 },
    );
  });
});
