import { UserError } from '../errors.ts';
import { type IndexRequest, openIndex, openSearch } from './deck-cache.ts';
import { groupById } from './deck-files.ts';
import { formerIds, nameFinder } from './names.ts';
import { missing, type OpenDeck } from './open-deck.ts';
import { formatProblem } from './problem.ts';
import { markUntranslated, type Question, type QuestionSummary } from './question.ts';
import { toSearchDocument } from './search-document.ts';

export interface CachedDeckRequest extends IndexRequest {
  /** Whether nobody will read a whole question: then the YAML library is not loaded. */
  readonly summariesOnly: boolean;
}

/**
 * Opens a deck by its index in the cache; whole questions are read from their files.
 * @throws UserError when the folder cannot be read.
 */
export async function openCachedDeck(request: CachedDeckRequest): Promise<OpenDeck> {
  const { folder, name, lang, summariesOnly } = request;
  const index = await openIndex(request);
  const questions = markUntranslated(index.questions, lang);
  const problems = index.faults.map(({ problem }) => problem);
  const formerly = formerIds(questions);
  const summaries = { questions, problems, formerly, idOf: nameFinder(questions) };
  if (summariesOnly) return { ...summaries, read: notOpened, index: notOpened };

  const { loadFiles, questionsIn } = await import('./deck.ts');
  let groups: ReadonlyMap<string, readonly string[]> | undefined;
  let byId: ReadonlyMap<string, QuestionSummary> | undefined;
  const read = (id: string): Question => {
    groups ??= groupById(index.files);
    const deck = loadFiles(folder, groups.get(id) ?? [], name);
    const [question] = questionsIn(deck, lang);
    if (question !== undefined) return question;
    const [problem] = deck.problems;
    throw new UserError(problem === undefined ? 'a question has gone' : formatProblem(problem));
  };
  return {
    ...summaries,
    read(id) {
      byId ??= new Map(questions.map((question) => [question.id, question]));
      const summary = byId.get(id) ?? missing(id);
      const question = read(id);
      return summary.untranslated ? { ...question, untranslated: true } : question;
    },
    index: () =>
      openSearch(request, index.version, questions, () =>
        questions.map(({ id }) => toSearchDocument(read(id))),
      ),
  };
}

function notOpened(): never {
  throw new Error('the deck was opened for its summaries only');
}
