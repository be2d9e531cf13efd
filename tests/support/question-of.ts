import type { Question } from '../../src/bank/question.ts';

/** A question as a parsed file gives it, with what a test cares about changed. */
export function questionOf(id: string, changes: Partial<Question> = {}): Question {
  return {
    id,
    question: `What is ${id}?`,
    level: 'basic',
    topic: 'inference',
    tags: [],
    aliases: [],
    lang: 'en',
    languages: ['en'],
    deck: 'mine',
    seconds: 120,
    points: [
      { kind: 'must', text: 'the first point' },
      { kind: 'must', text: 'the second point' },
    ],
    pitfalls: [],
    followUps: [],
    prerequisites: [],
    sources: [],
    answer: `The answer of ${id}.`,
    ...changes,
  };
}
