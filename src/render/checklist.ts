import type { KeyPoint } from '../bank/question.ts';
import type { Area } from './area.ts';
import type { Theme } from './theme.ts';
import { pad, stringWidth, truncate, wrap } from './wrap.ts';

/** Which points are ticked, and which one is next. */
export interface Ticks {
  readonly cursor: number;
  readonly ticked: readonly number[];
}

const MARGIN = ' ';

/** The points with their boxes; where `room` is too low for all of them, one line each around the cursor. */
export function renderChecklist(
  points: readonly KeyPoint[],
  ticks: Ticks,
  { width, theme }: Pick<Area, 'width' | 'theme'>,
  room: number,
): string[] {
  const full = points.map((point, index) => checkbox(point, index, ticks, theme, width));
  const lines = full.flat();
  if (lines.length <= room) return lines;
  const { ellipsis } = theme.symbols;
  const short = full.map(([first = '', ...more]) =>
    more.length === 0 ? first : truncate(`${first}${ellipsis}`, width, ellipsis),
  );
  const visible = Math.max(room, 1);
  const last = Math.max(short.length - visible, 0);
  const start = Math.min(Math.max(ticks.cursor - visible + 1, 0), last);
  return short.slice(start, start + visible);
}

function checkbox(
  { kind, text }: KeyPoint,
  index: number,
  { cursor, ticked }: Ticks,
  { styles, symbols }: Theme,
  width: number,
): string[] {
  const box = ticked.includes(index) ? '[x]' : '[ ]';
  const arrow =
    index === cursor ? styles.cursor(symbols.cursor) : pad('', stringWidth(symbols.cursor));
  const label = kind.padEnd(6);
  const lit = kind === 'must' ? styles.strong(label) : styles.quiet(label);
  return wrap(text, width, `${MARGIN}${arrow} ${box} ${lit}`);
}
