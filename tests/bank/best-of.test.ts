import fc from 'fast-check';
import { expect, it } from 'vitest';
import { BestOf } from '../../src/bank/best-of.ts';

it('keeps the best few that are wanted, best first, whatever the order they come in', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(500)), fc.integer({ min: 1, max: 12 }), (numbers, most) => {
      const isEven = (number: number) => number % 2 === 0;
      const best = new BestOf<number>(most, (one, other) => one > other, isEven);
      for (const number of numbers) best.offer(number);
      const expected = numbers.filter(isEven).sort((a, b) => b - a);
      expect(best.sorted()).toEqual(expected.slice(0, most));
    }),
  );
});
