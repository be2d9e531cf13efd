import type { QuestionProgress } from '../progress.ts';

export interface TopicRecall {
  readonly topic: string;
  readonly recall: QuestionProgress['recall'] | undefined;
}

/** Fewer repeated reviews say nothing of a topic. */
const ENOUGH_REVIEWS = 5;
/** So much more is forgotten in a weak topic than in all. */
const WEAKER = 0.1;

interface Tally {
  readonly reviews: number;
  readonly lapses: number;
}

/** The topics of which clearly more is forgotten, once learnt, than of all together. */
export function weakTopics(questions: readonly TopicRecall[]): Set<string> {
  const topics = new Map<string, Tally>();
  for (const { topic, recall } of questions) {
    if (recall?.state !== 'reviewed') continue;
    const { reviews, lapses } = topics.get(topic) ?? { reviews: 0, lapses: 0 };
    topics.set(topic, { reviews: reviews + recall.reviews - 1, lapses: lapses + recall.lapses });
  }
  const usual = shareForgotten([...topics.values()].reduce(added, { reviews: 0, lapses: 0 }));
  const weak = [...topics].filter(
    ([, tally]) => tally.reviews >= ENOUGH_REVIEWS && shareForgotten(tally) > usual + WEAKER,
  );
  return new Set(weak.map(([topic]) => topic));
}

function added(one: Tally, other: Tally): Tally {
  return { reviews: one.reviews + other.reviews, lapses: one.lapses + other.lapses };
}

function shareForgotten({ reviews, lapses }: Tally): number {
  return reviews === 0 ? 0 : lapses / reviews;
}
