import { isTest, type PastReview } from '../history.ts';

/** What was recalled beside what FSRS predicted, over reviews of questions met on an earlier day. */
export interface Retention {
  readonly reviews: number;
  /** Shares from 0 to 1. */
  readonly recalled: number;
  readonly predicted: number;
}

/** Counts the reviews that test memory: the first of a question on a day, if it was met before; null if there is none. */
export function retentionOf(history: Iterable<PastReview>): Retention | null {
  let reviews = 0;
  let recalled = 0;
  let predicted = 0;
  for (const review of history) {
    if (!isTest(review)) continue;
    reviews += 1;
    if (review.rating > 1) recalled += 1;
    predicted += review.predicted;
  }
  if (reviews === 0) return null;
  return { reviews, recalled: recalled / reviews, predicted: predicted / reviews };
}

/** Retention by group, the worst first; a review that belongs to none is left out. */
export function retentionBy(
  history: Iterable<PastReview>,
  groupOf: (question: string) => string | undefined,
): (Retention & { readonly name: string })[] {
  const groups = new Map<string, PastReview[]>();
  for (const review of history) {
    const name = groupOf(review.question);
    if (name === undefined) continue;
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [review]);
    else group.push(review);
  }
  return [...groups]
    .flatMap(([name, reviews]) => {
      const retention = retentionOf(reviews);
      return retention === null ? [] : [{ name, ...retention }];
    })
    .sort((a, b) => a.recalled - b.recalled || b.reviews - a.reviews);
}
