import { normalise } from './normalise.ts';
import type { SearchText } from './search-document.ts';
import type { SearchIndex } from './search-index.ts';
import { type Likelihood, likeness, nameTyped } from './search-names.ts';
import type { Rank } from './search-rank.ts';
import type { Candidate } from './search-scores.ts';
import type { Term } from './search-terms.ts';

/** A candidate after a closer look. */
export interface Judged extends Candidate {
  /** Undefined for what was not worth a closer look. */
  readonly source: SearchText | undefined;
  /** Whether the query is one of the names, typos aside. */
  readonly isNamed: boolean;
  /** The alias that is most like the query. */
  readonly alias: string | undefined;
}

/** What words, names and the last ranking count; together 1. Tuned on `npm run bench -- search`. */
const BY_WORDS = 0.45;
const BY_NAME = 0.3;
const BY_RANK = 0.25;

/** A name that stands in the query as it is was meant: of what its likeness falls short, this share is given. */
const WHOLE_NAME = 0.9;

/** No words are worth as much as a name, be it mistyped. */
const WORDS_AT_MOST = 0.999;

/** Compares candidates with a normalised query by their names. */
export function judgeBy(
  typed: string,
  terms: readonly Term[],
  likely: Likelihood,
  indexes: readonly SearchIndex[],
): (candidate: Candidate) => Judged {
  return (candidate) => {
    const source = (indexes[candidate.index] as SearchIndex).document(candidate.document);
    const names = source.aliases.map(normalise);
    const named = nameTyped(names, typed);
    if (named !== undefined) {
      const alias = source.aliases[named.index];
      return { ...candidate, source, score: named.worth, isNamed: true, alias };
    }
    const alike = names.map((name) => {
      const worth = likeness(name, terms, likely);
      return isIn(name, typed) ? worth + WHOLE_NAME * (1 - worth) : worth;
    });
    const best = Math.max(...alike, likeness(normalise(source.question), terms, likely));
    const score = BY_WORDS * candidate.score + BY_NAME * best;
    return { ...candidate, source, score, isNamed: false, alias: likeliest(source, alike) };
  };
}

/** What is not worth a closer look: nothing but its words count. */
export function unjudged(candidate: Candidate): Judged {
  const score = BY_WORDS * candidate.score;
  return { ...candidate, score, source: undefined, isNamed: false, alias: undefined };
}

/** Adds what a ranking of a few by their whole texts says. Those that were named stay as they are. */
export function judgeAgain(few: readonly Judged[], query: string, rank: Rank): Judged[] {
  const sources = few.flatMap(({ source }) => (source === undefined ? [] : [source]));
  const scoreOf = rank(sources, query);
  return few.map((one) => {
    if (one.isNamed || one.source === undefined) return one;
    const score = one.score + BY_RANK * scoreOf(one.source);
    return { ...one, score: Math.min(score, WORDS_AT_MOST) };
  });
}

function isIn(name: string, typed: string): boolean {
  return ` ${typed} `.includes(` ${name} `);
}

/** The first name is the id, which stands beside every result anyway. */
function likeliest({ aliases }: SearchText, alike: readonly number[]): string | undefined {
  const [, ...others] = alike;
  const most = Math.max(...others);
  return most > 0 ? aliases[1 + others.indexOf(most)] : undefined;
}
