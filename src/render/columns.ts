import type { Theme } from './theme.ts';
import { localDate } from './when.ts';
import { pad, stringWidth } from './wrap.ts';

const HEIGHT = 4;
const EIGHTHS = [' ', '▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/** Counts of study days from `today` on as upright bars, with the largest count at the side and some dates below. */
export function renderColumns(
  counts: readonly number[],
  today: number,
  width: number,
  theme: Theme,
): string[] {
  const { styles, symbols, unicode } = theme;
  const most = Math.max(...counts, 1);
  const gutter = String(most).length + 1;
  const each = width >= gutter + counts.length * 2 ? 2 : 1;
  const shown = counts.slice(0, Math.max(Math.floor((width - gutter) / each), 1));
  const rows = Array.from({ length: HEIGHT }, (_, row) => {
    const below = HEIGHT - 1 - row;
    const cells = shown.map((count) => {
      const filled = (count / most) * HEIGHT - below;
      return cell(filled, count > 0 && below === 0, unicode, symbols.bar).padEnd(each);
    });
    const label = row === 0 ? String(most) : row === HEIGHT - 1 ? '0' : '';
    return `${label.padStart(gutter - 1)} ${styles.due(cells.join('').trimEnd())}`.trimEnd();
  });
  return [...rows, `${' '.repeat(gutter)}${styles.quiet(dateLine(shown.length, each, today))}`];
}

/** One row of a bar; what is more than nothing is never invisible. */
function cell(filled: number, isSome: boolean, unicode: boolean, full: string): string {
  const eighths = Math.min(Math.max(Math.round(filled * 8), isSome ? 1 : 0), 8);
  if (unicode) return EIGHTHS[eighths] as string;
  return eighths >= 4 || (isSome && eighths > 0) ? full : ' ';
}

const DAYS_APART = 7;

function dateLine(days: number, each: number, today: number): string {
  let line = '';
  for (let away = 0; away < days; away += DAYS_APART) {
    const column = away * each;
    const name = away === 0 ? 'today' : localDate(today + away, today);
    if (stringWidth(line) > column || column + stringWidth(name) > days * each) continue;
    line = `${pad(line, column)}${name} `;
  }
  return line.trimEnd();
}
