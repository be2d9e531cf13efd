import { describe, expect, it } from 'vitest';
import type { Answered } from '../../src/session/session.ts';
import { startSession } from '../../src/session/session.ts';
import { summarise } from '../../src/session/summary.ts';

function answer(id: string, rating: Answered['rating'], ticked: number[] = []): Answered {
  return { id, rating, mode: 'recall', ticked, ms: 60_000, markingMs: 30_000 };
}

/** Every question has musts 0 and 1. */
function summary(...answered: Answered[]) {
  return summarise({ ...startSession([], 0), answered, skipped: ['z'] }, () => [0, 1]);
}

describe('the summary of a session', () => {
  it('counts every answer and its time, and each question once by its last rating, worst first', () => {
    expect(summary(answer('a', 3, [0, 1]), answer('b', 1, [0]), answer('c', 2, [1]))).toEqual({
      answers: 3,
      skipped: 1,
      spent: 270_000,
      questions: [
        { id: 'b', rating: 1 },
        { id: 'c', rating: 2 },
        { id: 'a', rating: 3 },
      ],
      missed: [
        { id: 'b', point: 1, times: 1 },
        { id: 'c', point: 0, times: 1 },
      ],
    });
  });

  it('puts the points missed most first', () => {
    const { missed } = summary(answer('a', 1), answer('a', 2, [0]));
    expect(missed).toEqual([
      { id: 'a', point: 1, times: 2 },
      { id: 'a', point: 0, times: 1 },
    ]);
  });

  it('does not call points missed where somebody rated good without ticking', () => {
    expect(summary(answer('a', 3), answer('b', 4)).missed).toEqual([]);
  });
});
