import { ABBREVIATIONS } from './abbreviations.ts';

/** A long form that stands in a row of words: from where, how many words, and its short form. */
export interface LongForm {
  readonly first: number;
  readonly length: number;
  readonly short: string;
}

interface Phrase {
  readonly words: readonly string[];
  readonly short: string;
}

let byFirst: Map<string, Phrase[]> | undefined;

/** Long forms by their first word. Letters that stand for a word alone ("q") say too little. */
function phrases(): Map<string, Phrase[]> {
  if (byFirst !== undefined) return byFirst;
  byFirst = new Map();
  for (const [short, ...longs] of ABBREVIATIONS) {
    if (short.length < 2) continue;
    for (const long of longs) {
      const words = long.split(' ');
      const first = words[0] as string;
      byFirst.set(first, [...(byFirst.get(first) ?? []), { words, short }]);
    }
  }
  return byFirst;
}

/** The long forms of abbreviations among normalised words. */
export function longFormsIn(words: readonly string[]): LongForm[] {
  const found: LongForm[] = [];
  const known = phrases();
  words.forEach((word, first) => {
    for (const { short, words: long } of known.get(word) ?? []) {
      if (long.every((one, offset) => words[first + offset] === one)) {
        found.push({ first, length: long.length, short });
      }
    }
  });
  return found;
}

/** The abbreviations whose long forms are among normalised words. */
export function shortFormsIn(words: readonly string[]): string[] {
  return longFormsIn(words).map(({ short }) => short);
}
