import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { breakLines } from '../../src/render/break-lines.ts';
import { tooWide, WIDTHS, words } from '../support/text-arbitraries.ts';

function lines(text: string, width: number): string[] {
  return breakLines(text, width).map(([start, end]) => text.slice(start, end));
}

describe('the lines of a text', () => {
  it.each<[what: string, text: string, lines: string[]]>([
    ['end between words', 'one two three four', ['one two', 'three four']],
    ['end where the author ends them', 'one\n\ntwo', ['one', '', 'two']],
    ['begin and end without spaces', '  one   two three  ', ['one   two', 'three']],
    ['break a word only where it is too wide', 'a 0123456789abc b', ['a 01234567', '89abc b']],
    [
      'keep together what must not be parted',
      'about 5\u00a0GB of it',
      ['about 5\u00a0GB', 'of it'],
    ],
    ['are measured in columns', '漢字 漢字 漢字', ['漢字 漢字', '漢字']],
    ['may end after every ideograph', 'RoPE は位置を回す', ['RoPE は位', '置を回す']],
    ['never begin with a closing mark', '位置を回す。だ', ['位置を回', 'す。だ']],
    ['nor end with an opening one', '位置を回「注意」', ['位置を回', '「注意」']],
    [
      'keep an emoji whole',
      '👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦',
      ['👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦', '👩‍👩‍👧‍👦'],
    ],
    [
      'keep an accent with its letter',
      'e\u0301'.repeat(12),
      ['e\u0301'.repeat(10), 'e\u0301e\u0301'],
    ],
    ['are one, and empty, for no text', '', ['']],
  ])('%s', (_, text, expected) => {
    expect(lines(text, 10)).toEqual(expected);
  });

  it('are never wider than there is room, and lose nothing but spaces', () => {
    const bare = (text: string) => text.replace(/\s/g, '');
    fc.assert(
      fc.property(words, fc.constantFrom(2, 16, ...WIDTHS), (text, width) => {
        const broken = lines(text, width);
        expect(tooWide(broken, width)).toEqual([]);
        expect(bare(broken.join(''))).toBe(bare(text));
      }),
    );
  });

  it.each(['x', '漢', '（', '👍🏽'])('are found at once in a very long word of %s', (character) => {
    const started = performance.now();
    expect(lines(character.repeat(60_000), 80).length).toBeGreaterThan(700);
    // It took ten seconds when the whole word went to Intl.Segmenter.
    expect(performance.now() - started).toBeLessThan(5000);
  });
});
