import { expect, it } from 'vitest';
import { type TopicRecall, weakTopics } from '../../../src/memory/plan/weak-topics.ts';

function asked(topic: string, reviews: number, lapses: number): TopicRecall {
  const counts = { reviews, lapses, learnt: true, lastRating: 3 as const };
  const days = { firstDay: 1, lastDay: 2, due: 3 };
  return { topic, recall: { state: 'reviewed', stability: 1, difficulty: 5, ...counts, ...days } };
}

it('a topic of which clearly more is forgotten than of the others is weak', () => {
  expect([...weakTopics([asked('rag', 21, 10), asked('agents', 21, 2)])]).toEqual(['rag']);
  expect([...weakTopics([asked('rag', 21, 4), asked('agents', 21, 3)])]).toEqual([]);
});

it('a few reviews make no topic weak, nor do questions that are new', () => {
  expect([...weakTopics([asked('rag', 4, 3), asked('agents', 50, 1)])]).toEqual([]);
  expect([...weakTopics([{ topic: 'rag', recall: { state: 'new' } }])]).toEqual([]);
  expect([...weakTopics([])]).toEqual([]);
});
