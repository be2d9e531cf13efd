import { describe, expect, it } from 'vitest';
import type { QuestionSummary } from '../../src/bank/question.ts';
import { type QuestionProgress, UNTOUCHED } from '../../src/memory/progress.ts';
import { DEFAULT_WEIGHTS } from '../../src/memory/weights.ts';
import { drillQueue, type QueueInput, reviewQueue } from '../../src/session/queue.ts';
import { questionOf } from '../support/question-of.ts';

const TODAY = 100;

function question(id: string): QuestionSummary {
  const level = id.startsWith('basic')
    ? 'basic'
    : id.startsWith('adv')
      ? 'advanced'
      : 'intermediate';
  return questionOf(id, { level });
}

/** Reviewed `ago` days ago with this stability, due then plus the stability. */
function reviewed(
  ago: number,
  stability: number,
  more: Partial<QuestionProgress> = {},
): QuestionProgress {
  const lastDay = TODAY - ago;
  return {
    ...UNTOUCHED,
    recall: {
      state: 'reviewed',
      stability,
      difficulty: 5,
      firstDay: lastDay,
      lastDay,
      due: lastDay + stability,
      lastRating: 3,
      reviews: 1,
      lapses: 0,
      learnt: true,
    },
    ...more,
  };
}

function input(known: Record<string, QuestionProgress>, ...fresh: string[]): QueueInput {
  return {
    questions: [...fresh, ...Object.keys(known)].map(question),
    progressOf: (id) => known[id] ?? UNTOUCHED,
    today: TODAY,
    weights: DEFAULT_WEIGHTS,
    random: () => 0.5,
  };
}

describe('the order of a drill', () => {
  it('is due first, the worst remembered before the others, then new, then the rest', () => {
    const known = {
      fresh: reviewed(1, 10),
      late: reviewed(30, 5),
      due: reviewed(5, 5),
      older: reviewed(8, 10),
    };
    expect(drillQueue(input(known, 'new'))).toEqual(['late', 'due', 'new', 'older', 'fresh']);
  });

  it('brings new questions from basic to advanced', () => {
    expect(drillQueue(input({}, 'adv', 'mid', 'basic'))).toEqual(['basic', 'mid', 'adv']);
  });

  it('mixes the new questions of a level', () => {
    const ids = ['basic1', 'basic2', 'basic3', 'basic4', 'basic5'];
    const mixed = drillQueue({ ...input({}, ...ids), random: () => 0 });
    expect(mixed).not.toEqual(ids);
    expect([...mixed].sort()).toEqual(ids);
  });

  it('leaves out what is suspended, and what is buried today until tomorrow', () => {
    const known = {
      suspended: reviewed(9, 5, { suspended: true }),
      buried: reviewed(9, 5, { buriedOn: TODAY }),
      due: reviewed(9, 5),
    };
    expect(reviewQueue(input(known), 5)).toEqual(['due']);
  });
});

describe('a review', () => {
  it('brings everything due and only as many new questions as are left for today', () => {
    const known = { due: reviewed(9, 5), later: reviewed(1, 5) };
    expect(reviewQueue(input(known, 'basic', 'mid', 'adv'), 2)).toEqual(['due', 'basic', 'mid']);
    expect(reviewQueue(input(known, 'basic'), -1)).toEqual(['due']);
  });
});
