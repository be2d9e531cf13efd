import fc from 'fast-check';
import { forgetting_curve } from 'ts-fsrs';
import { describe, expect, it } from 'vitest';
import { retrievability, round, roundMemory } from '../../src/memory/retrievability.ts';
import { DEFAULT_WEIGHTS } from '../../src/memory/weights.ts';

const stabilities = fc.double({ min: 0.001, max: 36_500, noNaN: true });
const weights = fc
  .double({ min: 0.1, max: 0.8, noNaN: true })
  .map((decay) => DEFAULT_WEIGHTS.with(20, decay));

describe('the probability of recall', () => {
  it.each([
    [0, 10, 1],
    [1, 10, 0.9857],
    [5, 10, 0.9403],
    [10, 10, 0.9],
    [30, 10, 0.8094],
    [365, 10, 0.5736],
  ])('%i days after a review that left a stability of %i', (days, stability, expected) => {
    expect(round(retrievability(days, stability, DEFAULT_WEIGHTS))).toBe(expected);
  });

  it('is 0.9 after as many days as the stability says', () => {
    fc.assert(
      fc.property(stabilities, weights, (stability, own) => {
        expect(retrievability(stability, stability, own)).toBeCloseTo(0.9, 10);
      }),
    );
  });

  it("is what the scheduler's forgetting curve says", () => {
    fc.assert(
      fc.property(fc.nat(36_500), stabilities, weights, (days, stability, own) => {
        const expected = forgetting_curve(own, days, stability);
        expect(retrievability(days, stability, own)).toBeCloseTo(expected, 6);
      }),
    );
  });

  it('only ever falls from day to day', () => {
    fc.assert(
      fc.property(fc.nat(1000), stabilities, weights, (days, stability, own) => {
        const [today, tomorrow] = [days, days + 1].map((day) =>
          retrievability(day, stability, own),
        );
        return (tomorrow as number) > 0 && (tomorrow as number) < (today as number);
      }),
    );
  });

  it('is 1 on a day before the review, as after a journey westwards', () => {
    expect(retrievability(-1, 10, DEFAULT_WEIGHTS)).toBe(1);
  });
});

describe('what people read', () => {
  it('has four digits', () => {
    expect(roundMemory({ stability: 2.30651, difficulty: 2.11810397 })).toEqual({
      stability: 2.3065,
      difficulty: 2.1181,
    });
  });
});
