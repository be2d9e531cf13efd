import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../errors.ts';
import { deckOf, type OpenDeck } from './open-deck.ts';
import type { Language, Question, QuestionSummary } from './question.ts';
import type { SearchDocument } from './search-document.ts';

/** The name of the deck that comes with the program. */
export const BUNDLED = 'bundled';

/** `dist/bank/<lang>.json`: what lists and look-ups need. Written by the build. */
export interface CompiledIndex {
  /** Size and time of every source file, to know in a checkout whether the build is stale. */
  readonly sources: Readonly<Record<string, readonly [size: number, mtime: number]>>;
  readonly questions: readonly QuestionSummary[];
}

export const compiledPaths = {
  index: (root: string, lang: Language) => join(root, 'dist', 'bank', `${lang}.json`),
  documents: (root: string, lang: Language) => join(root, 'dist', 'bank', `${lang}.search.json`),
  question: (root: string, lang: Language, id: string) =>
    join(root, 'dist', 'bank', lang, `${id}.json`),
};

/**
 * The bundled deck: compiled when the program is built, from its Markdown otherwise. In a checkout
 * the compiled one counts only while every question file is as it was at the build.
 */
export async function openBundledBank(
  root: string,
  built: boolean,
  lang: Language,
): Promise<OpenDeck> {
  const index = built ? readCompiled<CompiledIndex>(compiledPaths.index(root, lang)) : undefined;
  if (index === undefined || (await isStale(root, index))) return openSources(root, lang);
  return {
    questions: index.questions,
    problems: [],
    read: (id) => readWhole<Question>(compiledPaths.question(root, lang, id)),
    documents: () => readWhole<SearchDocument[]>(compiledPaths.documents(root, lang)),
  };
}

async function openSources(root: string, lang: Language): Promise<OpenDeck> {
  const { loadDeck, questionsIn } = await import('./deck.ts');
  const deck = loadDeck(join(root, 'questions'), BUNDLED);
  return deckOf(questionsIn(deck, lang), deck.problems);
}

/** A published package has no `src`: its questions cannot change after the build. */
async function isStale(root: string, index: CompiledIndex): Promise<boolean> {
  if (!existsSync(join(root, 'src'))) return false;
  const { questionFiles } = await import('./deck-files.ts');
  const folder = join(root, 'questions');
  const files = questionFiles(folder);
  if (files.length !== Object.keys(index.sources).length) return true;
  return files.some((file) => {
    const [size, mtime] = index.sources[file] ?? [];
    const stats = statSync(join(folder, file));
    return stats.size !== size || stats.mtimeMs !== mtime;
  });
}

function readCompiled<T>(path: string): T | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as T;
  } catch {
    return undefined; // not built, or in part: the Markdown has it all
  }
}

function readWhole<T>(path: string): T {
  const value = readCompiled<T>(path);
  if (value === undefined) {
    throw new UserError(`cannot read ${path}`, 'reinstall llm-interview, or run: npm run build');
  }
  return value;
}
