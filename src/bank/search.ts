import { BestOf } from './best-of.ts';
import { normalise } from './normalise.ts';
import type { SearchIndex } from './search-index.ts';
import { type Judged, judgeAgain, judgeBy, unjudged } from './search-judge.ts';
import { type Likelihood, likelihoodOf, rangesIn } from './search-names.ts';
import type { Rank } from './search-rank.ts';
import { type Candidate, Scorer } from './search-scores.ts';
import { type Term, termsOf } from './search-terms.ts';

// Whoever searches opens an index too: together they load as one.
export { compileIndex, openIndex } from './search-index.ts';

/** One question that a search found. */
export interface Found {
  readonly id: string;
  /** From 0 to 1, 1 best; an id or alias typed exactly is 1. */
  readonly score: number;
  /** Where the question's text matched: first and last index. Found when it is asked for. */
  readonly ranges: readonly (readonly [number, number])[];
  /** The alias that matched best, where the question's text does not show why it was found. */
  readonly via: string | undefined;
}

export type Search = (query: string, limit?: number) => Found[];

/** How many of the best by their words are compared by their names, and how many of those fuse.js ranks. */
const JUDGED = 20;
const RANKED = 8;

/** What scores less than this share of the best is noise. */
const WORTH_SHOWING = 0.25;

/**
 * Searches the documents of several indexes as one, tolerant of typos: the words find documents, the best
 * are compared by their names, and `rank` looks once more at the best of these, unless a name was typed. Best
 * first; the order of equals is the bank's. Of two documents with one id the first counts; `allowed`
 * narrows to a selection.
 */
export function createSearch(
  indexes: readonly SearchIndex[],
  rank: Rank,
  allowed: (id: string) => boolean = () => true,
): Search {
  const scorers = indexes.map((index, position) => new Scorer(index, position));
  const isWanted = wantedIn(indexes, allowed);
  return (query, limit = 10) => {
    const typed = normalise(query);
    const terms = termsOf(typed, indexes);
    const best = new BestOf(Math.max(limit, JUDGED), goesBefore, isWanted);
    for (const scorer of scorers) scorer.score(terms, (candidate) => best.offer(candidate));
    const candidates = withNamed(best.sorted(), typed, indexes).filter(isWanted);
    const likely = likelihoodOf(terms, indexes);
    const judge = judgeBy(typed, terms, likely, indexes);
    const judged = candidates.slice(0, JUDGED).map(judge).sort(byScore);
    const ranked = lookAgain(judged, terms, rank);
    const found = [...ranked, ...candidates.slice(JUDGED).map(unjudged)].sort(byScore);
    const least = (found[0]?.score ?? 0) * WORTH_SHOWING;
    return found
      .slice(0, limit)
      .filter(({ score }) => score >= least)
      .map((one) => toFound(one, indexes[one.index] as SearchIndex, likely));
  };
}

/** Whether a query is a name of an allowed document: it decides, and nothing needs a last ranking. */
export function isName(
  query: string,
  indexes: readonly SearchIndex[],
  allowed: (id: string) => boolean,
): boolean {
  const typed = normalise(query);
  return indexes.some((index) =>
    index
      .maybeNamed(typed)
      .map(index.document)
      .some(({ id, aliases }) => allowed(id) && aliases.some((name) => normalise(name) === typed)),
  );
}

/** Equals stay in the order of the bank. */
function goesBefore(one: Candidate, other: Candidate): boolean {
  if (one.score !== other.score) return one.score > other.score;
  return one.index < other.index || (one.index === other.index && one.document < other.document);
}

function byScore(one: Judged, other: Judged): number {
  return other.score - one.score;
}

/** Whether a document counts: each is asked about once, and only if it scores well. */
function wantedIn(
  indexes: readonly SearchIndex[],
  allowed: (id: string) => boolean,
): (candidate: Candidate) => boolean {
  const [YES, NO] = [1, 2];
  const known = indexes.map(({ size }) => new Uint8Array(size));
  return ({ index, document }) => {
    const answers = known[index] as Uint8Array;
    if (answers[document] === 0) {
      const id = (indexes[index] as SearchIndex).idOf(document);
      const isFirst = !indexes.slice(0, index).some((earlier) => earlier.numberOf(id) >= 0);
      answers[document] = isFirst && allowed(id) ? YES : NO;
    }
    return answers[document] === YES;
  };
}

/** The candidates, and before them the documents that may have the name that was typed. */
function withNamed(
  candidates: readonly Candidate[],
  typed: string,
  indexes: readonly SearchIndex[],
): Candidate[] {
  const named = indexes.flatMap((one, index) =>
    one.maybeNamed(typed).map((document) => {
      const isIt = (other: Candidate) => other.index === index && other.document === document;
      return candidates.find(isIt) ?? { index, document, score: 0 };
    }),
  );
  return [...named, ...candidates.filter((one) => !named.includes(one))];
}

/** A name that was typed decides; otherwise the best are ranked once more among themselves. */
function lookAgain(
  judged: readonly Judged[],
  terms: readonly Term[],
  rank: Rank,
): readonly Judged[] {
  if (judged[0]?.isNamed) return judged;
  const query = terms.map(({ word }) => word).join(' ');
  return [...judgeAgain(judged.slice(0, RANKED), query, rank), ...judged.slice(RANKED)];
}

/** What only a screen needs is found when it is asked for. */
function toFound(
  { document, score, isNamed, alias, source }: Judged,
  index: SearchIndex,
  likely: Likelihood,
): Found {
  const ranges = () => rangesIn((source ?? index.document(document)).question, likely);
  return {
    id: index.idOf(document),
    score,
    get ranges() {
      return ranges();
    },
    get via() {
      return isNamed || ranges().length === 0 ? alias : undefined;
    },
  };
}
