import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { historyOf } from '../../../src/memory/history.ts';
import { fold } from '../../../src/memory/fold.ts';
import { UNTOUCHED } from '../../../src/memory/progress.ts';
import { curveOf, knowledgeOver } from '../../../src/memory/stats/knowledge.ts';
import { statsOf } from '../../../src/memory/stats/stats.ts';
import { DEFAULT_WEIGHTS } from '../../../src/memory/weights.ts';
import { pastOf } from '../../support/history-of.ts';
import { journals } from '../../support/journal-arbitraries.ts';
import { FOLD_OPTIONS } from '../../support/memory-options.ts';

/** No event of an arbitrary journal is on a later day. */
const LAST_DAY = 20_780 + 52;

const FORGOTTEN = [
  'r1 rope good 2026-11-23T10:00',
  'f1 rope forget 2026-11-25T10:00',
  'r2 rope good 2026-11-27T10:00',
];

describe('knowledge', () => {
  it('ends with the day on which a question was forgotten on purpose', () => {
    const known = knowledgeOver(pastOf(...FORGOTTEN), 20_780, 20_784, DEFAULT_WEIGHTS);
    expect(known.map(({ questions }) => questions > 0)).toEqual([true, true, false, false, true]);
  });

  it('and so does the curve of that question', () => {
    const { points } = curveOf(pastOf(...FORGOTTEN), 20_786, DEFAULT_WEIGHTS);
    expect(points.map(({ day }) => day - 20_780)).toEqual([0, 1, 2, 4, 5, 6]);
  });

  it('comes out today at what the topics sum up to, and what is due is counted once', () => {
    fc.assert(
      fc.property(journals, fc.integer({ min: 0, max: 90 }), (events, later) => {
        const { questions } = fold(events, FOLD_OPTIONS);
        const history = historyOf(events, { ...FOLD_OPTIONS, weights: DEFAULT_WEIGHTS });
        const today = LAST_DAY + later;
        const stats = statsOf({
          history,
          questions: [...questions.keys()].map((id) => ({ id, topic: id, level: 'basic' })),
          levels: ['basic'],
          progressOf: (id) => questions.get(id) ?? UNTOUCHED,
          today,
          weights: DEFAULT_WEIGHTS,
        });
        expect(stats.knowledge.at(-1)?.questions ?? 0).toBeCloseTo(stats.known, 10);
        expect(stats.known).toBeLessThanOrEqual(stats.asked);
        expect(stats.days.reduce((sum, { reviews }) => sum + reviews, 0)).toBe(stats.reviews);
        const due = stats.forecast.reduce((sum, count) => sum + count, 0);
        expect(due).toBeLessThanOrEqual(stats.asked);
        expect(stats.longestStreak).toBeGreaterThanOrEqual(stats.streak);
        expect(stats.all?.reviews).toBe(stats.levels[0]?.reviews);
      }),
      { numRuns: 200 },
    );
  });
});
