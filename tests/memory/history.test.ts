import { describe, expect, it } from 'vitest';
import { historyOf, isTest } from '../../src/memory/history.ts';
import { retrievability } from '../../src/memory/retrievability.ts';
import { DEFAULT_WEIGHTS } from '../../src/memory/weights.ts';
import { pastOf } from '../support/history-of.ts';
import { timedOf } from '../support/journal-rows.ts';
import { FOLD_OPTIONS } from '../support/memory-options.ts';

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
    const past = historyOf(events, { ...FOLD_OPTIONS, weights: DEFAULT_WEIGHTS, renamed });
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
});
