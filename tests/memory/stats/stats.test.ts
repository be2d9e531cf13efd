import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from '../../../src/memory/fold.ts';
import { daysOf, forecast, longestStreak } from '../../../src/memory/stats/days.ts';
import { curveOf, daysBetween, knowledgeOver } from '../../../src/memory/stats/knowledge.ts';
import { missedPoints } from '../../../src/memory/stats/missed.ts';
import { retentionBy, retentionOf } from '../../../src/memory/stats/retention.ts';
import { statsOf } from '../../../src/memory/stats/stats.ts';
import { DEFAULT_WEIGHTS } from '../../../src/memory/weights.ts';
import { pastOf } from '../../support/history-of.ts';
import { timedOf } from '../../support/journal-rows.ts';
import { FOLD_OPTIONS } from '../../support/memory-options.ts';

const TODAY = 20_790; // 2026-12-03

const ROWS = [
  'r1 rope good 2026-11-23T10:00',
  'r2 lora again 2026-11-23T10:05',
  'r3 lora good 2026-11-23T10:09',
  'r4 rope good 2026-11-25T10:00',
  'r5 lora again 2026-11-25T10:10',
  'r6 lora good 2026-11-25T10:20',
  'r7 rope hard 2026-12-03T10:00',
];

function statsOfRows(rows: readonly string[], since?: number) {
  const { questions } = fold(rows.map(timedOf), FOLD_OPTIONS);
  const untouched = { recall: { state: 'new' }, suspended: false, buriedOn: null } as const;
  return statsOf({
    history: pastOf(...rows),
    questions: [
      { id: 'rope', topic: 'attention', level: 'basic' },
      { id: 'lora', topic: 'fine-tuning', level: 'advanced' },
      { id: 'mcp', topic: 'agents', level: 'basic' },
    ],
    levels: ['basic', 'intermediate', 'advanced'],
    progressOf: (id) => questions.get(id) ?? { ...untouched, last: [0, ''] },
    today: TODAY,
    since,
    weights: DEFAULT_WEIGHTS,
  });
}

describe('retention', () => {
  it('counts the first review of a question on a later day, and no other', () => {
    const retention = retentionOf(pastOf(...ROWS));
    expect(retention).toMatchObject({ reviews: 3, recalled: 2 / 3 });
    expect(retention?.predicted).toBeGreaterThan(0.7);
  });

  it('is nothing without one', () => {
    expect(retentionOf([])).toBeNull();
    expect(retentionOf(pastOf(...ROWS.slice(0, 3)))).toBeNull();
  });

  it('is told by group, the worst first', () => {
    const groups = retentionBy(pastOf(...ROWS), (id) => (id === 'lora' ? 'lora' : 'others'));
    expect(groups.map(({ name, recalled }) => [name, recalled])).toEqual([
      ['lora', 0],
      ['others', 1],
    ]);
    expect(retentionBy(pastOf(...ROWS), () => undefined)).toEqual([]);
  });
});

describe('days', () => {
  it('tell what was done on each', () => {
    expect(
      daysOf(pastOf(...ROWS)).map(({ day, reviews, new: fresh, tested }) => [
        day,
        reviews,
        fresh,
        tested,
      ]),
    ).toEqual([
      [20_780, 3, 2, 0],
      [20_782, 3, 0, 2],
      [20_790, 1, 0, 1],
    ]);
  });

  it('in a row are a streak', () => {
    const some = { reviews: 1, new: 0, ms: 0, tested: 0, recalled: 0, predicted: 0 };
    const days = [1, 2, 3, 5, 6].map((day) => ({ day, ...some }));
    expect(longestStreak(days)).toBe(3);
    expect(longestStreak([])).toBe(0);
  });

  it('ahead have what falls due on them; what is overdue is due today', () => {
    expect(forecast([5, 10, 10, 12, 99], 10, 4)).toEqual([3, 0, 1, 0]);
  });
});

