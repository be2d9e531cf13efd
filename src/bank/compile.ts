import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { UserError } from '../errors.ts';
import { BUNDLED, type CompiledSources, compiledPaths, LAYOUT } from './bundled.ts';
import { loadDeck, questionsIn } from './deck.ts';
import { questionFiles } from './deck-files.ts';
import { nameSections } from './name-hashes.ts';
import { packNumbers } from './numbers.ts';
import { formatProblem } from './problem.ts';
import { LANGUAGES, type Question, summarise } from './question.ts';
import { encodeColumns } from './question-columns.ts';
import { seal } from './sealed-file.ts';
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
  const texts = compileTexts(banks);
  const lengths = packNumbers(texts.map(({ length }) => length));
  const lists = banks.map((questions) => [
    lengths,
    ...nameSections(questions),
    ...encodeColumns(questions),
  ]);
  const [english = [], ...others] = lists;
  const changed = others.map((list) => changedSections(list, english));
  LANGUAGES.forEach((lang, index) => {
    const documents = banks[index]?.map(toSearchDocument) ?? [];
    write(compiledPaths.list(root, lang), seal(LAYOUT, [english, ...changed][index] ?? []));
    write(compiledPaths.search(root, lang), compileIndex(documents));
  });
  write(compiledPaths.texts(root), Buffer.concat(texts));
  write(compiledPaths.sources(root), JSON.stringify(sourcesOf(folder)));
  return deck.entries.length;
}

/** The sections of a list; empty ones where it is as in English. */
function changedSections(
  list: readonly Uint8Array[],
  english: readonly Uint8Array[],
): Uint8Array[] {
  return list.map((section, index) =>
    Buffer.compare(section, english[index] ?? section) === 0 ? new Uint8Array() : section,
  );
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

/** What lists leave out of the same questions in several languages, those of a question side by side. */
function compileTexts([english = [], ...others]: readonly (readonly Question[])[]): Buffer[] {
  return english.flatMap((question, row) => {
    const translated = others.map((questions) => changes(question, questions[row] as Question));
    return [{ ...question }, ...translated].map((fields) => {
      const summary = summarise(question);
      return Buffer.from(JSON.stringify(chosen(fields, (field) => !(field in summary))));
    });
  });
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
