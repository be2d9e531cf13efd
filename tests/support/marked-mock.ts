import type { Question } from '../../src/bank/question.ts';
import type { ReportView } from '../../src/render/mock-report.ts';
import { type Mock, type MockAnswer, type MockMark, startMock } from '../../src/session/mock.ts';
import { scoreMock } from '../../src/session/mock-score.ts';
import { questionOf } from './question-of.ts';

/** Two musts and a bonus; a is about rag, the others are about safety. */
export function numbered(id: string): Question {
  return questionOf(id, {
    topic: id === 'a' ? 'rag' : 'safety',
    seconds: 60,
    points: [
      { kind: 'must', text: `${id}: the first point` },
      { kind: 'must', text: `${id}: the second point` },
      { kind: 'bonus', text: `${id}: the third point` },
    ],
    followUps: [{ ask: `And then ${id}?`, answer: `Then ${id}.` }],
  });
}

/**
 * A finished interview of 45 minutes, a question a row: "a 3 0,2 60 words" is question a, rated 3, its
 * points 0 and 2 ticked, 60 seconds, these words typed; "-" for no point, "x" for a skipped question.
 */
export function marked(rows: readonly string[], notAsked = ''): Mock {
  const answers: MockAnswer[] = [];
  const marks: MockMark[] = [];
  for (const row of rows) {
    const [id = '', rating, points = '', seconds, ...words] = row.split(' ');
    const text = words.join(' ');
    const how = points === 'x' ? 'skipped' : text === '' ? 'spoken' : 'typed';
    answers.push({ id, how, text, ms: Number(seconds) * 1000 });
    const ticked = /\d/.test(points) ? points.split(',').map(Number) : [];
    marks.push({ rating: Number(rating) as 1 | 2 | 3 | 4, ticked, event: id });
  }
  const ids = [...answers.map(({ id }) => id), ...notAsked];
  return { ...startMock(ids, 0, 45), phase: 'done', answers, marks };
}

/** Such an interview as its score card and its report see it. */
export function viewOf(mock: Mock): ReportView {
  return {
    when: '23 Nov, 14:03',
    mock,
    score: scoreMock(mock, numbered),
    titleOf: (id) => numbered(id).question,
    pointOf: (id, point) => numbered(id).points[point]?.text ?? '',
    questionOf: numbered,
  };
}
