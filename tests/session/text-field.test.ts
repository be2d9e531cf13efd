import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Key } from '../../src/session/key.ts';
import { EMPTY_FIELD, edit, isFinished, type TextField } from '../../src/session/text-field.ts';

const NAMED: Readonly<Record<string, Key>> = {
  '⏎': { name: 'return', sequence: '\r' },
  '⌫': { name: 'backspace', sequence: '\u007f' },
  '⌦': { name: 'delete', sequence: '\u001b[3~' },
  '←': { name: 'left', sequence: '\u001b[D' },
  '→': { name: 'right', sequence: '\u001b[C' },
  '↑': { name: 'up', sequence: '\u001b[A' },
  '↓': { name: 'down', sequence: '\u001b[B' },
  '⇱': { name: 'home', sequence: '\u001b[H' },
  '⇲': { name: 'end', sequence: '\u001b[F' },
  '⌥': { name: 'w', ctrl: true, sequence: '\u0017' },
  '⌃': { name: 'u', ctrl: true, sequence: '\u0015' },
  '⇥': { name: 'f5', sequence: '\u001b[15~' },
  '«': { name: 'paste-start', sequence: '' },
  '»': { name: 'paste-end', sequence: '' },
};

function type(keys: readonly string[], field: TextField = EMPTY_FIELD): TextField {
  return keys.reduce((now, key) => edit(now, NAMED[key] ?? { name: key, sequence: key }), field);
}

/** The text with "|" where the cursor is. */
function shown({ text, cursor }: TextField): string {
  return `${text.slice(0, cursor)}|${text.slice(cursor)}`;
}

const segments = (text: string) => [...new Intl.Segmenter().segment(text)].map((s) => s.segment);

describe('typing an answer', () => {
  it.each([
    ['letters and lines', 'ab⏎c', 'ab\nc|'],
    ['French accents', 'éàç', 'éàç|'],
    ['an emoji of several parts goes as one', 'a👩‍💻⌫', 'a|'],
    ['an accent made of two characters goes as one', 'ae\u0301⌫', 'a|'],
    ['in the middle', 'abc←←X', 'aX|bc'],
    ['delete takes the next character', 'abc←←⌦', 'a|c'],
    ['backspace at the beginning changes nothing', 'a←⌫', '|a'],
    ['home and end are of the line', 'ab⏎cd⇱X', 'ab\nX|cd'],
    ['up keeps the column', 'abc⏎de↑X', 'abX|c\nde'],
    ['down keeps the column, up to the end', 'a⏎bcd↑⇲↓X', 'a\nbX|cd'],
    ['Ctrl-W takes a word', 'one two⌥', 'one |'],
    ['Ctrl-U takes the line up to the cursor', 'ab⏎cd⌃', 'ab\n|'],
    ['function keys type nothing', 'a⇥b', 'ab|'],
  ])('%s', (_, keys, expected) => {
    expect(shown(type(segments(keys)))).toBe(expected);
  });

  it('is finished by enter on an empty last line, after at least one that is not', () => {
    const enter = NAMED['⏎'] as Key;
    const finished = (keys: string) => isFinished(type(segments(keys)), enter);
    expect(['ab⏎', 'ab', '', '⏎', 'a⏎b⏎←', '«ab⏎'].map(finished)).toEqual([
      true,
      false,
      false,
      false,
      false,
      false,
    ]);
  });

  it('a paste with empty lines does not finish it', () => {
    const pasted = type(segments('«a⏎⏎b»'));
    expect([pasted.text, pasted.pasting]).toEqual(['a\n\nb', false]);
  });

  it('never puts the cursor outside the text, or into a character', () => {
    const key = fc.constantFrom(...Object.keys(NAMED), 'a', 'é', '👩‍💻', 'e\u0301', '語', ' ');
    fc.assert(
      fc.property(fc.array(key, { maxLength: 60 }), (keys) => {
        const { text, cursor } = type(keys);
        const boundaries = new Set([0, text.length]);
        for (const { index } of new Intl.Segmenter().segment(text)) boundaries.add(index);
        expect(cursor).toBeLessThanOrEqual(text.length);
        return keys.some((one) => one === '↑' || one === '↓') || boundaries.has(cursor);
      }),
    );
  });
});
