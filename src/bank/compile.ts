import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { UserError } from '../errors.ts';
import { BUNDLED, type CompiledSources, type CompiledState, compiledPaths } from './bundled.ts';
import { loadDeck, questionsIn } from './deck.ts';
import { questionFiles } from './deck-files.ts';
import { formatNames, formerIds, namesOf } from './names.ts';
import { formatProblem } from './problem.ts';
import { LANGUAGES, summarise } from './question.ts';
import { toSearchDocument } from './search-document.ts';
import { compileIndex } from './search-index.ts';

/**
 * Writes `dist/bank/`: for each language an index for lists, the names, one for search, and each
 * question by itself; and of which state of the files all that is. Returns the number of questions.
 * @throws UserError when a question file has a problem: a broken bank is not built.
 */
export function compileBank(root: string): number {
  const folder = join(root, 'questions');
  const deck = loadDeck(folder, BUNDLED);
  if (deck.problems.length > 0) {
    throw new UserError(`the bank has problems:\n${deck.problems.map(formatProblem).join('\n')}`);
  }
  for (const lang of LANGUAGES) {
    const questions = questionsIn(deck, lang);
    writeJson(compiledPaths.index(root, lang), questions.map(summarise));
    write(compiledPaths.names(root, lang), formatNames(namesOf(questions)));
    write(compiledPaths.search(root, lang), compileIndex(questions.map(toSearchDocument)));
    for (const question of questions) {
      writeJson(compiledPaths.question(root, lang, question.id), question);
    }
  }
  const english = questionsIn(deck, 'en');
  const state: CompiledState = { formerly: formerIds(english) };
  writeJson(compiledPaths.sources(root), sourcesOf(folder));
  writeJson(compiledPaths.state(root), state);
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

function writeJson(path: string, value: unknown): void {
  write(path, JSON.stringify(value));
}

function write(path: string, content: string | Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}
