import { describe, expect, it } from 'vitest';
import { curveOf } from '../../src/memory/stats/knowledge.ts';
import type { Stats } from '../../src/memory/stats/stats.ts';
import { DEFAULT_WEIGHTS } from '../../src/memory/weights.ts';
import { renderCurve } from '../../src/render/curve.ts';
import { renderHeatMap } from '../../src/render/heat-map.ts';
import { renderReport } from '../../src/render/report.ts';
import { renderStats, type StatsView } from '../../src/render/stats.ts';
import { pastOf } from '../support/history-of.ts';
import { tooWide, WIDTHS } from '../support/text-arbitraries.ts';
import { ASCII, COLOUR, PLAIN } from '../support/themes.ts';

const TODAY = 20_790; // Thursday, 2026-12-03

const STATS: Stats = {
  today: TODAY,
  reviewsToday: 3,
  msToday: 240_000,
  streak: 2,
  longestStreak: 9,
  reviews: 145,
  ms: 9_000_000,
  days: [
    { day: TODAY - 9, reviews: 12, new: 8, ms: 600_000, tested: 4, recalled: 3, predicted: 3.6 },
    { day: TODAY - 1, reviews: 4, new: 0, ms: 60_000, tested: 4, recalled: 4, predicted: 3.7 },
    { day: TODAY, reviews: 3, new: 0, ms: 240_000, tested: 3, recalled: 2, predicted: 2.7 },
  ],
  questions: 218,
  asked: 43,
  known: 39.2,
  last30: { reviews: 11, recalled: 0.82, predicted: 0.9 },
  all: { reviews: 11, recalled: 0.82, predicted: 0.9 },
  levels: [{ name: 'basic', reviews: 11, recalled: 0.82, predicted: 0.9 }],
  topics: [
    { topic: 'rag', questions: 18, asked: 9, recall: 0.7, retention: null },
    { topic: 'agents', questions: 12, asked: 0, recall: null, retention: null },
  ],
  forecast: [4, 0, 2, ...Array.from({ length: 27 }, () => 1)],
  knowledge: Array.from({ length: 10 }, (_, index) => ({
    day: TODAY - 9 + index,
    questions: index * 4,
  })),
};

const VIEW: StatsView = {
  stats: STATS,
  points: [
    { id: 'rope', question: 'How?', text: 'It rotates queries and keys', missed: 4, asked: 6 },
  ],
  followUps: [{ id: 'rope', ask: 'Why does it extrapolate badly?' }],
  narrowedTo: [],
};

const NOTHING: StatsView = {
  ...VIEW,
  stats: { ...STATS, reviews: 0, days: [], all: null, last30: null, knowledge: [], asked: 0 },
};

describe('the stats screen', () => {
  it('says how it goes, part by part', () => {
    const lines = renderStats(VIEW, 80, PLAIN);
    expect(lines.slice(0, 8)).toEqual([
      '3 reviews today · 4 min · streak: 2 days, longest 9',
      '145 reviews on 3 days · 2 h 30 min · 43 of 218 questions asked · 39.2 of them',
      'known today, on average',
      '',
      'Retention',
      '  last 30 days █████████████░░░  82 % recalled, 90 % predicted, 11 reviews',
      '  all          █████████████░░░  82 % recalled, 90 % predicted, 11 reviews',
      '  basic        █████████████░░░  82 % recalled, 90 % predicted, 11 reviews',
    ]);
    const text = lines.join('\n');
    for (const part of [
      'Reviews in the last year',
      'Due in the next 30 days',
      'Questions known, over time',
      'Weakest topics\n  rag ███████████░░░░░  70 % 9 of 18 asked',
      'Points missed most\n  • It rotates queries and keys\n    rope: missed 4 of 6 times',
      'Follow-ups missed\n  • Why does it extrapolate badly?\n    rope',
    ]) {
      expect(text).toContain(part);
    }
    expect(text).not.toContain('agents');
  });

  it('says where to start when there is nothing', () => {
    expect(renderStats(NOTHING, 80, PLAIN)).toEqual([
      'There is no review yet.',
      '  start with: llm-interview drill',
    ]);
    expect(renderStats({ ...NOTHING, narrowedTo: ['rag'] }, 80, PLAIN)[0]).toBe(
      'There is no review of rag yet.',
    );
  });

  it.each(WIDTHS)('cuts the name of a topic that takes more than half of %i columns', (width) => {
    const topics = [{ ...STATS.topics[0], topic: 'x'.repeat(90) }] as Stats['topics'];
    const lines = renderStats({ ...VIEW, stats: { ...STATS, topics } }, width, PLAIN);
    expect(tooWide(lines, width)).toEqual([]);
    expect(lines.join(' ')).toContain(`  ${'x'.repeat(width / 2 - 1)}… `);
  });

  it.each([
    [0.4, '2┤', '1┤'],
    [2.9, '4┤', '2┤'],
    [9, '10┤', '5┤'],
    [27, '30┤', '15┤'],
  ])('has whole numbers beside what is known, up to %d', (questions, most, half) => {
    const knowledge = [TODAY - 1, TODAY].map((day) => ({ day, questions }));
    const lines = renderStats({ ...VIEW, stats: { ...STATS, knowledge } }, 80, PLAIN);
    const axis = lines
      .filter((line) => line.includes('┤'))
      .map((line) => line.trim().split('┤')[0]);
    expect(axis.slice(0, 2).map((label) => `${label}┤`)).toEqual([most, half]);
  });

  it.each(WIDTHS)('fits in %i columns, with colour and in ASCII', (width) => {
    for (const theme of [COLOUR, ASCII]) {
      expect(tooWide(renderStats(VIEW, width, theme), width)).toEqual([]);
    }
    const text = renderStats(VIEW, width, ASCII).join('');
    expect([...text].filter((character) => character > '~')).toEqual([]);
  });
});

