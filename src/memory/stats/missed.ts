import type { PastReview } from '../history.ts';

/** How often a key point was not said when its question was answered and its points ticked. */
export interface MissedPoint {
  readonly question: string;
  /** The index of the key point. */
  readonly point: number;
  readonly missed: number;
  readonly asked: number;
}

/**
 * The points that were missed, most often first. `pointsOf` names the points that count for a question.
 * A review says nothing of them when it comes from a script, was a multiple choice, or was rated better
 * than again without a tick: somebody who says it all need not mark it.
 */
export function missedPoints(
  history: readonly PastReview[],
  pointsOf: (question: string) => readonly number[],
): MissedPoint[] {
  const asked = new Map<string, (readonly number[])[]>();
  for (const { question, rating, points, mode } of history) {
    if (points === undefined || mode === 'choice') continue;
    if (points.length === 0 && rating > 1) continue;
    const ticks = asked.get(question);
    if (ticks === undefined) asked.set(question, [points]);
    else ticks.push(points);
  }
  return [...asked]
    .flatMap(([question, ticks]) =>
      pointsOf(question).map((point) => ({
        question,
        point,
        missed: ticks.filter((ticked) => !ticked.includes(point)).length,
        asked: ticks.length,
      })),
    )
    .filter(({ missed }) => missed > 0)
    .sort((a, b) => b.missed - a.missed || b.missed / b.asked - a.missed / a.asked);
}
