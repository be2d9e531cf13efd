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
  selected: Pick<Selected, 'bank' | 'questions'>,
  query: string,
  limit?: number,
): Promise<FoundQuestion[]> {
  const summaries = new Map(selected.questions.map((summary) => [summary.id, summary]));
  const search = await openSearch(selected.bank, (id) => summaries.has(id));
  return search(query, limit).flatMap((found) => {
    const summary = summaries.get(found.id);
    return summary === undefined ? [] : [{ summary, found }];
  });
}

/** A search of those questions of a bank that are allowed. */
export async function openSearch(bank: Bank, allowed: (id: string) => boolean): Promise<Search> {
  const { createSearch } = await import('../bank/search.ts');
  return createSearch(await bank.indexes(), allowed);
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
