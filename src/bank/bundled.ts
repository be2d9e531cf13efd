import { closeSync, existsSync, openSync, readFileSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../errors.ts';
import { questionFiles, translationOf } from './deck-files.ts';
import { type MaybeNamed, openNames } from './name-hashes.ts';
import { formerIds, namesOf } from './names.ts';
import { startsIn } from './numbers.ts';
import { deckOf, missing, type OpenDeck } from './open-deck.ts';
import {
  LANGUAGES,
  type Language,
  markUntranslated,
  type QuestionSummary,
  summarise,
} from './question.ts';
import { decodeColumns } from './question-columns.ts';
import { unseal } from './sealed-file.ts';

/** The name of the deck that comes with the program. */
export const BUNDLED = 'bundled';

/** To be raised with every change of what is in the files of `dist/bank/`. */
export const LAYOUT = 1;

/** `dist/bank/sources.json`: to know in a checkout whether the build is stale. */
export interface CompiledSources {
  /** Of every question file, and of the folders they are in. */
  readonly files: readonly (readonly [path: string, size: number, mtime: number])[];
  readonly folders: readonly (readonly [path: string, mtime: number])[];
}

export const compiledPaths = {
  sources: (root: string) => join(root, 'dist', 'bank', 'sources.json'),
  /** Sections: the lengths of all texts, hashes of the names, the columns; empty where it is as in English. */
  list: (root: string, lang: Language) => join(root, 'dist', 'bank', `${lang}.list`),
  search: (root: string, lang: Language) => join(root, 'dist', 'bank', `${lang}.search`),
  /**
   * What the list leaves out of each question, as JSON, in the order of the languages; in other languages than
   * English what differs there.
   */
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
  let list: CompiledList | undefined;
  const listed = () => {
    list ??= readList(root, lang);
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
    idOf(name) {
      const { questions, maybeNamed } = listed();
      const maybe = maybeNamed(name).map((row) => questions[row] as QuestionSummary);
      return namesOf(maybe).get(name);
    },
    read(id) {
      const { questions, lengths } = listed();
      const row = questions.findIndex((question) => question.id === id);
      const summary = summarise(questions[row] ?? missing(id));
      return Object.assign(summary, ...readTexts(compiledPaths.texts(root), lengths, row, lang));
    },
    async index() {
      const { openIndex } = await import('./search.ts');
      const { questions, maybeNamed } = listed();
      const path = compiledPaths.search(root, lang);
      return readable(path, () => openIndex(readFileSync(path), questions, maybeNamed));
    },
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

interface CompiledList {
  readonly questions: readonly QuestionSummary[];
  /** Packed, in bytes. */
  readonly lengths: Buffer;
  readonly maybeNamed: MaybeNamed;
}

function readList(root: string, lang: Language): CompiledList {
  const english = readSections(compiledPaths.list(root, 'en'));
  const own = lang === 'en' ? [] : readSections(compiledPaths.list(root, lang));
  const [lengths, hashes, named, ...columns] = english.map((section, index) =>
    own[index]?.length ? own[index] : section,
  ) as [Buffer, Buffer, Buffer, ...Buffer[]];
  const questions = decodeColumns(columns, BUNDLED);
  return {
    questions: markUntranslated(questions, lang),
    lengths,
    maybeNamed: openNames(hashes, named),
  };
}

function readSections(path: string): Buffer[] {
  return readable(path, () => unseal(LAYOUT, readFileSync(path)));
}

/** What the file of the texts has of a question in a language, what overrides the rest last. */
function readTexts(path: string, lengths: Buffer, row: number, lang: Language): object[] {
  const starts = startsIn(lengths);
  const first = row * LANGUAGES.length;
  const places = lang === 'en' ? [first] : [first, first + LANGUAGES.indexOf(lang)];
  return readable(path, () => {
    const file = openSync(path, 'r');
    try {
      return places.map((place) => {
        const start = starts[place] as number;
        const bytes = Buffer.alloc((starts[place + 1] as number) - start);
        readSync(file, bytes, 0, bytes.length, start);
        return JSON.parse(bytes.toString()) as object;
      });
    } finally {
      closeSync(file);
    }
  });
}

function readJson<T>(path: string): T {
  return readable(path, () => JSON.parse(readFileSync(path, 'utf8')) as T);
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
