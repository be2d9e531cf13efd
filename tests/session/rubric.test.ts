import { describe, expect, it } from 'vitest';
import { proposeRating } from '../../src/session/rubric.ts';

/** "mmb" is two musts and a bonus; the digits are the points that were ticked. */
function proposed(points: string, ticked: string): number {
  const kinds = [...points].map((kind) => ({ kind: kind === 'm' ? 'must' : 'bonus' }) as const);
  return proposeRating(kinds, [...ticked].map(Number));
}

describe('the rating that the ticked points propose', () => {
  it.each([
    ['nothing said', 'mmb', '', 1],
    ['half of the musts', 'mmmm', '01', 1],
    ['half of the musts, rounded up', 'mmm', '01', 2],
    ['all but one must', 'mmmm', '012', 2],
    ['every must', 'mmb', '01', 3],
    ['every must and some of the bonuses', 'mmbb', '012', 3],
    ['every point', 'mmbb', '0123', 4],
    ['every must where there is no bonus', 'mm', '01', 3],
    ['every bonus and no must', 'mmb', '2', 1],
  ])('%s', (_, points, ticked, rating) => {
    expect(proposed(points, ticked)).toBe(rating);
  });
});
