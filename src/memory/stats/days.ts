import { isTest, type PastReview } from '../history.ts';

/** What was done on one study day. */
export interface DayFigures {
  readonly day: number;
  readonly reviews: number;
  /** Of questions that were asked for the first time. */
  readonly new: number;
  readonly ms: number;
  /** Reviews that tested memory, and how many of them were recalled. */
  readonly tested: number;
  readonly recalled: number;
  /** Sum of the predicted probabilities of the tested. */
  readonly predicted: number;
}

/** The figures of each study day with a review, oldest first. */
export function daysOf(history: readonly PastReview[]): DayFigures[] {
  const days = new Map<number, DayFigures>();
  for (const review of history) {
    const before = days.get(review.day) ?? emptyDay(review.day);
    const tested = isTest(review);
    days.set(review.day, {
      day: review.day,
      reviews: before.reviews + 1,
      new: before.new + (review.elapsed === null ? 1 : 0),
      ms: before.ms + review.ms,
      tested: before.tested + (tested ? 1 : 0),
      recalled: before.recalled + (tested && review.rating > 1 ? 1 : 0),
      predicted: before.predicted + (tested ? review.predicted : 0),
    });
  }
  return [...days.values()].sort((a, b) => a.day - b.day);
}

function emptyDay(day: number): DayFigures {
  return { day, reviews: 0, new: 0, ms: 0, tested: 0, recalled: 0, predicted: 0 };
}

/** The longest run of study days with a review. */
export function longestStreak(days: readonly DayFigures[]): number {
  let longest = 0;
  let run = 0;
  let last = Number.NEGATIVE_INFINITY;
  for (const { day } of days) {
    run = day === last + 1 ? run + 1 : 1;
    longest = Math.max(longest, run);
    last = day;
  }
  return longest;
}

/** How many of these due days fall on each of the next study days; what is overdue is due today. */
export function forecast(dueDays: Iterable<number>, today: number, length: number): number[] {
  const counts = Array.from({ length }, () => 0);
  for (const due of dueDays) {
    const away = Math.max(due - today, 0);
    if (away < length) counts[away] = (counts[away] as number) + 1;
  }
  return counts;
}
