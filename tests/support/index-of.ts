import type { Question } from '../../src/bank/question.ts';
import { toSearchDocument } from '../../src/bank/search-document.ts';
import { compileIndex, openIndex, type SearchIndex } from '../../src/bank/search-index.ts';

/** The search index of these questions, as it comes back from its file. */
export function indexOf(questions: readonly Question[]): SearchIndex {
  return openIndex(compileIndex(questions.map(toSearchDocument)), questions) as SearchIndex;
}
