import type { Deck } from '../deck.ts';

/** A question whose facts were last checked against their sources too long ago. */
export interface Stale {
  readonly id: string;
  readonly path: string;
  readonly line: number;
  readonly column: number;
  /** ISO date; null where nobody noted one. */
  readonly reviewed: string | null;
  /** Days since then. */
  readonly days: number | null;
}

const DAY = 86_400_000;

/**
 * The questions that were last read against their sources so many days ago or more, the longest ago
 * first; those without a date before all others. `today` is an ISO date.
 */
export function findStale({ entries }: Deck, days: number, today: string): Stale[] {
  return entries
    .map(({ question: { id, reviewed }, path, file }): Stale => {
      const since = reviewed === undefined ? null : daysBetween(reviewed, today);
      const position = file.locate([reviewed === undefined ? 'id' : 'reviewed']);
      return { id, path, ...position, reviewed: reviewed ?? null, days: since };
    })
    .filter((stale) => stale.days === null || stale.days >= days)
    .sort((a, b) => (b.days ?? Infinity) - (a.days ?? Infinity) || (a.path < b.path ? -1 : 1));
}

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY);
}
