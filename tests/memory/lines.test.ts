import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readLines } from '../../src/memory/lines.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const MEBIBYTE = 1 << 20;

function linesOf(content: string | Buffer, from?: number) {
  const file = join(temporaryFolder(), 'a.jsonl');
  writeFileSync(file, content);
  return [...readLines(file, from)];
}

describe('the lines of a file', () => {
  it.each([
    ['none in an empty file', '', []],
    [
      'each with the offset behind it',
      'a\nbc\n',
      [
        ['a', 2, true],
        ['bc', 5, true],
      ],
    ],
    [
      'a last one without newline',
      'a\nbc',
      [
        ['a', 2, true],
        ['bc', 4, false],
      ],
    ],
    [
      'empty ones',
      '\n\na\n',
      [
        ['', 1, true],
        ['', 2, true],
        ['a', 4, true],
      ],
    ],
    [
      'Windows line ends',
      'a\r\nb\r\n',
      [
        ['a', 3, true],
        ['b', 6, true],
      ],
    ],
    ['a byte order mark', '\uFEFFa\n', [['a', 5, true]]],
    [
      'zero bytes',
      '\0\0\na\n',
      [
        ['\0\0', 3, true],
        ['a', 5, true],
      ],
    ],
    [
      'letters of several bytes',
      'é\n漢\n',
      [
        ['é', 3, true],
        ['漢', 7, true],
      ],
    ],
  ] as const)('%s', (_, content, rows) => {
    const expected = rows.map(([text, end, terminated]) => ({ text, end, terminated }));
    expect(linesOf(content)).toEqual(expected);
  });

  it('go on from an offset', () => {
    expect(linesOf('a\nbc\nd\n', 5)).toEqual([{ text: 'd', end: 7, terminated: true }]);
    expect(linesOf('a\nbc\n', 5)).toEqual([]);
    expect(linesOf('a\n', 500)).toEqual([]);
  });

  it('are whole where a file is read in several pieces', () => {
    const odd = '漢'.repeat(MEBIBYTE / 3); // a letter lies across the border of the pieces
    const long = `x${'é'.repeat(MEBIBYTE)}`; // longer than a piece
    const texts = [odd, 'short', long, '', odd, 'last'];
    const lines = linesOf(texts.join('\n'));
    expect(lines.map(({ text }) => text.length)).toEqual(texts.map((text) => text.length));
    expect(lines.map(({ text }) => text).join('\n') === texts.join('\n')).toBe(true);
  });

  it('are found from every offset where one starts', () => {
    const file = join(temporaryFolder(), 'a.jsonl');
    const anyLine = fc.string({ unit: fc.constantFrom('a', 'é', '漢', ' b', '\0') });
    fc.assert(
      fc.property(fc.array(anyLine), (texts) => {
        writeFileSync(file, texts.map((text) => `${text}\n`).join(''));
        const all = [...readLines(file)];
        expect(all.map(({ text }) => text)).toEqual(texts);
        for (const [index, { end }] of all.entries())
          expect([...readLines(file, end)]).toEqual(all.slice(index + 1));
      }),
    );
  });
});
