import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../errors.ts';
import { questionFiles } from './deck-files.ts';
import { findName } from './names.ts';
import { deckOf, type OpenDeck } from './open-deck.ts';
import type { Language, Question, QuestionSummary } from './question.ts';
import type { SearchIndex } from './search-index.ts';

/** The name of the deck that comes with the program. */
export const BUNDLED = 'bundled';

/** `dist/bank/state.json`: what is the same in every language. Written last by the build. */
export interface CompiledState {
  readonly formerly: OpenDeck['formerly'];
}

/** `dist/bank/sources.json`: to know in a checkout whether the build is stale. */
export interface CompiledSources {
  /** Of every source file, and of the folders they are in. */
  readonly files: readonly (readonly [path: string, size: number, mtime: number])[];
  readonly folders: readonly (readonly [path: string, mtime: number])[];
}

export const compiledPaths = {
  state: (root: string) => join(root, 'dist', 'bank', 'state.json'),
  sources: (root: string) => join(root, 'dist', 'bank', 'sources.json'),
  index: (root: string, lang: Language) => join(root, 'dist', 'bank', `${lang}.json`),
  names: (root: string, lang: Language) => join(root, 'dist', 'bank', `${lang}.names`),
  search: (root: string, lang: Language) => join(root, 'dist', 'bank', `${lang}.search`),
  question: (root: string, lang: Language, id: string) =>
    join(root, 'dist', 'bank', lang, `${id}.json`),
};

/**
 * The bundled deck: compiled when the program is built, from its Markdown otherwise. In a checkout
 * the compiled one counts only while every question file is as it was at the build. Each part of it is read
 * when it is first asked for.
 */
export async function openBundledBank(
  root: string,
  built: boolean,
  lang: Language,
): Promise<OpenDeck> {
  const state = built ? readState(root) : undefined;
  if (state === undefined || isStale(root)) return openSources(root, lang);
  let questions: readonly QuestionSummary[] | undefined;
  let names: string | undefined;
  const read = (id: string) => readCompiled<Question>(compiledPaths.question(root, lang, id));
  const deck: OpenDeck = {
    get questions() {
      questions ??= readCompiled<QuestionSummary[]>(compiledPaths.index(root, lang));
      return questions;
    },
    problems: [],
    formerly: state.formerly,
    idOf(name) {
      names ??= readText(compiledPaths.names(root, lang));
      return findName(names, name);
    },
    read,
    index: async () =>
      (await readIndex(compiledPaths.search(root, lang))) ??
      deckOf(
        deck.questions.map(({ id }) => read(id)),
        [],
      ).index(),
  };
  return deck;
}

async function openSources(root: string, lang: Language): Promise<OpenDeck> {
  const { loadDeck, questionsIn } = await import('./deck.ts');
  const deck = loadDeck(join(root, 'questions'), BUNDLED);
  return deckOf(questionsIn(deck, lang), deck.problems);
}

async function readIndex(path: string): Promise<SearchIndex | undefined> {
  const { openIndex } = await import('./search-index.ts');
  try {
    return openIndex(readFileSync(path));
  } catch {
    return undefined; // not there: the questions have it all
  }
}

function readState(root: string): CompiledState | undefined {
  try {
    return JSON.parse(readFileSync(compiledPaths.state(root), 'utf8')) as CompiledState;
  } catch {
    return undefined; // not built, or in part: the Markdown has it all
  }
}

/** A published package has no `src`: its questions cannot change after the build. */
function isStale(root: string): boolean {
  if (!existsSync(join(root, 'src'))) return false;
  const { files, folders } = readCompiled<CompiledSources>(compiledPaths.sources(root));
  const folder = join(root, 'questions');
  const stats = (path: string) => statSync(`${folder}/${path}`, { throwIfNoEntry: false });
  // What is added or taken away changes the time of its folder; so does an editor's own file.
  const moved = folders.some(([path, mtime]) => stats(path)?.mtimeMs !== mtime);
  if (moved && questionFiles(folder).length !== files.length) return true;
  return files.some(([path, size, mtime]) => {
    const now = stats(path);
    return now?.size !== size || now.mtimeMs !== mtime;
  });
}

function readCompiled<T>(path: string): T {
  try {
    return JSON.parse(readText(path)) as T;
  } catch (error) {
    throw error instanceof UserError ? error : unreadable(path);
  }
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    throw unreadable(path);
  }
}

function unreadable(path: string): UserError {
  return new UserError(`cannot read ${path}`, 'reinstall llm-interview, or run: npm run build');
}
