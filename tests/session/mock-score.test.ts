import { describe, expect, it } from 'vitest';
import type { Question } from '../../src/bank/question.ts';
import { type Mock, type MockAnswer, type MockMark, startMock } from '../../src/session/mock.ts';
import { type MockScore, scoreMock, shareOf } from '../../src/session/mock-score.ts';
import { questionOf } from '../support/question-of.ts';

/** Two musts, then two bonuses; r is about rag, the others are about safety. */
function read(id: string): Question {
  return questionOf(id, {
    topic: id === 'r' ? 'rag' : 'safety',
    seconds: 60,
    points: [
      { kind: 'must', text: 'first' },
      { kind: 'must', text: 'second' },
      { kind: 'bonus', text: 'third' },
      { kind: 'bonus', text: 'fourth' },
    ],
  });
}

/** "r 3 0,2": question r rated 3 with the points 0 and 2; each took a minute. */
function marked(rows: readonly string[], notAsked = ''): Mock {
  const answers: MockAnswer[] = [];
  const marks: MockMark[] = [];
  for (const row of rows) {
    const [id = '', rating, points = ''] = row.split(' ');
    answers.push({ id, how: 'spoken', text: '', ms: 60_000 });
    const ticked = points.split(',').filter(Boolean).map(Number);
    marks.push({ rating: Number(rating) as 1 | 2 | 3 | 4, ticked, event: id });
  }
  const ids = [...answers.map(({ id }) => id), ...notAsked];
  return { ...startMock(ids, 0, 45), phase: 'done', answers, marks };
}

function score(...rows: string[]): MockScore {
  return scoreMock(marked(rows), read);
}

describe('the score of an interview', () => {
  it('counts musts and bonuses overall, by topic and by question', () => {
    expect(scoreMock(marked(['r 3 0,1,2', 's 2 1'], 'xy'), read)).toEqual({
      must: { said: 3, all: 4 },
      bonus: { said: 1, all: 4 },
      topics: [
        { topic: 'rag', must: { said: 2, all: 2 }, bonus: { said: 1, all: 2 } },
        { topic: 'safety', must: { said: 1, all: 2 }, bonus: { said: 0, all: 2 } },
      ],
      questions: [
        {
          id: 'r',
          how: 'spoken',
          rating: 3,
          ms: 60_000,
          targetMs: 90_000,
          must: { said: 2, all: 2 },
          bonus: { said: 1, all: 2 },
        },
        {
          id: 's',
          how: 'spoken',
          rating: 2,
          ms: 60_000,
          targetMs: 90_000,
          must: { said: 1, all: 2 },
          bonus: { said: 0, all: 2 },
        },
      ],
      notAsked: ['x', 'y'],
      work: [
        { id: 's', point: 0 },
        { id: 's', point: 2 },
        { id: 'r', point: 3 },
      ],
    });
  });

  it('is the share of the musts: bonuses are extra', () => {
    expect(shareOf(score('r 3 0,1', 's 2 0'))).toBe(0.75);
    expect(shareOf(score('r 3 0,1,2,3', 's 2 0'))).toBe(0.75);
    expect(shareOf(score())).toBeNull();
  });

  it('leaves out the points of an answer that was rated well without a tick', () => {
    const { must, questions, work } = score('r 3', 's 1');
    expect([must, questions[0]?.must, work]).toEqual([
      { said: 0, all: 2 },
      { said: 0, all: 0 },
      [
        { id: 's', point: 0 },
        { id: 's', point: 1 },
        { id: 's', point: 2 },
      ],
    ]);
  });
});

describe('the points to work on', () => {
  it.each([
    ['are musts before bonuses', ['r 3 0,1', 's 2 0'], 's1 s2 r2'],
    ['are of the worst question first', ['r 2 0', 's 1'], 's0 r1 s1'],
    ['are one of each question before a second one', ['r 1', 's 1', 't 1'], 'r0 s0 t0'],
    ['are none where everything was said', ['r 4 0,1,2,3'], ''],
  ])('%s', (_, rows, expected) => {
    const { work } = score(...rows);
    expect(work.map(({ id, point }) => id + point).join(' ')).toBe(expected);
  });
});
