import { resolve } from 'node:path';
import { openBundledBank } from './bundled.ts';
import { normalise } from './normalise.ts';
import { deckOf, missing, type OpenDeck } from './open-deck.ts';
import type { Problem } from './problem.ts';
import type { Language, Question, QuestionSummary } from './question.ts';
import type { SearchDocument } from './search-document.ts';

/** Questions of one or several decks in one language. */
export interface Bank {
  readonly questions: readonly QuestionSummary[];
  /** What is wrong with files of these decks; the rest is usable. */
  readonly problems: readonly Problem[];
  /** The question with this id or alias; accents, case and hyphens don't matter. */
  find(idOrAlias: string): QuestionSummary | undefined;
  /** @throws UserError when the question's file can't be read. */
  read(id: string): Question;
  documents(): readonly SearchDocument[];
  /** Present ids by former ones. */
  readonly renamed: ReadonlyMap<string, string>;
}

export interface BankOptions {
  /** The folder of the package: `questions/` is in it, and `dist/bank/` once it is built. */
  readonly packageRoot: string;
  /** Whether this is the built program: only then the compiled bank is up to date. */
  readonly built: boolean;
  readonly lang: Language;
  /** The user's own decks, after the bundled one. */
  readonly decks: readonly string[];
  /** Only this deck, and nothing else. */
  readonly only?: string;
}

/**
 * Opens the bundled deck and the user's own, or one deck alone. Of two questions with one id the
 * first stands.
 * @throws UserError when a folder cannot be read.
 */
export async function openBank(options: BankOptions): Promise<Bank> {
  const { packageRoot, built, lang, decks, only } = options;
  const opened: OpenDeck[] = [];
  if (only === undefined) opened.push(await openBundledBank(packageRoot, built, lang));
  for (const folder of only === undefined ? decks : [only]) {
    opened.push(await openFolder(folder, lang));
  }
  return joinDecks(opened);
}

async function openFolder(folder: string, lang: Language): Promise<OpenDeck> {
  const { loadDeck, questionsIn } = await import('./deck.ts');
  const deck = loadDeck(resolve(folder));
  return deckOf(questionsIn(deck, lang), deck.problems);
}

function joinDecks(decks: readonly OpenDeck[]): Bank {
  const owner = new Map<string, OpenDeck>();
  const questions: QuestionSummary[] = [];
  const problems = decks.flatMap((deck) => deck.problems);
  for (const deck of decks) {
    for (const summary of deck.questions) {
      if (owner.has(summary.id)) {
        const message = `the id "${summary.id}" is used by another deck, which goes first`;
        problems.push({ path: `${summary.deck}: ${summary.id}.md`, line: 1, column: 1, message });
        continue;
      }
      owner.set(summary.id, deck);
      questions.push(summary);
    }
  }
  let names: Map<string, QuestionSummary> | undefined;
  return {
    questions,
    problems,
    renamed: renamesOf(questions, owner),
    find(idOrAlias) {
      names ??= namesOf(questions);
      return names.get(normalise(idOrAlias));
    },
    read: (id) => owner.get(id)?.read(id) ?? missing(id),
    documents: () =>
      decks.flatMap((deck) => deck.documents().filter(({ id }) => owner.get(id) === deck)),
  };
}

/** A former id that a question has now is no former id. */
function renamesOf(
  questions: readonly QuestionSummary[],
  present: ReadonlyMap<string, unknown>,
): Map<string, string> {
  const renamed = new Map<string, string>();
  for (const { id, formerly = [] } of questions) {
    for (const former of formerly) if (!present.has(former)) renamed.set(former, id);
  }
  return renamed;
}

/** Ids go before aliases, so that an alias can never hide a question. */
function namesOf(questions: readonly QuestionSummary[]): Map<string, QuestionSummary> {
  const names = new Map<string, QuestionSummary>();
  for (const question of questions) names.set(normalise(question.id), question);
  for (const question of questions) {
    for (const alias of [...(question.formerly ?? []), ...question.aliases]) {
      const name = normalise(alias);
      if (!names.has(name)) names.set(name, question);
    }
  }
  return names;
}
