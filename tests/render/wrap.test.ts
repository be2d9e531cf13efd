import { stripVTControlCharacters } from 'node:util';
import fc from 'fast-check';
import { wrapAnsi } from 'fast-wrap-ansi';
import { describe, expect, it } from 'vitest';
import { pad, stringWidth, truncate, wrap } from '../../src/render/wrap.ts';
import { tooWide, WIDTHS, word, words } from '../support/text-arbitraries.ts';
import { COLOUR } from '../support/themes.ts';

/** What a text says, whatever the spaces and the way its accents are encoded. */
function bare(text: string): string {
  return text.replace(/\s/g, '').normalize();
}

describe('wrapped text', () => {
  it('breaks between words, hangs below its first line, and ends without spaces', () => {
    expect(wrap('one two three four  ', 10, '- ')).toEqual(['- one two', '  three', '  four']);
    expect(wrap('one two three', 10, '> ', '> ')).toEqual(['> one two', '> three']);
  });

  it('keeps the line ends of its author, and an empty text is one empty line', () => {
    expect(wrap('one\ntwo', 10, '  ')).toEqual(['  one', '  two']);
    expect(wrap('', 10)).toEqual(['']);
  });

  it('counts columns, not characters', () => {
    expect(wrap('漢字漢字漢字', 8)).toEqual(['漢字漢字', '漢字']);
    expect(wrap('👩‍👩‍👧‍👦👍🏽🇫🇷 👩‍👩‍👧‍👦👍🏽🇫🇷', 10)).toEqual(['👩‍👩‍👧‍👦👍🏽🇫🇷', '👩‍👩‍👧‍👦👍🏽🇫🇷']);
  });

  it('never takes more columns than there are, and loses nothing', () => {
    fc.assert(
      fc.property(words, fc.constantFrom(...WIDTHS), fc.nat(20), (text, width, indent) => {
        const lines = wrap(text, width, ' '.repeat(indent));
        expect(tooWide(lines, width)).toEqual([]);
        expect(bare(lines.join(''))).toBe(bare(text));
      }),
    );
  });

  it('ends its lines where the library ends them, also in the text that is wrapped without it', () => {
    const letters = fc.string({ unit: fc.constantFrom(...'aé~ ·\u00a0≈→α₁’'), maxLength: 40 });
    const plain = fc.array(fc.stringMatching(/^[!-~]{1,9}$/), { maxLength: 20 });
    const text = fc.oneof(
      letters,
      plain.map((all) => all.join(' ')),
    );
    fc.assert(
      fc.property(text, fc.integer({ min: 8, max: 40 }), (written, width) => {
        const lines = wrapAnsi(written, width, { hard: true }).split('\n');
        expect(wrap(written, width)).toEqual(lines.map((line) => line.trimEnd()));
      }),
      { numRuns: 2000 },
    );
  });

  it('stays in its style on every line, and leaks it into none', () => {
    const lines = wrap(COLOUR.styles.strong('one two three four'), 9, '| ', '| ');
    expect(lines.map(stripVTControlCharacters)).toEqual(['| one two', '| three', '| four']);
    const whole = (line: string) => line.startsWith('| \u001B[1m') && line.endsWith('\u001B[22m');
    expect(lines.filter(whole)).toEqual(lines);
  });
});

describe('cut text', () => {
  it.each([
    ['abcdef', 6, 'abcdef'],
    ['abcdefg', 6, 'abcde…'],
    ['abcd efg', 6, 'abcd…'],
    ['漢字漢字', 6, '漢字…'],
    ['ab👩‍👩‍👧‍👦cd', 4, 'ab…'],
    ['', 3, ''],
  ])('%s in %i columns is %s', (text, width, cut) => {
    expect(truncate(text, width, '…')).toBe(cut);
  });

  it('never takes more columns than there are', () => {
    fc.assert(
      fc.property(words, fc.integer({ min: 3, max: 100 }), (text, width) => {
        expect(stringWidth(truncate(text, width, '...'))).toBeLessThanOrEqual(width);
      }),
    );
  });
});

it('padded text takes exactly its columns, more if it is longer', () => {
  fc.assert(
    fc.property(word, fc.nat(150), (text, width) => {
      const padded = pad(text, width);
      expect(stringWidth(padded)).toBe(Math.max(width, stringWidth(text)));
      expect(padded.startsWith(text)).toBe(true);
    }),
  );
});
