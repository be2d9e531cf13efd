import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { UserError } from '../errors.ts';
import { BUNDLED, type CompiledIndex, compiledPaths } from './bundled.ts';
import { loadDeck, questionsIn } from './deck.ts';
import { questionFiles } from './deck-files.ts';
import { formatProblem } from './problem.ts';
import { LANGUAGES, summarise } from './question.ts';
import { toSearchDocument } from './search-document.ts';

/**
 * Writes `dist/bank/`: for each language an index for lists, the texts for search, and each question
 * by itself. Returns the number of questions.
 * @throws UserError when a question file has a problem: a broken bank is not built.
 */
export function compileBank(root: string): number {
  const folder = join(root, 'questions');
  const deck = loadDeck(folder, BUNDLED);
  if (deck.problems.length > 0) {
    throw new UserError(`the bank has problems:\n${deck.problems.map(formatProblem).join('\n')}`);
  }
  const sources: Record<string, [number, number]> = {};
  for (const file of questionFiles(folder)) {
    const { size, mtimeMs } = statSync(join(folder, file));
    sources[file] = [size, mtimeMs];
  }
  for (const lang of LANGUAGES) {
    const questions = questionsIn(deck, lang);
    const index: CompiledIndex = { sources, questions: questions.map(summarise) };
    write(compiledPaths.index(root, lang), index);
    write(compiledPaths.documents(root, lang), questions.map(toSearchDocument));
    for (const question of questions)
      write(compiledPaths.question(root, lang, question.id), question);
  }
  return deck.entries.length;
}

function write(path: string, value: unknown): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, JSON.stringify(value));
}
