import type { Style } from './theme.ts';

/** First and last index of a match in a text, both included. */
export type Range = readonly [first: number, last: number];

/** The text with its ranges styled; overlapping ranges count once. */
export function highlight(text: string, ranges: readonly Range[], style: Style): string {
  let lit = '';
  let at = 0;
  for (const [first, last] of [...ranges].sort((a, b) => a[0] - b[0])) {
    const from = Math.max(first, at);
    if (last < from) continue;
    lit += text.slice(at, from) + style(text.slice(from, last + 1));
    at = last + 1;
  }
  return lit + text.slice(at);
}