it('the heat map has a week a column, Monday on top, and ends today', () => {
  const counts = new Map([
    [TODAY - 3, 1], // Monday
    [TODAY, 8], // Thursday
  ]);
  const rows = renderHeatMap(counts, TODAY, 14, PLAIN);
  expect(rows.slice(1, 8)).toEqual([
    'Mon ·········░',
    '    ··········',
    'Wed ··········',
    '    ·········█',
    'Fri ·········',
    '    ·········',
    'Sun ·········',
  ]);
});

describe('the forgetting curve', () => {
  const rows = ['r1 rope good 2026-11-23T10:00', 'r2 rope again 2026-11-28T10:00'];
  const view = {
    id: 'rope',
    question: 'How does RoPE work?',
    curve: curveOf(pastOf(...rows), TODAY + 30, DEFAULT_WEIGHTS),
    recall: 0.8,
    today: TODAY,
    when: 'today',
  };

  it('has its reviews with what was predicted', () => {
    const text = renderCurve(view, 80, PLAIN).join('\n');
    expect(text).toContain('2 reviews · recalled today with 80 % · due today');
    expect(text).toContain('100 %┤');
    expect(text).toMatch(/Nov 23 +good +new, stability 2\.3 days/);
    expect(text).toMatch(/Nov 28 +again +predicted \d\d %, stability \d\.\d days/);
  });

  it('of a question never asked says how to ask it', () => {
    const curve = { points: [], reviews: [] };
    expect(renderCurve({ ...view, curve, recall: null }, 80, PLAIN)).toEqual([
      'How does RoPE work?',
      'It was never asked. Ask it: llm-interview drill rope',
    ]);
  });

  it.each(WIDTHS)('fits in %i columns', (width) => {
    expect(tooWide(renderCurve(view, width, COLOUR), width)).toEqual([]);
    expect(tooWide(renderCurve(view, width, ASCII), width)).toEqual([]);
  });
});

describe('the report', () => {
  it('has every part, and loads nothing', () => {
    const page = renderReport(VIEW);
    expect(page.match(/<h2>.*<\/h2>/g)).toEqual([
      '<h2>Retention</h2>',
      '<h2>Reviews in the last year</h2>',
      '<h2>Due in the next 30 days</h2>',
      '<h2>Questions known, over time</h2>',
      '<h2>Recall today by topic, weakest first</h2>',
      '<h2>Points missed most</h2>',
      '<h2>Follow-ups missed</h2>',
    ]);
    expect(page).not.toMatch(/https?:|<script|src=|@import|url\(/);
    expect(page).toContain('prefers-color-scheme: dark');
    expect(page).toContain('@media print');
  });

  it('shows what a deck says, and never runs it', () => {
    const text = '<script>alert("1")</script> & \'quotes\'';
    const points = [{ id: 'x', question: text, text, missed: 1, asked: 1 }];
    const page = renderReport({ ...VIEW, points, followUps: [{ id: text, ask: text }] });
    expect(page).not.toContain('<script');
    expect(page).toContain('&#60;script&#62;alert(&#34;1&#34;)&#60;/script&#62; &#38; &#39;quotes');
  });

  it('of nothing says so', () => {
    expect(renderReport(NOTHING)).toContain('There is no review yet.');
  });
});
