import { describe, expect, it } from 'vitest';
import { type HomeView, renderHome } from '../../src/render/home.ts';
import { tooWide, WIDTHS } from '../support/text-arbitraries.ts';
import { COLOUR, PLAIN } from '../support/themes.ts';

const FIRST: HomeView = {
  due: 0,
  new: 36,
  newToday: 5,
  reviewedToday: 0,
  streak: 0,
  total: 36,
  interview: null,
};

function screen(changes: Partial<HomeView>, width = 80): string {
  return `\n${renderHome({ ...FIRST, ...changes }, width, PLAIN).join('\n')}\n`;
}

describe('the bare command', () => {
  it('starts a newcomer off', () => {
    expect(screen({})).toBe(`
0 due today · 36 of 36 still new

  llm-interview review     5 questions for today
  llm-interview drill      practise any of them, e.g. --level advanced
  llm-interview show rope  look one up before the call
`);
  });

  it('says how it is going', () => {
    expect(screen({ due: 3, new: 30, newToday: 1, reviewedToday: 4, streak: 12 })).toBe(`
3 due today · 30 of 36 still new · 4 done today · streak: 12 days

  llm-interview review     4 questions for today
  llm-interview drill      practise any of them, e.g. --level advanced
  llm-interview show rope  look one up before the call
`);
  });

  it('proposes no review on a day when all is done', () => {
    expect(screen({ newToday: 0, reviewedToday: 5, streak: 1 })).toBe(`
0 due today · 36 of 36 still new · 5 done today · streak: 1 day

  llm-interview drill      practise any of them, e.g. --level advanced
  llm-interview show rope  look one up before the call
  llm-interview --help     everything else
`);
  });

  it('says how far the interview is, and what its plan leaves for today', () => {
    const interview = { date: '2026-12-15', days: 21, planned: 9 };
    expect(screen({ due: 3, interview })).toBe(`
3 due today · 36 of 36 still new · interview in 21 days

  llm-interview review  9 questions for today
  llm-interview drill   practise any of them, e.g. --level advanced
  llm-interview plan    the days until the interview
`);
    expect(screen({ interview: { ...interview, days: 1 } })).toContain('interview tomorrow');
  });

  it.each(WIDTHS)('fits in %i columns', (width) => {
    const busy = {
      due: 1200,
      new: 3000,
      newToday: 1000,
      reviewedToday: 999,
      streak: 1000,
      total: 9999,
      interview: { date: '2026-12-15', days: 21, planned: 1234 },
    };
    expect(tooWide(renderHome(busy, width, COLOUR), width)).toEqual([]);
  });
});
