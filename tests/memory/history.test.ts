import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { historyOf, isTest, readHistory } from '../../src/memory/history.ts';
import { fold } from '../../src/memory/fold.ts';
import { forgettingCurve, retrievability } from '../../src/memory/retrievability.ts';
import { DEFAULT_WEIGHTS } from '../../src/memory/weights.ts';
import { pastOf } from '../support/history-of.ts';
import { journals } from '../support/journal-arbitraries.ts';
import { timedOf } from '../support/journal-rows.ts';
import { FOLD_OPTIONS } from '../support/memory-options.ts';
import { inTemporaryFolder } from '../support/temporary-folder.ts';

const OPTIONS = { ...FOLD_OPTIONS, weights: DEFAULT_WEIGHTS };

describe('a history', () => {
  it('is every review in the order of time, with the days since the last', () => {
    const past = pastOf(
      'r3 rope good 2026-11-26T10:00',
      'r1 rope again 2026-11-23T10:00',
      'r2 rope good 2026-11-23T10:05',
    );
    expect(past.map(({ day, elapsed }) => [day, elapsed])).toEqual([
      [20_780, null],
      [20_780, 0],
      [20_783, 3],
    ]);
    expect(past.map(isTest)).toEqual([false, false, true]);
  });

  it('has what FSRS predicted from the memory before', () => {
    const [first, second] = pastOf(
      'r1 rope good 2026-11-23T10:00',
      'r2 rope easy 2026-11-28T10:00',
    );
    const stability = first?.after.stability ?? 0;
    expect(stability).toBe(2.3065);
    expect(second?.predicted).toBe(retrievability(5, stability, DEFAULT_WEIGHTS));
  });

  it('leaves out what was undone, and starts anew after forget', () => {
    const past = pastOf(
      'r1 rope good 2026-11-23T10:00',
      'r2 rope easy 2026-11-24T10:00',
      'u1 rope undo:r2 2026-11-24T10:01',
      'f1 rope forget 2026-11-25T10:00',
      'r3 rope good 2026-11-26T10:00',
    );
    expect(past.map(({ rating, elapsed }) => [rating, elapsed])).toEqual([
      [3, null],
      [3, null],
    ]);
  });

  it('joins what was renamed', () => {
    const events = ['r1 old good 2026-11-23T10:00', 'r2 new good 2026-11-25T10:00'].map(timedOf);
    const renamed = new Map([['old', 'new']]);
    const past = historyOf(events, { ...OPTIONS, renamed });
    expect(past.map(({ question, elapsed }) => [question, elapsed])).toEqual([
      ['new', null],
      ['new', 2],
    ]);
  });

  it('goes by the wall clock of each device', () => {
    const past = pastOf(
      'r1 rope good 2026-11-24T08:00:00+13:00',
      'r2 rope good 2026-11-23T12:00:00-10:00',
    );
    expect(past.map(({ day, elapsed }) => [day, elapsed])).toEqual([
      [20_781, null],
      [20_781, 0],
    ]);
  });

  it('says until when it was remembered, where it was forgotten on purpose', () => {
    const past = pastOf(
      'r1 rope good 2026-11-23T10:00',
      'r2 rope good 2026-11-24T10:00',
      'f1 rope forget 2026-11-26T10:00',
      'r3 rope good 2026-11-30T10:00',
      'f2 lora forget 2026-11-30T10:00',
    );
    expect(past.map(({ day, forgottenOn }) => [day, forgottenOn])).toEqual([
      [20_780, undefined],
      [20_781, 20_783],
      [20_787, undefined],
    ]);
  });

  it('ends where the schedule is, and predicts what FSRS does', () => {
    const recall = forgettingCurve(DEFAULT_WEIGHTS);
    fc.assert(
      fc.property(journals, (events) => {
        const past = historyOf(events, OPTIONS);
        for (const [question, { recall: now }] of fold(events, FOLD_OPTIONS).questions) {
          const own = past.filter((review) => review.question === question);
          for (const [index, { elapsed, predicted }] of own.entries()) {
            const before = own[index - 1];
            const expected =
              elapsed === null ? null : recall(elapsed, before?.after.stability as number);
            expect(predicted).toBe(expected);
          }
          const last = own.at(-1);
          if (now.state === 'new') expect(last === undefined || 'forgottenOn' in last).toBe(true);
          else {
            const { stability, difficulty, lastDay } = now;
            expect(last).toMatchObject({ day: lastDay, after: { stability, difficulty } });
            expect(last).not.toHaveProperty('forgottenOn');
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it('is the same in whatever files and order it lies', async () => {
    const spread = journals.chain((events) =>
      fc.tuple(
        fc.constant(events),
        fc.shuffledSubarray(events, { minLength: events.length }),
        fc.nat(events.length),
      ),
    );
    await fc.assert(
      fc.asyncProperty(spread, ([events, others, cut]) =>
        inTemporaryFolder((folder) => {
          mkdirSync(join(folder, 'reviews'));
          for (const [name, part] of [
            ['laptop', others.slice(0, cut)],
            ['desktop', others.slice(cut)],
          ] as const) {
            const text = part.map(({ event }) => `${JSON.stringify(event)}\n`).join('');
            writeFileSync(join(folder, 'reviews', `${name}.jsonl`), text);
          }
          expect(readHistory(folder, OPTIONS)).toEqual(historyOf(events, OPTIONS));
        }),
      ),
      { numRuns: 100 },
    );
  });
});
