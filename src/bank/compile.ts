import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { UserError } from '../errors.ts';
import { BUNDLED, type CompiledSources, compiledPaths, type Range } from './bundled.ts';
import { loadDeck, questionsIn } from './deck.ts';
import { questionFiles } from './deck-files.ts';
import { formatProblem } from './problem.ts';
import { LANGUAGES, type Question, summarise } from './question.ts';
import { toSearchDocument } from './search-document.ts';
import { compileIndex } from './search-index.ts';

type Fields = Readonly<Record<string, unknown>>;

/**
 * Writes `dist/bank/`: for each language a list of the questions and an index for search, and the texts of all.
 * Returns the number of questions.
 * @throws UserError when a question file has a problem: a broken bank is not built.
 */
export function compileBank(root: string): number {
  const folder = join(root, 'questions');
  const deck = loadDeck(folder, BUNDLED);
  if (deck.problems.length > 0) {
    throw new UserError(`the bank has problems:\n${deck.problems.map(formatProblem).join('\n')}`);
  }
  const banks = LANGUAGES.map((lang) => questionsIn(deck, lang));
  const { lists, texts } = compileTexts(banks);
  write(compiledPaths.texts(root), texts);
  write(compiledPaths.sources(root), JSON.stringify(sourcesOf(folder)));
  LANGUAGES.forEach((lang, index) => {
    const documents = banks[index]?.map(toSearchDocument) ?? [];
    write(compiledPaths.list(root, lang), JSON.stringify(lists[index]));
    write(compiledPaths.search(root, lang), compileIndex(documents));
  });
  return deck.entries.length;
}

/** The state of the folder: each file and each folder below it. */
function sourcesOf(folder: string): CompiledSources {
  const files: CompiledSources['files'] = questionFiles(folder).map((file) => {
    const { size, mtimeMs } = statSync(join(folder, file));
    return [file, size, mtimeMs];
  });
  const folders = [...new Set(files.map(([file]) => dirname(file))), '.'];
  return { files, folders: folders.map((path) => [path, statSync(join(folder, path)).mtimeMs]) };
}

/** The lists of the same questions in several languages, and the texts of all, those of a question side by side. */
function compileTexts(banks: readonly (readonly Question[])[]) {
  const lists = banks.map(() => ({ questions: [] as Fields[], texts: [] as Range[] }));
  const parts: Buffer[] = [];
  let end = 0;
  const add = (fields: Fields): Range => {
    const part = Buffer.from(JSON.stringify(fields));
    parts.push(part);
    end += part.length;
    return [end - part.length, end];
  };
  banks[0]?.forEach((english, row) => {
    lists.forEach((list, index) => {
      const question = banks[index]?.[row] as Question;
      const summary = summarise(question);
      const fields = index === 0 ? { ...question } : changes(english, question);
      list.questions.push(chosen(fields, (field) => field in summary));
      list.texts.push(add(chosen(fields, (field) => !(field in summary))));
    });
  });
  return { lists, texts: Buffer.concat(parts) };
}

/** The fields of a question that another language has otherwise. */
function changes(english: Question, question: Question): Fields {
  const before: Fields = { ...english };
  return chosen({ ...question }, (field, value) => !isDeepStrictEqual(before[field], value));
}

function chosen(fields: Fields, isChosen: (field: string, value: unknown) => boolean): Fields {
  return Object.fromEntries(Object.entries(fields).filter((entry) => isChosen(...entry)));
}

function write(path: string, content: string | Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}
