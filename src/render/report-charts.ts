import { scaleBand, scaleLinear } from 'd3-scale';
import { area, line } from 'd3-shape';
import type { Knowledge } from '../memory/stats/knowledge.ts';
import { dayToDate } from '../memory/study-day.ts';
import { percent } from './bars.ts';
import { heatOf, monthBeginningIn, weekdayOf, weeksUpTo } from './heat-map.ts';
import { escapeHtml } from './report-page.ts';
import { counted, localDate } from './when.ts';

const WIDTH = 800;
const LEFT = 40;
const WEEK = 7;

/** A year of study days as squares, a column a week; each names its day and count. */
export function heatMap(counts: ReadonlyMap<number, number>, today: number): string {
  const weeks = weeksUpTo(today);
  const days = weeks
    .flatMap((monday) => Array.from({ length: WEEK }, (_, weekday) => monday + weekday))
    .filter((day) => day <= today);
  const most = Math.max(...days.map((day) => counts.get(day) ?? 0), 1);
  const size = (WIDTH - LEFT) / weeks.length;
  const squares = days.map((day) => {
    const count = counts.get(day) ?? 0;
    const week = Math.floor((day - (weeks[0] ?? day)) / WEEK);
    const place = `x="${px(LEFT + week * size)}" y="${px(16 + weekdayOf(day) * size)}"`;
    const square = `width="${px(size - 2)}" height="${px(size - 2)}" rx="2"`;
    const title = `${dayToDate(day)}: ${counted(count, 'review')}`;
    return `<rect class="heat${heatOf(count, most)}" ${place} ${square}><title>${title}</title></rect>`;
  });
  const weekdays = ['Mon', 'Wed', 'Fri'].map((name, index) =>
    label(LEFT - 6, 16 + size * (index * 2 + 0.75), name, 'end'),
  );
  const months = weeks.flatMap((monday, index) => {
    const name = monthBeginningIn(monday);
    return name === undefined ? [] : [label(LEFT + index * size, 10, name)];
  });
  return svg(16 + WEEK * size, [...months, ...weekdays, ...squares], 'Reviews on each day');
}

/** Counts of study days from today on as upright bars. */
export function columnChart(counts: readonly number[], today: number): string {
  const height = 140;
  const x = scaleBand<number>()
    .domain(counts.map((_, index) => index))
    .range([LEFT, WIDTH])
    .padding(0.2);
  const y = scaleLinear()
    .domain([0, Math.max(...counts, 1)])
    .nice()
    .range([height, 8]);
  const bars = counts.map((count, index) => {
    const top = y(count);
    const place = `x="${px(x(index) ?? 0)}" y="${px(top)}" width="${px(x.bandwidth())}" height="${px(height - top)}"`;
    return `<rect class="bar" ${place}><title>${dayToDate(today + index)}: ${count} due</title></rect>`;
  });
  const dates = counts.flatMap((_, index) =>
    index % WEEK === 0
      ? [label(x(index) ?? 0, height + 16, index === 0 ? 'today' : localDate(today + index, today))]
      : [],
  );
  return svg(height + 20, [...gridOf(y, 3), ...bars, ...dates], 'Questions due on each day');
}

/** The questions known over time, as a line. */
export function lineChart(knowledge: readonly Knowledge[]): string {
  const [first, last] = [knowledge[0], knowledge.at(-1)];
  if (first === undefined || last === undefined || first.day === last.day) return '';
  const height = 180;
  const x = scaleLinear([first.day, last.day], [LEFT, WIDTH]);
  const most = Math.max(...knowledge.map(({ questions }) => questions), 1);
  const y = scaleLinear([0, most], [height, 8]).nice();
  const xOf = ({ day }: Knowledge) => x(day);
  const yOf = ({ questions }: Knowledge) => y(questions);
  const under = area<Knowledge>(xOf, y(0), yOf)([...knowledge]) ?? '';
  const path = line<Knowledge>(xOf, yOf)([...knowledge]) ?? '';
  const middle = Math.round((first.day + last.day) / 2);
  const dates = [
    label(LEFT, height + 16, localDate(first.day, last.day)),
    label(x(middle), height + 16, localDate(middle, last.day), 'middle'),
    label(WIDTH, height + 16, localDate(last.day, last.day), 'end'),
  ];
  const lines = [`<path class="area" d="${under}"/>`, `<path class="line" d="${path}"/>`];
  return svg(height + 20, [...gridOf(y, 4), ...lines, ...dates], 'Questions known over time');
}

/** Shares from 0 to 1 as lying bars, one below the other. */
export function shareChart(rows: readonly { name: string; share: number }[]): string {
  if (rows.length === 0) return '';
  const left = 140;
  const row = 22;
  const x = scaleLinear([0, 1], [left, WIDTH - 50]);
  const bars = rows.flatMap(({ name, share }, index) => {
    const y = index * row;
    const rect = (kind: string, width: number) =>
      `<rect class="${kind}" x="${left}" y="${y + 4}" width="${px(width)}" height="12" rx="2"/>`;
    return [
      label(left - 8, y + 14, name, 'end'),
      rect('rest', x(1) - left),
      rect('bar', x(share) - left),
      label(WIDTH, y + 14, percent(share), 'end'),
    ];
  });
  return svg(rows.length * row, bars, 'Recall by topic');
}

function gridOf(
  y: { ticks(count: number): number[] } & ((value: number) => number),
  count: number,
) {
  return y
    .ticks(count)
    .filter(Number.isInteger)
    .flatMap((tick) => [
      `<line class="grid" x1="${LEFT}" x2="${WIDTH}" y1="${px(y(tick))}" y2="${px(y(tick))}"/>`,
      label(LEFT - 6, y(tick) + 4, String(tick), 'end'),
    ]);
}

function svg(height: number, parts: readonly string[], title: string): string {
  const size = `viewBox="0 0 ${WIDTH} ${px(height)}"`;
  return [`<svg ${size} role="img" aria-label="${escapeHtml(title)}">`, ...parts, '</svg>'].join(
    '\n',
  );
}

function label(x: number, y: number, text: string, anchor = 'start'): string {
  return `<text x="${px(x)}" y="${px(y)}" text-anchor="${anchor}">${escapeHtml(text)}</text>`;
}

/** A length in the picture, to a tenth. */
function px(value: number): string {
  return String(Math.round(value * 10) / 10);
}
