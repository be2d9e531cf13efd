import type { Theme } from './theme.ts';
import { counted } from './when.ts';
import { pad, stringWidth } from './wrap.ts';

const WEEK = 7;
const WEEKS = 53;
/** The study day 0, 1970-01-01, was a Thursday; weeks start on Monday. */
const FIRST_WEEKDAY = 3;
const DAY = 86_400_000;
const LABELS = ['Mon', '', 'Wed', '', 'Fri', '', 'Sun'];

/** Weekday of a study day, Monday 0. */
export function weekdayOf(day: number): number {
  return (((day + FIRST_WEEKDAY) % WEEK) + WEEK) % WEEK;
}

/** From 0 for nothing to 4, in quarters of the most. */
export function heatOf(count: number, most: number): number {
  return count === 0 ? 0 : Math.min(Math.ceil((count / most) * 4), 4);
}

/** The first days of the last weeks up to today's, oldest first. */
export function weeksUpTo(today: number, weeks = WEEKS): number[] {
  const monday = today - weekdayOf(today);
  return Array.from({ length: weeks }, (_, index) => monday - (weeks - 1 - index) * WEEK);
}

/** A column a week, a row a weekday, the last year as far as the width goes; darker means more reviews. */
export function renderHeatMap(
  counts: ReadonlyMap<number, number>,
  today: number,
  width: number,
  theme: Theme,
): string[] {
  const { styles, unicode } = theme;
  const gutter = 4;
  const weeks = weeksUpTo(today, Math.min(WEEKS, Math.max(width - gutter, 1)));
  const shades = unicode ? ['·', '░', '▒', '▓', '█'] : ['.', ':', '+', '%', '#'];
  const shown = weeks.flatMap((monday) =>
    Array.from({ length: WEEK }, (_, weekday) => counts.get(monday + weekday) ?? 0),
  );
  const most = Math.max(...shown, 1);
  const rows = LABELS.map((label, weekday) => {
    const cells = weeks.map((monday) => {
      const day = monday + weekday;
      if (day > today) return ' ';
      const heat = heatOf(counts.get(day) ?? 0, most);
      const shade = shades[heat] as string;
      return heat === 0 ? styles.quiet(shade) : styles.correct(shade);
    });
    return `${label.padEnd(gutter)}${cells.join('')}`.trimEnd();
  });
  const legend = `${' '.repeat(gutter)}0 ${shades.join(' ')} ${counted(most, 'review')} a day`;
  const lines = [`${' '.repeat(gutter)}${monthLine(weeks)}`.trimEnd(), ...rows];
  return stringWidth(legend) > width ? lines : [...lines, styles.quiet(legend)];
}

/** Names of months above the week in which they begin, where there is room. */
function monthLine(weeks: readonly number[]): string {
  let line = '';
  for (const [index, monday] of weeks.entries()) {
    const name = monthBeginningIn(monday);
    if (name === undefined) continue;
    if (stringWidth(line) > index || index + stringWidth(name) > weeks.length) continue;
    line = `${pad(line, index)}${name} `;
  }
  return line;
}

/** The name of the month whose first day is in the week from a Monday on, if one is. */
export function monthBeginningIn(monday: number): string | undefined {
  const sunday = new Date((monday + WEEK - 1) * DAY);
  if (sunday.getUTCDate() > WEEK) return undefined;
  return sunday.toLocaleDateString(undefined, { timeZone: 'UTC', month: 'short' });
}
