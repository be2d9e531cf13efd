import { distance } from 'fastest-levenshtein';

/** Further than this share of the word's length, a suggestion confuses more than it helps. */
const FARTHEST = 0.5;

/** The candidates closest to a mistyped word, nearest first, none that is too far to be meant. */
export function nearest(word: string, candidates: Iterable<string>, limit = 1): string[] {
  const typed = word.toLowerCase();
  const close: { candidate: string; away: number }[] = [];
  for (const candidate of new Set(candidates)) {
    const away = closeness(typed, candidate.toLowerCase());
    if (away <= FARTHEST) close.push({ candidate, away });
  }
  close.sort((a, b) => a.away - b.away || a.candidate.localeCompare(b.candidate));
  return close.slice(0, limit).map(({ candidate }) => candidate);
}

/** "; did you mean x?" or nothing, to append to a message. */
export function didYouMean(word: string, candidates: Iterable<string>): string {
  const [first] = nearest(word, candidates);
  return first === undefined ? '' : `; did you mean ${first}?`;
}

/** 0 for equal words, 1 for unrelated ones; a shared beginning ("adv", "advanced") counts as close. */
function closeness(typed: string, candidate: string): number {
  if (typed.length >= 2 && candidate.startsWith(typed)) return 0.1;
  return distance(typed, candidate) / Math.max(typed.length, candidate.length, 1);
}
