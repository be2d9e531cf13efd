import Fuse, { type IFuseOptions } from 'fuse.js';
import type { SearchText } from './search-document.ts';

/** Ranks documents for a query: gives what each of them scores, 1 best. */
export type Rank = (
  documents: readonly SearchText[],
  query: string,
) => (document: SearchText) => number;

/** Fields by how much a match in them says that the question is the one that is meant. */
const WEIGHTS = { question: 6, aliases: 6, tags: 3, topic: 2 };

export const FUSE_OPTIONS: IFuseOptions<SearchText> = {
  keys: Object.entries(WEIGHTS).map(([name, weight]) => ({ name, weight })),
  includeScore: true,
  ignoreLocation: true,
  ignoreDiacritics: true,
  useTokenSearch: true,
  threshold: 0.34,
};

/** Ranks by fuse.js, which takes a third of a millisecond for each document. */
export const rankByFuse: Rank = (documents, query) => {
  const found = new Fuse(documents, FUSE_OPTIONS).search(query);
  const scores = new Map(found.map(({ item, score = 1 }) => [item, 1 - score]));
  return (document) => scores.get(document) ?? 0;
};