describe('knowledge', () => {
  it('is never more than the questions asked, and falls without reviews', () => {
    const rows = fc.array(
      fc.record({
        question: fc.constantFrom('a', 'b', 'c', 'd'),
        rating: fc.constantFrom('again', 'hard', 'good', 'easy'),
        day: fc.integer({ min: 1, max: 28 }),
      }),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(rows, (made) => {
        const history = pastOf(
          ...made.map(
            ({ question, rating, day }, index) =>
              `r${index} ${question} ${rating} 2026-11-${String(day).padStart(2, '0')}T10:00`,
          ),
        );
        const asked = new Set(history.map(({ question }) => question)).size;
        const known = knowledgeOver(history, 20_758, 20_850, DEFAULT_WEIGHTS);
        expect(Math.max(...known.map(({ questions }) => questions))).toBeLessThanOrEqual(asked);
        const after = known.filter(({ day }) => day > 20_786).map(({ questions }) => questions);
        expect(after).toEqual([...after].sort((a, b) => b - a));
      }),
      { numRuns: 50 },
    );
  });

  it('has as many points as a chart can show, the first and the last day among them', () => {
    expect(daysBetween(5, 5)).toEqual([5]);
    expect(daysBetween(5, 8)).toEqual([5, 6, 7, 8]);
    const many = daysBetween(0, 5000);
    expect([many.length, many[0], many.at(-1)]).toEqual([120, 0, 5000]);
  });

  it('of one question falls from review to review', () => {
    const history = pastOf('r1 rope good 2026-11-23T10:00', 'r2 rope good 2026-11-26T10:00');
    const { points } = curveOf(history, 20_785, DEFAULT_WEIGHTS);
    expect(points.map(({ day }) => day - 20_780)).toEqual([0, 1, 2, 3, 3, 4, 5]);
    expect(points[0]?.recall).toBe(1);
    expect(points[3]?.recall).toBeLessThan(points[2]?.recall ?? 0);
    expect(points[4]?.recall).toBe(1);
  });
});

describe('missed points', () => {
  const review = pastOf('r1 rope good 2026-11-23T10:00')[0];

  it('are those of the musts that were not ticked, most often first', () => {
    if (review === undefined) throw new Error('no review');
    const history = [
      { ...review, points: [0] },
      { ...review, points: [0, 1] },
      { ...review, rating: 1 as const, points: [] },
    ];
    expect(missedPoints(history, () => [0, 1])).toEqual([
      { question: 'rope', point: 1, missed: 2, asked: 3 },
      { question: 'rope', point: 0, missed: 1, asked: 3 },
    ]);
  });

  it('are not told by a review without ticks, nor by multiple choice', () => {
    if (review === undefined) throw new Error('no review');
    expect(missedPoints([review], () => [0, 1])).toEqual([]);
    for (const mode of ['choice', 'recall']) {
      expect(missedPoints([{ ...review, points: [], mode }], () => [0])).toEqual([]);
    }
    const wrongChoice = { ...review, rating: 1 as const, points: [], mode: 'choice' };
    expect(missedPoints([wrongChoice], () => [0])).toEqual([]);
  });
});

describe('stats', () => {
  it('of an empty history are empty', () => {
    const stats = statsOfRows([]);
    expect(stats).toMatchObject({ reviews: 0, asked: 0, known: 0, streak: 0, all: null, days: [] });
    expect(stats.knowledge).toEqual([]);
  });

  it('of one review have no retention yet', () => {
    const stats = statsOfRows(ROWS.slice(0, 1));
    expect(stats).toMatchObject({ reviews: 1, asked: 1, all: null, longestStreak: 1 });
    expect(stats.knowledge.length).toBeGreaterThan(1);
  });

  it('sum up today, the streak, the levels and the topics, the weakest first', () => {
    const stats = statsOfRows(ROWS);
    expect(stats).toMatchObject({ reviewsToday: 1, streak: 1, reviews: 7, asked: 2, questions: 3 });
    expect(stats.levels.map(({ name, reviews }) => [name, reviews])).toEqual([
      ['basic', 2],
      ['advanced', 1],
    ]);
    expect(stats.topics.map(({ topic, asked }) => [topic, asked])).toEqual([
      ['fine-tuning', 1],
      ['attention', 1],
      ['agents', 0],
    ]);
    expect(stats.known).toBeGreaterThan(1);
    expect(stats.forecast).toHaveLength(30);
    expect(stats.forecast[0]).toBe(1);
  });

  it('since a day leave out what was before', () => {
    const stats = statsOfRows(ROWS, TODAY);
    expect(stats).toMatchObject({ reviews: 1, all: { reviews: 1 } });
  });
});
