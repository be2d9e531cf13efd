import type { Retention } from '../memory/stats/retention.ts';
import type { Stats } from '../memory/stats/stats.ts';
import { percent, shareBar } from './bars.ts';
import { renderColumns } from './columns.ts';
import { renderHeatMap } from './heat-map.ts';
import { renderLineChart } from './line-chart.ts';
import type { Theme } from './theme.ts';
import { counted } from './when.ts';
import { pad, stringWidth, truncate, wrap } from './wrap.ts';

export interface StatsView {
  readonly stats: Stats;
  /** The musts that were missed most, with the question. */
  readonly points: readonly {
    readonly id: string;
    readonly question: string;
    readonly text: string;
    readonly missed: number;
    readonly asked: number;
  }[];
  readonly followUps: readonly { readonly id: string; readonly ask: string }[];
  /** What the figures are narrowed to. */
  readonly narrowedTo: readonly string[];
}

const WEAKEST = 5;
const BAR = 16;

/** How it goes, in parts that each say one thing; what has no figures yet says when it will. */
export function renderStats(view: StatsView, width: number, theme: Theme): string[] {
  const { stats } = view;
  if (stats.reviews === 0) return nothingYet(view, width, theme);
  const { styles } = theme;
  const part = (title: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : ['', styles.heading(title), ...lines];
  const counts = new Map(stats.days.map(({ day, reviews }) => [day, reviews]));
  return [
    ...summary(view, width, theme),
    ...part('Retention', retentionLines(stats, width, theme)),
    ...part('Reviews in the last year', renderHeatMap(counts, stats.today, width, theme)),
    ...part('Due in the next 30 days', forecastLines(stats, width, theme)),
    ...part('Questions known, over time', knowledgeLines(stats, width, theme)),
    ...part('Weakest topics', topicLines(stats, width, theme)),
    ...part('Points missed most', pointLines(view, width, theme)),
    ...part('Follow-ups missed', followUpLines(view, width, theme)),
  ];
}

function nothingYet({ narrowedTo }: StatsView, width: number, { styles }: Theme): string[] {
  const isTime = (narrowing: string) => narrowing.startsWith('since ');
  const what = narrowedTo.filter((narrowing) => !isTime(narrowing)).join(', ');
  const words = [what && `of ${what}`, ...narrowedTo.filter(isTime), 'yet'].filter(Boolean);
  return [
    ...wrap(`There is no review ${words.join(' ')}.`, width),
    ...wrap(`start with: ${styles.key('llm-interview drill')}`, width, '  '),
  ];
}

function summary({ stats, narrowedTo }: StatsView, width: number, theme: Theme): string[] {
  const dot = ` ${theme.styles.quiet(theme.symbols.separator)} `;
  const today = [
    `${counted(stats.reviewsToday, 'review')} today`,
    ...(stats.msToday > 0 ? [spent(stats.msToday)] : []),
    `streak: ${counted(stats.streak, 'day')}, longest ${stats.longestStreak}`,
  ];
  const all = [
    `${counted(stats.reviews, 'review')} on ${counted(stats.days.length, 'day')}`,
    ...(stats.ms > 0 ? [spent(stats.ms)] : []),
    `${stats.asked} of ${counted(stats.questions, 'question')} asked`,
  ];
  const known =
    stats.asked === 0 ? [] : [`${stats.known.toFixed(1)} of them known today, on average`];
  return [
    ...(narrowedTo.length === 0 ? [] : wrap(theme.styles.quiet(narrowedTo.join(', ')), width)),
    ...wrap(today.join(dot), width),
    ...wrap([...all, ...known].join(dot), width),
  ];
}

/** A length of time, in minutes below two hours. */
function spent(ms: number): string {
  const minutes = Math.round(ms / 60_000);
  if (minutes < 120) return `${minutes} min`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

function retentionLines(stats: Stats, width: number, theme: Theme): string[] {
  if (stats.all === null) {
    return wrap('from the second day on: it takes a question that was asked before', width, '  ');
  }
  const rows: (readonly [string, Retention])[] = [
    ...(stats.last30 === null ? [] : [['last 30 days', stats.last30] as const]),
    ['all', stats.all],
    ...stats.levels.map(({ name, ...one }) => [name, one] as const),
  ];
  const column = Math.max(...rows.map(([name]) => stringWidth(name)));
  return rows.flatMap(([name, { recalled, predicted, reviews }]) =>
    wrap(
      `recalled, ${percent(predicted)} predicted, ${counted(reviews, 'review')}`,
      width,
      `  ${pad(name, column)} ${bar(recalled, width, theme)}${percent(recalled).padStart(6)} `,
    ),
  );
}

/** None where there is no room. */
function bar(share: number, width: number, theme: Theme): string {
  return width < 60 ? '' : shareBar(share, BAR, theme);
}

function forecastLines({ forecast, today }: Stats, width: number, theme: Theme): string[] {
  const due = forecast.reduce((sum, count) => sum + count, 0);
  if (due === 0) return [];
  return renderColumns(forecast, today, width, theme);
}

function knowledgeLines(
  { knowledge, questions, today }: Stats,
  width: number,
  theme: Theme,
): string[] {
  if (knowledge.length < 2) return [];
  const points = knowledge.map(({ day, questions }) => [day, questions] as const);
  const highest = Math.max(...points.map(([, value]) => value));
  const most = niceAbove(Math.min(highest * 1.1, Math.max(questions, highest)));
  return renderLineChart(
    { points, most, label: (value) => String(Math.round(value)) },
    today,
    width,
    theme,
  );
}

/** A whole number that is easy to read, and so is its half; at least as large. */
function niceAbove(value: number): number {
  if (value <= 10) return Math.max(Math.ceil(value / 2) * 2, 2);
  const step = 10 ** Math.floor(Math.log10(value));
  const nice = [1, 1.6, 2, 2.4, 3, 4, 5, 6, 8, 10].find((factor) => factor * step >= value) ?? 10;
  return nice * step;
}

function topicLines({ topics }: Stats, width: number, theme: Theme): string[] {
  const asked = topics.filter(({ recall }) => recall !== null).slice(0, WEAKEST);
  const widest = Math.max(...asked.map(({ topic }) => stringWidth(topic)), 0);
  const column = Math.min(widest, Math.floor(width / 2));
  return asked.flatMap(({ topic, recall, asked, questions, retention }) => {
    const tested = retention === null ? '' : `, ${percent(retention.recalled)} recalled in reviews`;
    const note = theme.styles.quiet(`${asked} of ${questions} asked${tested}`);
    const name = pad(truncate(topic, column, theme.symbols.ellipsis), column);
    const lead = `  ${name} ${bar(recall ?? 0, width, theme)}${percent(recall).padStart(6)} `;
    return wrap(note, width, lead);
  });
}

function pointLines({ points }: StatsView, width: number, theme: Theme): string[] {
  return points.flatMap(({ id, text, missed, asked }) => [
    ...wrap(text, width, `  ${theme.symbols.bullet} `),
    ...wrap(
      theme.styles.quiet(`${id}: missed ${missed} of ${counted(asked, 'time')}`),
      width,
      '    ',
    ),
  ]);
}

function followUpLines({ followUps }: StatsView, width: number, theme: Theme): string[] {
  const shown = followUps.slice(0, WEAKEST);
  const more = followUps.length - shown.length;
  return [
    ...shown.flatMap(({ id, ask }) => [
      ...wrap(ask, width, `  ${theme.symbols.bullet} `),
      ...wrap(theme.styles.quiet(id), width, '    '),
    ]),
    ...(more > 0 ? [theme.styles.quiet(`    and ${more} more`)] : []),
  ];
}
