import { basename, resolve } from 'node:path';
import { openBundledBank } from './bundled.ts';
import { normalise } from './normalise.ts';
import type { DeckCache } from './deck-cache.ts';
import { deckOf, missing, type OpenDeck } from './open-deck.ts';
import type { Problem } from './problem.ts';
import type { Language, Question, QuestionSummary } from './question.ts';
import { type SearchDocument, toSearchDocument } from './search-document.ts';
import type { SearchIndex } from './search-index.ts';

/** Questions of one or several decks in one language. */
export interface Bank {
  readonly questions: readonly QuestionSummary[];
  /** What is wrong with files of these decks; the rest is usable. */
  readonly problems: readonly Problem[];
  /** The id of the question with this id or alias; accents, case and hyphens don't matter. */
  idOf(idOrAlias: string): string | undefined;
  find(idOrAlias: string): QuestionSummary | undefined;
  /** @throws UserError when the question's file can't be read. */
  read(id: string): Question;
  /** What search looks through, a deck each; a question whose id another deck has too is in both. */
  indexes(): Promise<readonly SearchIndex[]>;
  /** The searchable texts of all questions, from their files: no index is compiled for them. */
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
  /** Where the user's decks are kept in a form that is quick to load, and the time by which files are new. */
  readonly cached?: { readonly cache: DeckCache; readonly now: Date };
  /** Whether nobody will read a whole question: that may save loading what reads them. */
  readonly summariesOnly?: boolean;
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
    opened.push(await openFolder(folder, options));
  }
  return joinDecks(opened);
}

async function openFolder(
  given: string,
  { lang, cached, summariesOnly = false }: BankOptions,
): Promise<OpenDeck> {
  const folder = resolve(given);
  if (cached !== undefined) {
    const { openCachedDeck } = await import('./cached-deck.ts');
    return openCachedDeck({ folder, name: basename(folder), lang, summariesOnly, ...cached });
  }
  const { loadDeck, questionsIn } = await import('./deck.ts');
  const deck = loadDeck(folder);
  return deckOf(questionsIn(deck, lang), deck.problems);
}

/** A look-up in one deck alone needs no list of all questions: it is joined when first asked for. */
function joinDecks(decks: readonly OpenDeck[]): Bank {
  let joined: Joined | undefined;
  const join = () => {
    joined ??= joinQuestions(decks);
    return joined;
  };
  const [alone] = decks.length === 1 ? decks : [];
  const isOwner = (deck: OpenDeck, id: string) => alone === deck || join().owner.get(id) === deck;
  const indexes = () => Promise.all(decks.map((deck) => deck.index()));
  const bank: Bank = {
    get questions() {
      return alone?.questions ?? join().questions;
    },
    get problems() {
      return alone?.problems ?? join().problems;
    },
    get renamed() {
      const former = decks.flatMap((deck) => deck.formerly.filter(([, id]) => isOwner(deck, id)));
      return former.length === 0 ? new Map<string, string>() : renamesOf(former, join().owner);
    },
    idOf(idOrAlias) {
      const name = normalise(idOrAlias);
      const ids = decks.flatMap((deck) => {
        const id = deck.idOf(name);
        return id !== undefined && isOwner(deck, id) ? [id] : [];
      });
      return ids.find((id) => normalise(id) === name) ?? ids[0];
    },
    find(idOrAlias) {
      const wanted = bank.idOf(idOrAlias);
      return bank.questions.find(({ id }) => id === wanted);
    },
    read: (id) => (alone ?? join().owner.get(id))?.read(id) ?? missing(id),
    indexes,
    documents: () => bank.questions.map(({ id }) => toSearchDocument(bank.read(id))),
  };
  return bank;
}

interface Joined {
  readonly questions: readonly QuestionSummary[];
  readonly problems: readonly Problem[];
  /** The deck of each id. */
  readonly owner: ReadonlyMap<string, OpenDeck>;
}

function joinQuestions(decks: readonly OpenDeck[]): Joined {
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
  return { questions, problems, owner };
}

/** A former id that a question has now is no former id. */
function renamesOf(
  former: readonly (readonly [former: string, id: string])[],
  present: ReadonlyMap<string, OpenDeck>,
): Map<string, string> {
  return new Map(former.filter(([before]) => !present.has(before)));
}
