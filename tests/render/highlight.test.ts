import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { highlight, type Range } from '../../src/render/highlight.ts';

const mark = (text: string) => `[${text}]`;

describe('a highlighted text', () => {
  it.each<[string, Range[], string]>([
    ['nowhere', [], 'the kv cache'],
    ['in the middle', [[4, 5]], 'the [kv] cache'],
    [
      'at both ends',
      [
        [7, 11],
        [0, 2],
      ],
      '[the] kv [cache]',
    ],
    [
      'once where ranges overlap',
      [
        [0, 5],
        [4, 8],
      ],
      '[the kv][ ca]che',
    ],
    [
      'once where a range is inside another',
      [
        [0, 11],
        [4, 5],
      ],
      '[the kv cache]',
    ],
    [
      'once where a range comes twice',
      [
        [4, 5],
        [4, 5],
      ],
      'the [kv] cache',
    ],
  ])('is lit %s', (_, ranges, expected) => {
    expect(highlight('the kv cache', ranges, mark)).toBe(expected);
  });

  it('still says the same, whatever the ranges', () => {
    const range = fc.tuple(fc.nat(30), fc.nat(30));
    fc.assert(
      fc.property(fc.string(), fc.array(range), (text, ranges) => {
        expect(highlight(text, ranges, (part) => part)).toBe(text);
      }),
    );
  });
});
