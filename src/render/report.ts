import type { StatsView } from './stats.ts';
import { dayToDate } from '../memory/study-day.ts';
import { percent } from './bars.ts';
import { columnChart, heatMap, lineChart, shareChart } from './report-charts.ts';
import { escapeHtml as text, REPORT_STYLE } from './report-page.ts';
import { counted } from './when.ts';

/** Everything that stats shows as one page: no script, nothing loaded from elsewhere. */
export function renderReport(view: StatsView): string {
  const { stats, narrowedTo } = view;
  const about = narrowedTo.length === 0 ? '' : `, ${narrowedTo.join(', ')}`;
  const date = dayToDate(stats.today);
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    `<title>llm-interview: ${text(date + about)}</title>`,
    `<style>${REPORT_STYLE}</style>`,
    '</head>',
    '<body>',
    `<h1>llm-interview <small>${text(date + about)}</small></h1>`,
    ...figures(view),
    ...sections(view),
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

function figures({ stats }: StatsView): string[] {
  const known = stats.asked === 0 ? '0' : stats.known.toFixed(0);
  const cards = [
    [String(stats.reviewsToday), stats.reviewsToday === 1 ? 'review today' : 'reviews today'],
    [counted(stats.streak, 'day'), `in a row, longest ${stats.longestStreak}`],
    [counted(stats.reviews, 'review'), `on ${counted(stats.days.length, 'day')}`],
    [String(Math.round(stats.ms / 60_000)), 'minutes'],
    [`${stats.asked} of ${stats.questions}`, 'questions asked'],
    [known, 'known today, on average'],
  ];
  return [
    '<div class="figures">',
    ...cards.map(
      ([figure = '', label = '']) =>
        `<div><strong>${text(figure)}</strong><span>${text(label)}</span></div>`,
    ),
    '</div>',
  ];
}

function sections(view: StatsView): string[] {
  const { stats } = view;
  if (stats.reviews === 0) return ['<p>There is no review yet.</p>'];
  const retention = [
    ...(stats.last30 === null ? [] : [{ name: 'last 30 days', ...stats.last30 }]),
    ...(stats.all === null ? [] : [{ name: 'all', ...stats.all }]),
    ...stats.levels,
  ];
  const counts = new Map(stats.days.map(({ day, reviews }) => [day, reviews]));
  const topics = stats.topics.filter(({ recall }) => recall !== null);
  return [
    ...section('Retention', retentionTable(retention)),
    ...section('Reviews in the last year', [heatMap(counts, stats.today)]),
    ...section('Due in the next 30 days', [columnChart(stats.forecast, stats.today)]),
    ...section('Questions known, over time', [lineChart(stats.knowledge)]),
    ...section('Recall today by topic, weakest first', [
      shareChart(topics.map(({ topic, recall }) => ({ name: topic, share: recall ?? 0 }))),
    ]),
    ...section('Points missed most', pointList(view)),
    ...section('Follow-ups missed', followUpList(view)),
  ];
}

function section(title: string, body: readonly string[]): string[] {
  if (body.every((line) => line === '')) return [];
  return ['<section>', `<h2>${text(title)}</h2>`, ...body, '</section>'];
}

function retentionTable(
  rows: readonly { name: string; recalled: number; predicted: number; reviews: number }[],
): string[] {
  if (rows.length === 0) return [];
  const head = ['', 'recalled', 'predicted', 'reviews'].map((title) => `<th>${title}</th>`);
  return [
    '<table>',
    `<tr>${head.join('')}</tr>`,
    ...rows.map(({ name, recalled, predicted, reviews }) => {
      const cells = [percent(recalled), percent(predicted), String(reviews)];
      return `<tr><th>${text(name)}</th>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
    }),
    '</table>',
  ];
}

function pointList({ points }: StatsView): string[] {
  if (points.length === 0) return [];
  const items = points.map(
    ({ id, text: point, missed, asked }) =>
      `<li>${text(point)} <small>${text(id)}: missed ${missed} of ${counted(asked, 'time')}</small></li>`,
  );
  return ['<ul>', ...items, '</ul>'];
}

function followUpList({ followUps }: StatsView): string[] {
  if (followUps.length === 0) return [];
  const items = followUps.map(({ id, ask }) => `<li>${text(ask)} <small>${text(id)}</small></li>`);
  return ['<ul>', ...items, '</ul>'];
}
