import { describe, expect, it } from 'vitest';
import { inert, inertDeep } from '../../src/bank/inert.ts';

describe('inert text', () => {
  it.each([
    ['moves no cursor', '\u001B[2J\u001B[1A', '\\u{1b}[2J\\u{1b}[1A'],
    ['sets no title', '\u001B]0;title\u0007', '\\u{1b}]0;title\\u{7}'],
    ['starts no sequence by a C1 control', '\u009B31m\u0085', '\\u{9b}31m\\u{85}'],
    ['overwrites no line', 'safe\rgone\b', 'safe\\u{d}gone\\u{8}'],
    ['rubs nothing out', 'a\u007Fb\u0000', 'a\\u{7f}b\\u{0}'],
    [
      'turns no text round',
      '\u202Eevil\u2066\u061C\u200F',
      '\\u{202e}evil\\u{2066}\\u{61c}\\u{200f}',
    ],
    ['keeps line ends and tabs', 'a\r\nb\n\tc', 'a\nb\n\tc'],
    ['keeps every script and joined emoji', 'é漢字 עברית 👩‍👧', 'é漢字 עברית 👩‍👧'],
  ])('%s', (_, text, shown) => {
    expect(inert(text)).toBe(shown);
  });
});

it('every text in a value is made inert, names of fields too', () => {
  const value = { 'a\u0007': ['\u001B', { b: '\u009F' }], c: 1, d: null, e: true };
  expect(inertDeep(value)).toEqual({
    'a\\u{7}': ['\\u{1b}', { b: '\\u{9f}' }],
    c: 1,
    d: null,
    e: true,
  });
});
