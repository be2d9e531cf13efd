import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Column, renderTable } from '../../src/render/table.ts';
import type { Theme } from '../../src/render/theme.ts';
import { tooWide, WIDTHS, words } from '../support/text-arbitraries.ts';
import { ASCII, PLAIN } from '../support/themes.ts';

type Align = Column['align'];

/** The lines of a table whose first row is its header. */
function linesOf(rows: string[][], width: number, aligns: Align[] = [], theme: Theme = PLAIN) {
  const [header = [], ...rest] = rows.map((row) => row.map((text) => [{ text }]));
  const columns = header.map((title, index) => ({ title, align: aligns[index] ?? 'left' }));
  return renderTable(columns, rest, width, theme);
}

function table(...args: Parameters<typeof linesOf>): string {
  return `\n${linesOf(...args).join('\n')}\n`;
}

const METHODS = [
  ['Method', 'Cost', 'What it changes'],
  ['LoRA', 'low', 'Low-rank matrices beside the frozen weights of the chosen layers'],
  ['Full', 'high', 'All weights'],
];

describe('a table', () => {
  it('takes no more room than its cells', () => {
    const rows = [
      ['a', 'bb'],
      ['ccc', 'd'],
      ['漢字', ''],
    ];
    expect(table(rows, 40)).toBe(`
a     bb
────  ──
ccc   d
漢字
`);
  });

  it('aligns its columns as its author said', () => {
    const rows = [
      ['left', 'middle', 'right'],
      ['a', 'bb', '1'],
    ];
    expect(table(rows, 40, ['left', 'center', 'right'])).toBe(`
left  middle  right
────  ──────  ─────
a       bb        1
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
    expect(table(wide, 40)).toBe(`
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

Method: Full
What it changes: All weights
What it changes: All weights
What it changes: All weights
`);
  });

  it('is ASCII where the locale has nothing else', () => {
    const rows = [
      ['a', 'b'],
      ['c', 'd'],
    ];
    expect(table(rows, 40, [], ASCII)).toBe(`
a  b
-  -
c  d
`);
  });

  it('fits, however many columns it has and whatever is in them', () => {
    const size = fc.tuple(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 2, max: 5 }));
    const rows = size.chain(([columns, height]) => {
      const cell = fc.oneof(fc.constant(''), words);
      const row = fc.array(cell, { minLength: columns, maxLength: columns });
      return fc.array(row, { minLength: height, maxLength: height });
    });
    const aligns = fc.array(fc.constantFrom<Align>('left', 'center', 'right'));
    fc.assert(
      fc.property(rows, aligns, fc.constantFrom(...WIDTHS), (cells, how, width) => {
        expect(tooWide(linesOf(cells, width, how), width)).toEqual([]);
      }),
    );
  });
});
