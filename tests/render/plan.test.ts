import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type PlanView, renderPlan, renderPolicies, sayPlanned } from '../../src/render/plan.ts';
import { tooWide, WIDTHS, words } from '../support/text-arbitraries.ts';
import { ASCII, COLOUR, PLAIN } from '../support/themes.ts';

const TODAY = 20_780;

const VIEW: PlanView = {
  today: TODAY,
  date: TODAY + 10,
  minutes: 20,
  minutesLeft: 20,
  mockDays: new Set([TODAY + 1, TODAY + 8]),
  mockCommand: 'llm-interview mock --minutes 20 --topic rag',
  questions: 218,
  asked: 36,
  selection: ['rag'],
  weights: { core: 2 },
  topics: [
    { topic: 'system-design', questions: 8, recall: 0.12 },
    { topic: 'rag', questions: 18, recall: 0.7 },
  ],
  plan: {
    policy: 'most gain',
    policies: [
      { policy: 'most gain', goal: { mean: 0.631, low: 0.6, high: 0.66 } },
      { policy: 'new first', goal: { mean: 0.63, low: 0.6, high: 0.65 } },
      { policy: 'due first', goal: { mean: 0.32, low: 0.3, high: 0.35 } },
    ],
    recall: { mean: 0.63, low: 0.61, high: 0.66 },
    without: 0.18,
    otherwise: 0.41,
    byItem: [],
    days: Array.from({ length: 10 }, (_, day) => ({
      new: 10 - day,
      reviews: day,
      seconds: 1200,
    })),
    more: [
      { seconds: 1500, recall: 0.69 },
      { seconds: 1800, recall: 0.74 },
    ],
    runs: 5,
  },
};

describe('a plan on screen', () => {
  it('says what to expect and what to do', () => {
    expect(`\n${renderPlan(VIEW, 80, PLAIN).join('\n')}\n`).toBe(`
Interview on Dec 3, in 10 days
20 min a day · rag · 218 questions, 36 asked so far · core counts 2x

Recall on the date ███████████████░░░░░░░░░  63 %
  61 % to 66 % in 5 simulated futures
  25 min a day     █████████████████░░░░░░░  69 %
  30 min a day     ██████████████████░░░░░░  74 %
  nothing more     ████░░░░░░░░░░░░░░░░░░░░  18 %
  faster fading    ██████████░░░░░░░░░░░░░░  41 %  if memory fades exponentially

Best order: what gains most for its time first; "what is new first" is level,
"what is due first" is 31 points behind.

By topic, weakest first
  system-design  12 %    rag            70 %

Days
  today            10 new
  Nov 24           mock interview
  Nov 25           8 new, 2 reviews
  Nov 26           7 new, 3 reviews
  Nov 27           6 new, 4 reviews
  Nov 28           5 new, 5 reviews
  Nov 29           4 new, 6 reviews
  Nov 30 – Dec 2   2 new, 8 reviews a day, mock interview on Dec 1
  mock interview   llm-interview mock --minutes 20 --topic rag
`);
  });

  it('leaves no gap where there is one topic, and says what is free', () => {
    const free = VIEW.plan.days.map(() => ({ new: 0, reviews: 0, seconds: 0 }));
    const plan = { ...VIEW.plan, days: free };
    const view = { ...VIEW, plan, topics: VIEW.topics.slice(1), mockDays: new Set<number>() };
    const text = renderPlan(view, 80, PLAIN).join('\n');
    expect(text).not.toContain('\n\n\n');
    expect(text).toMatch(/Nov 29 +free\n +Nov 30 – Dec 2 +free$/);
  });

  it('of questions that are all suspended says so, and nothing else', () => {
    expect(renderPlan({ ...VIEW, questions: 0, asked: 0 }, 80, PLAIN)).toEqual([
      'Interview on Dec 3, in 10 days',
      '20 min a day · rag · 0 questions, 0 asked so far · core counts 2x',
      '',
      'Every question of it is suspended or gone: there is nothing to plan.',
    ]);
  });

  it('fits, whatever the topics are called', () => {
    fc.assert(
      fc.property(words, fc.constantFrom(...WIDTHS), (name, width) => {
        const topics = VIEW.topics.map((one) => ({ ...one, topic: name }));
        const view = { ...VIEW, topics, selection: [name], mockCommand: `mock --topic ${name}` };
        expect(tooWide(renderPlan(view, width, COLOUR), width)).toEqual([]);
      }),
    );
  });

  it('says when today is done', () => {
    expect(renderPlan({ ...VIEW, minutesLeft: 0 }, 80, PLAIN)).toContain('  today            done');
  });

  it.each(WIDTHS)('fits in %i columns, with colour or in ASCII', (width) => {
    for (const theme of [COLOUR, ASCII]) {
      const lines = [...renderPlan(VIEW, width, theme), ...renderPolicies(width, theme)];
      expect(tooWide(lines, width)).toEqual([]);
    }
    const text = renderPlan(VIEW, width, ASCII).join('');
    expect([...text].filter((character) => character > '~')).toEqual([]);
  });
});

describe('before a review of what is planned', () => {
  it.each([
    [{ left: 9 }, 'Interview on Dec 3, in 10 days. Planned today: 9 questions.'],
    [{ day: TODAY + 1, left: 1 }, 'Interview on Nov 24, tomorrow. Planned today: 1 question.'],
    [
      { left: 0 },
      'Interview on Dec 3, in 10 days. Nothing more is planned today.\n  go on: llm-interview drill',
    ],
    [
      { mock: 'llm-interview mock --minutes 20', left: 0 },
      'Interview on Dec 3, in 10 days. Planned today: a mock interview.\n  begin it: llm-interview mock --minutes 20',
    ],
    [
      { mock: 'llm-interview mock --minutes 20', left: 9 },
      'Interview on Dec 3, in 10 days. Planned today: a mock interview.\n  begin it: llm-interview mock --minutes 20\n  or review 9 questions instead',
    ],
  ])('%j', (day, said) => {
    expect(sayPlanned({ day: TODAY + 10, today: TODAY, ...day })).toBe(said);
  });
});
