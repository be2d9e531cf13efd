import type { PastReview } from '../history.ts';
import { forgettingCurve } from '../retrievability.ts';

/** What is known on a study day: the questions that would be recalled, on average. */
export interface Knowledge {
  readonly day: number;
  readonly questions: number;
}

/** More points than a chart has columns would cost much and show nothing. */
const MOST_POINTS = 120;

/**
 * The sum of retrievability over all questions at the end of study days from `first` to `last`, evenly spaced.
 * The history is oldest first.
 */
export function knowledgeOver(
  history: readonly PastReview[],
  first: number,
  last: number,
  weights: readonly number[],
): Knowledge[] {
  const recall = forgettingCurve(weights);
  const memories = new Map<string, PastReview>();
  let next = 0;
  return daysBetween(first, last).map((day) => {
    while (next < history.length && (history[next] as PastReview).day <= day) {
      const review = history[next] as PastReview;
      memories.set(review.question, review);
      next += 1;
    }
    let questions = 0;
    for (const {
      day: reviewed,
      after,
      forgottenOn = Number.POSITIVE_INFINITY,
    } of memories.values()) {
      if (day < forgottenOn) questions += recall(day - reviewed, after.stability);
    }
    return { day, questions };
  });
}

/** Study days from the first to the last, both included, at most MOST_POINTS of them. */
export function daysBetween(first: number, last: number): number[] {
  const span = Math.max(last - first, 0);
  const points = Math.min(span + 1, MOST_POINTS);
  if (points === 1) return [last];
  return Array.from({ length: points }, (_, index) =>
    Math.round(first + (span * index) / (points - 1)),
  );
}

/** The probability of recalling one question over time, and its reviews. */
export interface Curve {
  readonly points: readonly { readonly day: number; readonly recall: number }[];
  readonly reviews: readonly PastReview[];
}

/** The forgetting curve of one question, from its first review to `last`; its history is oldest first. */
export function curveOf(
  history: readonly PastReview[],
  last: number,
  weights: readonly number[],
): Curve {
  const recall = forgettingCurve(weights);
  const points = history.flatMap((review, index) => {
    const until = Math.min(review.forgottenOn ?? last, history[index + 1]?.day ?? last);
    const days = Math.max(until - review.day, 0);
    return Array.from({ length: days + 1 }, (_, away) => ({
      day: review.day + away,
      recall: recall(away, review.after.stability),
    }));
  });
  return { points, reviews: history };
}
