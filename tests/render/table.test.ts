import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderTable } from '../../src/render/table.ts';
import { tooWide, WIDTHS, words } from '../support/text-arbitraries.ts';
import { ASCII, PLAIN } from '../support/themes.ts';

function table(rows: string[][], width: number, theme = PLAIN): string {
  const [header = [], ...rest] = rows;
  return `\n${renderTable(header, rest, width, theme).join('\n')}\n`;
}

const METHODS = [
  ['Method', 'Cost', 'What it changes'],
  ['LoRA', 'low', 'Low-rank matrices beside the frozen weights of the chosen layers'],
  ['Full', 'high', 'All weights'],
];

describe('a table', () => {
  it('takes no more room than its cells', () => {
    expect(
      table(
        [
          ['a', 'bb'],
          ['ccc', 'd'],
          ['漢字', ''],
        ],
        40,
      ),
    ).toBe(`
a     bb
────  ──
ccc   d
漢字
`);
  });

  it('wraps the cells of its wide columns, narrow ones keep their width', () => {
    expect(table(METHODS, 40)).toBe(`
Method  Cost  What it changes
──────  ────  ──────────────────────────
LoRA    low   Low-rank matrices beside
              the frozen weights of the
              chosen layers
Full    high  All weights
`);
  });

  it('stacks its rows where columns would get too narrow', () => {
    const wide = METHODS.map(([method = '', , what = '']) => [method, what, what, what]);
    expect(table(wide.slice(0, 2), 40)).toBe(`
Method: LoRA
What it changes: Low-rank matrices
  beside the frozen weights of the
  chosen layers
What it changes: Low-rank matrices
  beside the frozen weights of the
  chosen layers
What it changes: Low-rank matrices
  beside the frozen weights of the
  chosen layers
`);
  });

  it('has an empty line between stacked rows', () => {
    const row = (text: string) => Array(5).fill(`${text} with several words`);
    const lines = table([row('a'), row('b'), row('c')], 40).split('\n');
    expect(lines.filter((line) => line === '')).toHaveLength(3);
  });

  it('is ASCII where the locale has nothing else', () => {
    expect(
      table(
        [
          ['a', 'b'],
          ['c', 'd'],
        ],
        40,
        ASCII,
      ),
    ).toBe(`
a  b
-  -
c  d
`);
  });

  it('fits, however many columns it has and whatever is in them', () => {
    const rows = fc
      .tuple(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 4 }))
      .chain(([columns, height]) =>
        fc.array(
          fc.array(fc.oneof(fc.constant(''), words), { minLength: columns, maxLength: columns }),
          { minLength: height + 1, maxLength: height + 1 },
        ),
      );
    fc.assert(
      fc.property(rows, fc.constantFrom(...WIDTHS), ([header = [], ...rest], width) => {
        expect(tooWide(renderTable(header, rest, width, PLAIN), width)).toEqual([]);
      }),
    );
  });
});
