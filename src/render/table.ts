import { breakSpans, paint, plainText, restyle, type Span, wrapSpans } from './spans.ts';
import type { Theme } from './theme.ts';
import { stringWidth } from './wrap.ts';

export interface Column {
  readonly title: readonly Span[];
  readonly align: 'left' | 'center' | 'right';
}

type Cell = readonly Span[];

const GAP = '  ';
/** A column narrower than this is hard to read: stack the rows instead. */
const NARROWEST_COLUMN = 12;
/** A longer word may be broken. */
const LONGEST_WORD = 24;

/** A table that fits the width: cells wrapped in their columns, or rows stacked where those get too narrow. */
export function renderTable(
  columns: readonly Column[],
  rows: readonly (readonly Cell[])[],
  width: number,
  theme: Theme,
): string[] {
  const { styles, symbols } = theme;
  const titles = columns.map(({ title }) => restyle(title, styles.strong));
  const widths = shareOut([titles, ...rows], width - GAP.length * (columns.length - 1));
  if (widths === undefined) return stacked(titles, rows, width, theme);
  const lines = (row: readonly Cell[]) => rowLines(row, columns, widths, theme);
  const body = rows.map(lines);
  // Where rows take several lines, only space shows which belong together.
  const between = body.some(({ length }) => length > 1) ? [''] : [];
  return [
    ...lines(titles),
    styles.quiet(widths.map((size) => symbols.rule.repeat(size)).join(GAP)),
    ...body.flatMap((row, index) => (index === 0 ? row : [...between, ...row])),
  ];
}

/** Widths that share the room: narrow columns keep theirs, wide ones shrink alike; undefined when too narrow. */
function shareOut(rows: readonly (readonly Cell[])[], room: number): number[] | undefined {
  const columns = (rows[0] ?? []).map((_, column) => rows.map((row) => row[column] ?? []));
  const natural = columns.map((cells) => widest(cells, '\n'));
  const least = columns.map((cells, column) => {
    const words = Math.min(widest(cells, /\s/), LONGEST_WORD);
    return Math.min(Math.max(words, NARROWEST_COLUMN), natural[column] ?? 0);
  });
  const shared = (most: number) =>
    natural.map((size, column) => Math.max(Math.min(size, most), least[column] ?? 0));
  for (let most = Math.max(...natural); most >= NARROWEST_COLUMN; most--) {
    const widths = shared(most);
    if (sum(widths) <= room) return widths;
  }
  return sum(natural) <= room ? natural : undefined;
}

/** The width of the widest part of any of the cells. */
function widest(cells: readonly Cell[], separator: string | RegExp): number {
  const parts = cells.flatMap((cell) => plainText(cell).split(separator));
  return Math.max(...parts.map((part) => stringWidth(part)));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function rowLines(
  row: readonly Cell[],
  columns: readonly Column[],
  widths: readonly number[],
  theme: Theme,
): string[] {
  const cells = widths.map((size, column) => breakSpans(row[column] ?? [], size));
  const height = Math.max(...cells.map((lines) => lines.length));
  return Array.from({ length: height }, (_, index) =>
    widths
      .map((size, column) => aligned(cells[column]?.[index] ?? [], size, columns[column], theme))
      .join(GAP)
      .trimEnd(),
  );
}

function aligned(line: Cell, width: number, column: Column | undefined, theme: Theme): string {
  const free = Math.max(width - stringWidth(plainText(line)), 0);
  const share = { left: 0, center: Math.floor(free / 2), right: free };
  const before = share[column?.align ?? 'left'];
  return ' '.repeat(before) + paint(line, theme) + ' '.repeat(free - before);
}

/** Each row as "title: cell" lines. */
function stacked(
  titles: readonly Cell[],
  rows: readonly (readonly Cell[])[],
  width: number,
  theme: Theme,
): string[] {
  return rows.flatMap((row, index) => {
    const lines = row.flatMap((cell, column) => {
      const title = titles[column] ?? [];
      const colon = plainText(title) === '' ? [] : restyle([{ text: ': ' }], theme.styles.strong);
      return wrapSpans([...title, ...colon, ...cell], width - 2, theme, '', '  ');
    });
    return index === 0 ? lines : ['', ...lines];
  });
}
