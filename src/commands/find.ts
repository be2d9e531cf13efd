import type { Bank } from '../bank/bank.ts';
import { nearest } from '../bank/nearest.ts';
import type { Found, Search } from '../bank/search.ts';
import type { Selected } from './selection.ts';

/** A question of the selection that a query finds, and how. */
interface FoundQuestion {
  readonly summary: Selected['questions'][number];
  readonly found: Found;
}

/** The selected questions that a query finds, best first. */
export async function findIn(
  { bank, questions }: Pick<Selected, 'bank' | 'questions'>,
  query: string,
  limit?: number,
): Promise<FoundQuestion[]> {
  const summaries = new Map(questions.map((summary) => [summary.id, summary]));
  const search = await openSearch(bank, (id) => summaries.has(id), query);
  return search(query, limit).flatMap((found) => {
    const summary = summaries.get(found.id);
    return summary === undefined ? [] : [{ summary, found }];
  });
}

/**
 * A search of those questions of a bank that are allowed.
 * @param only the one query that it is for, where that is known: a name is found without fuse.js.
 */
export async function openSearch(
  bank: Bank,
  allowed: (id: string) => boolean,
  only?: string,
): Promise<Search> {
  const { createSearch, isName } = await import('../bank/search.ts');
  const indexes = await bank.indexes();
  if (only !== undefined && isName(only, indexes, allowed)) {
    return createSearch(indexes, () => () => 0, allowed);
  }
  const { rankByFuse } = await import('../bank/search-rank.ts');
  return createSearch(indexes, rankByFuse, allowed);
}

export interface FoundOne {
  readonly id: string;
  /** The next best ids, when the words were no name. */
  readonly others: readonly string[];
}

/** The question that an id, an alias or words mean. */
export async function findOne(selected: Selected, query: string): Promise<FoundOne | undefined> {
  const named = selected.bank.idOf(query);
  if (named !== undefined) return { id: named, others: [] };
  const [best, ...others] = await findIn(selected, query, 3);
  return best && { id: best.summary.id, others: others.map(({ summary }) => summary.id) };
}

/** A word for the user who found nothing, with the names that come nearest. */
export function nothingFound(query: string, bank: Bank): string {
  const names = bank.questions.flatMap(({ id, aliases }) => [id, ...aliases]);
  const close = nearest(query, names, 3);
  const hint =
    close.length === 0 ? 'see them all with: llm-interview list' : `nearest: ${close.join(', ')}`;
  return `Nothing found for "${query}"; ${hint}`;
}
