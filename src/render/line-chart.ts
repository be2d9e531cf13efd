import plot from 'simple-ascii-chart';
import type { Theme } from './theme.ts';
import { localDate } from './when.ts';
import { pad, stringWidth } from './wrap.ts';

export interface LineChart {
  /** Study day and value, by day. */
  readonly points: readonly (readonly [day: number, value: number])[];
  readonly most: number;
  /** How a value is written at the side. */
  readonly label: (value: number) => string;
  readonly height?: number;
}

const DATES = 4;
const MOST_COLUMNS = 100;

const ASCII_AXIS = {
  n: '^',
  ns: '|',
  y: '+',
  nse: '+',
  x: '+',
  we: '-',
  e: '>',
  intersectionXY: '+',
  intersectionX: '+',
  intersectionY: '+',
};
const ASCII_CHART = { we: '-', wns: '+', ns: '|', nse: '+', wsn: '+', sne: '+', area: '#' };

/** Values over study days as a line, from 0 to `most`. */
export function renderLineChart(
  { points, most, label, height = 7 }: LineChart,
  today: number,
  width: number,
  theme: Theme,
): string[] {
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined) return [];
  const gutter = Math.max(...[0, most / 2, most].map((value) => label(value).length)) + 4;
  const columns = Math.min(Math.max(width - gutter, 10), MOST_COLUMNS);
  const span = last[0] - first[0];
  // One value a column: left to scale days itself, the chart has gaps at some widths.
  const values = Array.from({ length: columns }, (_, column): [number, number] => {
    const day = first[0] + (span * column) / (columns - 1);
    return [column, (points.findLast(([at]) => at <= day) ?? first)[1]];
  });
  const chart = plot(values, {
    width: columns,
    height,
    yRange: [0, most],
    customYAxisTicks: [0, most / 2, most],
    hideXAxisTicks: true,
    formatter: (value, { axis }) => (axis === 'y' ? label(value) : ''),
    ...(theme.unicode ? {} : { symbols: { axis: ASCII_AXIS, chart: ASCII_CHART } }),
  });
  const lines = chart
    .split('\n')
    .map((line) => line.trimEnd())
    .filter((line) => line !== '');
  const axis = (lines.at(-1) ?? '').search(/\S/);
  const dates = dateLine(first[0], last[0], columns, today);
  return [...lines, theme.styles.quiet(`${' '.repeat(Math.max(axis + 1, 0))}${dates}`)];
}

/** Dates below the axis, evenly spaced, the first and the last among them. */
function dateLine(first: number, last: number, columns: number, today: number): string {
  const span = last - first;
  const dates = Math.min(DATES, span + 1);
  let line = '';
  for (let index = 0; index < dates; index += 1) {
    const share = dates === 1 ? 0 : index / (dates - 1);
    const name = localDate(Math.round(first + span * share), today);
    const at = Math.min(Math.round((columns - 1) * share), columns - stringWidth(name));
    if (index > 0 && stringWidth(line) >= at) continue;
    line = `${pad(line, at)}${name} `;
  }
  return line.trimEnd();
}
