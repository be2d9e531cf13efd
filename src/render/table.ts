import type { Theme } from './theme.ts';
import { pad, stringWidth, wrap } from './wrap.ts';

const GAP = '  ';
/** A column narrower than this breaks words: stack the rows instead. */
const NARROWEST_COLUMN = 12;

/** A table that fits the width: cells wrapped in their columns, or rows stacked where columns get too narrow. */
export function renderTable(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  width: number,
  theme: Theme,
): string[] {
  const natural = header.map((_, column) =>
    Math.max(...[header, ...rows].map((row) => stringWidth(row[column] ?? ''))),
  );
  const room = width - GAP.length * (header.length - 1);
  const widths = shareOut(natural, room);
  if (widths === undefined) return stacked(header, rows, width, theme);
  const rule = widths.map((size) => theme.symbols.rule.repeat(size)).join(GAP);
  return [
    ...cells(
      header.map((title) => theme.styles.strong(title)),
      widths,
    ),
    theme.styles.quiet(rule),
    ...rows.flatMap((row) => cells(row, widths)),
  ];
}

/** Widths that share the room: narrow columns keep theirs, wide ones shrink alike; undefined when too narrow. */
function shareOut(natural: readonly number[], room: number): number[] | undefined {
  const total = natural.reduce((sum, size) => sum + size, 0);
  if (total <= room) return [...natural];
  const fair = Math.floor(room / natural.length);
  const spare = natural.reduce((sum, size) => sum + Math.max(fair - size, 0), 0);
  const wanting = natural.filter((size) => size > fair).length;
  const share = fair + Math.floor(spare / wanting);
  if (share < NARROWEST_COLUMN) return undefined;
  return natural.map((size) => Math.min(size, share));
}

function cells(row: readonly string[], widths: readonly number[]): string[] {
  const wrapped = widths.map((size, column) => wrap(row[column] ?? '', size));
  const height = Math.max(...wrapped.map((lines) => lines.length));
  return Array.from({ length: height }, (_, index) =>
    widths
      .map((size, column) => pad(wrapped[column]?.[index] ?? '', size))
      .join(GAP)
      .trimEnd(),
  );
}

/** Each row as "header: cell" lines. */
function stacked(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  width: number,
  { styles }: Theme,
): string[] {
  return rows.flatMap((row, index) => [
    ...(index === 0 ? [] : ['']),
    ...row.flatMap((cell, column) =>
      wrap(`${styles.strong(`${header[column] ?? ''}:`)} ${cell}`, width, '', '  '),
    ),
  ]);
}
