import { UserError } from '../errors.ts';
import { nameSections, openNames } from './name-hashes.ts';
import { formerIds, nameFinder } from './names.ts';
import type { Problem } from './problem.ts';
import { type Question, type QuestionSummary, summarise } from './question.ts';
import { toSearchDocument } from './search-document.ts';
import type { SearchIndex } from './search-index.ts';

/** One deck, opened: what a bank is put together from. */
export interface OpenDeck {
  readonly questions: readonly QuestionSummary[];
  readonly problems: readonly Problem[];
  /** Former ids with the present ones. */
  readonly formerly: readonly (readonly [former: string, id: string])[];
  /** The id that a normalised name means: an id before an alias. */
  idOf(name: string): string | undefined;
  read(id: string): Question;
  /** What search looks through. */
  index(): Promise<SearchIndex>;
}

/** A deck whose questions are all in memory. */
export function deckOf(questions: readonly Question[], problems: readonly Problem[]): OpenDeck {
  const byId = new Map(questions.map((question) => [question.id, question]));
  let compiled: Promise<SearchIndex> | undefined;
  return {
    questions: questions.map(summarise),
    problems,
    formerly: formerIds(questions),
    idOf: nameFinder(questions),
    read: (id) => byId.get(id) ?? missing(id),
    index() {
      compiled ??= indexOf(questions);
      return compiled;
    },
  };
}

/** The search index of questions in memory. */
async function indexOf(questions: readonly Question[]): Promise<SearchIndex> {
  const { compileIndex, openIndex } = await import('./search.ts');
  const bytes = compileIndex(questions.map(toSearchDocument));
  return openIndex(bytes, questions, openNames(...nameSections(questions))) as SearchIndex;
}

/** @throws UserError always: nobody knows the id. */
export function missing(id: string): never {
  throw new UserError(`there is no question "${id}"`, 'see the ids with: llm-interview list');
}
