import { closeSync, existsSync, openSync, readFileSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../errors.ts';
import { questionFiles, translationOf } from './deck-files.ts';
import { formerIds, nameFinder } from './names.ts';
import { deckOf, missing, type OpenDeck } from './open-deck.ts';
import type { Language, Question, QuestionSummary } from './question.ts';
import type { SearchIndex } from './search-index.ts';

/** The name of the deck that comes with the program. */
export const BUNDLED = 'bundled';

/** First and last byte, exclusive, of a part of `dist/bank/texts`: an object as JSON. */
export type Range = readonly [start: number, end: number];

/** `dist/bank/<lang>.json`, a row for each question: in other languages than English what differs there. */
export interface CompiledList {
  readonly questions: readonly Partial<QuestionSummary>[];
  readonly texts: readonly Range[];
}

/** `dist/bank/sources.json`: to know in a checkout whether the build is stale. */
export interface CompiledSources {
  /** Of every question file, and of the folders they are in. */
  readonly files: readonly (readonly [path: string, size: number, mtime: number])[];
  readonly folders: readonly (readonly [path: string, mtime: number])[];
}

export const compiledPaths = {
  sources: (root: string) => join(root, 'dist', 'bank', 'sources.json'),
  list: (root: string, lang: Language) => join(root, 'dist', 'bank', `${lang}.json`),
  search: (root: string, lang: Language) => join(root, 'dist', 'bank', `${lang}.search`),
  /** The texts of all questions in all languages. */
  texts: (root: string) => join(root, 'dist', 'bank', 'texts'),
};

/**
 * The bundled deck: compiled when the program is built, from its Markdown otherwise. In a checkout the
 * compiled one counts only while the question files are as they were at the build. Each part of it is read
 * when it is first asked for.
 */
export async function openBundledBank(
  root: string,
  built: boolean,
  lang: Language,
): Promise<OpenDeck> {
  return built && !isStale(root, lang) ? openCompiled(root, lang) : openSources(root, lang);
}

function openCompiled(root: string, lang: Language): OpenDeck {
  let list: ReturnType<typeof readLists> | undefined;
  const listed = () => {
    list ??= readLists(root, lang);
    return list;
  };
  return {
    get questions() {
      return listed().questions;
    },
    problems: [],
    get formerly() {
      return formerIds(listed().questions);
    },
    idOf: nameFinder(() => listed().questions),
    read(id) {
      const { questions, rangesOf } = listed();
      const row = questions.findIndex((question) => question.id === id);
      const texts = readTexts(compiledPaths.texts(root), rangesOf(row >= 0 ? row : missing(id)));
      return Object.assign({}, questions[row], ...texts);
    },
    index: () => readIndex(compiledPaths.search(root, lang), listed().questions),
  };
}

async function openSources(root: string, lang: Language): Promise<OpenDeck> {
  const { loadDeck, questionsIn } = await import('./deck.ts');
  const deck = loadDeck(join(root, 'questions'), BUNDLED);
  return deckOf(questionsIn(deck, lang), deck.problems);
}

/** A published package has no `src`: its questions cannot change after the build. */
function isStale(root: string, lang: Language): boolean {
  if (!existsSync(join(root, 'src'))) return false;
  const { files, folders } = readJson<CompiledSources>(compiledPaths.sources(root));
  const folder = join(root, 'questions');
  const stats = (path: string) => statSync(`${folder}/${path}`, { throwIfNoEntry: false });
  // What is added or taken away changes the time of its folder; so does an editor's own file.
  const moved = folders.some(([path, mtime]) => stats(path)?.mtimeMs !== mtime);
  if (moved && questionFiles(folder).length !== files.length) return true;
  return files.some(([path, size, mtime]) => {
    const language = translationOf(path)?.lang;
    if (language !== undefined && language !== lang) return false;
    const now = stats(path);
    return now?.size !== size || now.mtimeMs !== mtime;
  });
}

function readLists(root: string, lang: Language) {
  const english = readJson<CompiledList>(compiledPaths.list(root, 'en'));
  const own = lang === 'en' ? undefined : readJson<CompiledList>(compiledPaths.list(root, lang));
  const questions = english.questions as readonly QuestionSummary[];
  return {
    questions: own
      ? questions.map((question, row) => ({ ...question, ...own.questions[row] }))
      : questions,
    rangesOf: (row: number) =>
      [english, own].flatMap((list) => (list === undefined ? [] : [list.texts[row] as Range])),
  };
}

function readJson<T>(path: string): T {
  return readable(path, () => JSON.parse(readFileSync(path, 'utf8')) as T);
}

/** The objects in these parts of a file. */
function readTexts(path: string, ranges: readonly Range[]): Partial<Question>[] {
  return readable(path, () => {
    const file = openSync(path, 'r');
    try {
      return ranges.map(([start, end]) => {
        const bytes = Buffer.alloc(end - start);
        readSync(file, bytes, 0, bytes.length, start);
        return JSON.parse(bytes.toString());
      });
    } finally {
      closeSync(file);
    }
  });
}

async function readIndex(
  path: string,
  questions: readonly QuestionSummary[],
): Promise<SearchIndex> {
  const { openIndex } = await import('./search-index.ts');
  return readable(path, () => openIndex(readFileSync(path), questions));
}

/** What was read of a file of the package, which is there and whole unless the installation is broken. */
function readable<T>(path: string, read: () => T | undefined): T {
  let content: T | undefined;
  try {
    content = read();
  } catch {
    // what is wrong with it does not help the user
  }
  if (content !== undefined) return content;
  throw new UserError(`cannot read ${path}`, 'reinstall llm-interview, or run: npm run build');
}
