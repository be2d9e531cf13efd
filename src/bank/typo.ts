import { distance } from 'fastest-levenshtein';

/** One typo from this length on, two from the other. */
const ONE_TYPO = 5;
const TWO_TYPOS = 9;

/**
 * Whether a typed word is another one with a typo or two: short words and numbers must be exact, and
 * everybody gets the first letter right.
 */
export function isTypo(typed: string, word: string): boolean {
  if (typed[0] !== word[0] || word.length < ONE_TYPO || /\d/.test(word)) return false;
  if (typed.length === word.length && sorted(typed) === sorted(word)) return true;
  const allowed = word.length >= TWO_TYPOS ? 2 : 1;
  return Math.abs(typed.length - word.length) <= allowed && distance(typed, word) <= allowed;
}

/** Letters in order: the same for words with two of them swapped. */
function sorted(word: string): string {
  return [...word].sort().join('');
}
