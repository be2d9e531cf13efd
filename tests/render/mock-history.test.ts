import { describe, expect, it } from 'vitest';
import { type HistoryEntry, renderHistory, whenBegun } from '../../src/render/mock-history.ts';
import { createTheme } from '../../src/render/theme.ts';
import { stringWidth } from '../../src/render/wrap.ts';

const PLAIN = createTheme({ level: 0, unicode: true });
/** 24 November 2026. */
const TODAY = 20_781;

const ENTRIES: readonly HistoryEntry[] = [
  {
    date: '2026-11-23T23:30:00.000-05:00',
    state: 'unfinished',
    questions: 3,
    of: 12,
    score: null,
    minutes: 10.2,
    limit: 45,
  },
  {
    date: '2025-01-03T09:05:00.000+01:00',
    state: 'finished',
    questions: 8,
    of: 9,
    score: 0.725,
    minutes: 31.8,
    limit: 30,
  },
];

describe('the list of interviews', () => {
  it('tells when each was, its score, its questions and its minutes', () => {
    expect(renderHistory(ENTRIES, TODAY, 80, PLAIN)).toEqual([
      'Nov 23, 23:30       unfinished  3 of 12 questions · 10 of 45 minutes',
      'Jan 3, 2025, 09:05        73 %  8 of 9 questions · 32 of 30 minutes',
    ]);
  });

  it('fits a narrow terminal', () => {
    for (const line of renderHistory(ENTRIES, TODAY, 40, PLAIN)) {
      expect(stringWidth(line)).toBeLessThanOrEqual(40);
    }
  });

  it('shows the time that the clock showed then', () => {
    expect(whenBegun('2026-11-24T03:00:00.000+13:00', TODAY)).toBe('Nov 24, 03:00');
    expect(whenBegun('no time', TODAY)).toBe('no time');
  });
});
