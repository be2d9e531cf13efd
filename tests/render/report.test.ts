import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Stats } from '../../src/memory/stats/stats.ts';
import { renderReport } from '../../src/render/report.ts';
import type { StatsView } from '../../src/render/stats.ts';

const TODAY = 20_790; // 2026-12-03
const RETENTION = { reviews: 1, recalled: 1, predicted: 0.9 };

const STATS: Stats = {
  today: TODAY,
  reviewsToday: 1,
  msToday: 60_000,
  streak: 1,
  longestStreak: 2,
  reviews: 2,
  ms: 120_000,
  days: [
    { day: TODAY - 2, reviews: 1, new: 1, ms: 60_000, tested: 0, recalled: 0, predicted: 0 },
    { day: TODAY, reviews: 1, new: 0, ms: 60_000, tested: 1, recalled: 1, predicted: 0.9 },
  ],
  questions: 218,
  asked: 1,
  known: 1,
  last30: RETENTION,
  all: RETENTION,
  levels: [{ name: 'basic', ...RETENTION }],
  topics: [{ topic: 'rag', questions: 18, asked: 1, recall: 0.9, retention: RETENTION }],
  forecast: [1, 0, 2],
  knowledge: [
    { day: TODAY - 2, questions: 1 },
    { day: TODAY, questions: 0.9 },
  ],
};

/** A page in which everything that somebody else wrote is this text. */
function pageOf(text: string): string {
  const view: StatsView = {
    stats: {
      ...STATS,
      levels: [{ name: text, ...RETENTION }],
      topics: [{ topic: text, questions: 1, asked: 1, recall: 0.5, retention: null }],
    },
    points: [{ id: text, question: text, text, missed: 1, asked: 1 }],
    followUps: [{ id: text, ask: text }],
    narrowedTo: [text],
  };
  return renderReport(view);
}

/** The tags of a page that are not closed, or closed without being opened. */
function unbalanced(page: string): string[] {
  const open: string[] = [];
  const wrong: string[] = [];
  for (const [, slash, name = '', end] of page.matchAll(/<(\/?)([a-z][a-z0-9]*)[^>]*?(\/?)>/g)) {
    if (end === '/' || name === 'meta') continue;
    if (slash === '') open.push(name);
    else if (open.pop() !== name) wrong.push(name);
  }
  return [...open, ...wrong];
}

describe('the page', () => {
  it('closes every tag, and has a shape for every figure', () => {
    const page = pageOf('rag');
    expect(unbalanced(page)).toEqual([]);
    expect(page.match(/<rect class="heat/g)).toHaveLength(52 * 7 + 4);
    expect(page.match(/<rect class="bar"/g)).toHaveLength(3 + 1);
    expect(page).toContain('<title>2026-12-01: 1 review</title>');
    expect(page).toContain('<title>2026-12-05: 2 due</title>');
    expect(page).not.toMatch(/NaN|undefined|Infinity/);
  });

  it('says one and many as people do', () => {
    const said = [...pageOf('rag').matchAll(/<strong>(.*?)<\/strong><span>(.*?)<\/span>/g)];
    expect(said.map(([, figure, label]) => `${figure} ${label}`)).toEqual([
      '1 review today',
      '1 day in a row, longest 2',
      '2 reviews on 2 days',
      '2 minutes',
      '1 of 218 questions asked',
      '1 known today, on average',
    ]);
  });

  it('has the same tags and loads nothing, whatever a deck says', () => {
    const hostile = fc.oneof(
      fc.string(),
      fc.constantFrom(
        '<script>alert(1)</script>',
        '"><img src=x onerror=alert(1)>',
        "' onload='alert(1)",
        '</title></svg></style><script>',
        '&lt;script&gt;',
        '<!--',
        ']]>',
      ),
    );
    const tags = (page: string) => page.match(/<[^>]*>/g)?.filter((tag) => !/^<svg/.test(tag));
    const usual = tags(pageOf('rag'));
    fc.assert(
      fc.property(hostile, (text) => {
        expect(tags(pageOf(text))).toEqual(usual);
      }),
    );
  });

  it('says nothing that is an address elsewhere', () => {
    expect(pageOf('rag')).not.toMatch(/https?:|<script|<link|<img|src=|href=|url\(|@import/);
  });
});
