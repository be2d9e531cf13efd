import { type MaybeNamed, nameSections, openNames } from '../../src/bank/name-hashes.ts';
import type { Question } from '../../src/bank/question.ts';
import { toSearchDocument } from '../../src/bank/search-document.ts';
import { compileIndex, openIndex, type SearchIndex } from '../../src/bank/search-index.ts';

/** The names of these questions, as a search asks for them. */
export function namesOf(questions: readonly Question[]): MaybeNamed {
  return openNames(...nameSections(questions));
}

/** The search index of these questions, as it comes back from its file. */
export function indexOf(questions: readonly Question[]): SearchIndex {
  const bytes = compileIndex(questions.map(toSearchDocument));
  return openIndex(bytes, questions, namesOf(questions)) as SearchIndex;
}
