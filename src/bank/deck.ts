import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { systemCode, UserError } from '../errors.ts';
import { parseQuestion, parseTranslation } from './parse.ts';
import type { Problem } from './problem.ts';
import { LANGUAGES, type Language, type Question, type Translation, translate } from './question.ts';

/** A folder of questions as read from its files: what is usable, and what is wrong with the rest. */
export interface Deck {
  readonly name: string;
  readonly folder: string;
  readonly questions: readonly Question[];
  readonly translations: readonly DeckTranslation[];
  readonly problems: readonly Problem[];
  /** The file of each question, for messages about it. */
  readonly paths: ReadonlyMap<string, string>;
}

export interface DeckTranslation {
  readonly id: string;
  readonly lang: Language;
  readonly translation: Translation;
}

/** A question file holds a few kilobytes; anything beyond this is not one. */
export const MAX_FILE_BYTES = 256 * 1024;

const MAX_DEPTH = 8;
const QUESTION_FILE = /^[^.].*\.md$/;
const TRANSLATION_FILE = /^(?<id>[^.]+)\.(?<lang>[a-z]{2})\.md$/;
/** Files that say something about a deck rather than belong to it. */
const ABOUT_FILE = /^(?:README|CHANGELOG|CONTRIBUTING|LICENSE)\b/i;

/**
 * Loads every question file below a folder. A broken file never hides the good ones: what can't be
 * used is in `problems`, with a path relative to `shownAs`.
 * @throws UserError when the folder itself cannot be read.
 */
export function loadDeck(folder: string, name = basename(resolve(folder)), shownAs = folder): Deck {
  const root = resolve(folder);
  const problems: Problem[] = [];
  const originals: string[] = [];
  const translated: { file: string; id: string; lang: string }[] = [];
  for (const file of markdownFiles(root)) {
    const match = TRANSLATION_FILE.exec(basename(file))?.groups;
    if (match === undefined) originals.push(file);
    else translated.push({ file, id: match.id as string, lang: match.lang as string });
  }

  const questions = new Map<string, Question>();
  const paths = new Map<string, string>();
  for (const file of originals) {
    const path = join(shownAs, file);
    const text = readText(join(root, file), path, problems);
    if (text === undefined) continue;
    const parsed = parseQuestion(text, path, name);
    if (!parsed.ok) {
      problems.push(...parsed.problems);
      continue;
    }
    const { id } = parsed.value;
    if (questions.has(id)) {
      const message = `the id "${id}" is already used by ${paths.get(id)}`;
      problems.push({ path, ...parsed.file.locate(['id']), message });
      continue;
    }
    questions.set(id, parsed.value);
    paths.set(id, path);
  }

  const translations: DeckTranslation[] = [];
  for (const { file, id, lang } of translated) {
    const path = join(shownAs, file);
    const original = questions.get(id);
    if (original === undefined) {
      problems.push({ path, line: 1, column: 1, message: `there is no readable ${id}.md to translate` });
      continue;
    }
    if (!isLanguage(lang)) {
      const message = `"${lang}" is not a language of this tool (${LANGUAGES.join(', ')})`;
      problems.push({ path, line: 1, column: 1, message });
      continue;
    }
    const text = readText(join(root, file), path, problems);
    if (text === undefined) continue;
    const parsed = parseTranslation(text, path, original);
    if (parsed.ok) translations.push({ id, lang, translation: parsed.value });
    else problems.push(...parsed.problems);
  }
  return { name, folder: root, questions: [...questions.values()], translations, problems, paths };
}

/** The questions of a deck in a language, English where a translation is missing. */
export function questionsIn(deck: Deck, lang: Language): Question[] {
  const translations = new Map(
    deck.translations.filter((entry) => entry.lang === lang).map((entry) => [entry.id, entry]),
  );
  return deck.questions.map((question) => {
    const entry = translations.get(question.id);
    return entry === undefined ? question : translate(question, entry.translation, lang);
  });
}

export function isLanguage(lang: string): lang is Language {
  return (LANGUAGES as readonly string[]).includes(lang);
}

/** Paths of the question files below a folder, sorted, without following linked folders. */
function markdownFiles(root: string): string[] {
  const found: string[] = [];
  const visit = (folder: string, depth: number): void => {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) {
        if (depth < MAX_DEPTH && !entry.name.startsWith('.') && entry.name !== 'node_modules') {
          visit(path, depth + 1);
        }
      } else if (QUESTION_FILE.test(entry.name) && !ABOUT_FILE.test(entry.name)) {
        found.push(path);
      }
    }
  };
  try {
    visit('', 0);
  } catch (error) {
    throw unreadable(root, error);
  }
  return found.sort();
}

/** The text of a file, or undefined after noting why it can't be a question. */
function readText(file: string, path: string, problems: Problem[]): string | undefined {
  const note = (message: string): undefined => {
    problems.push({ path, line: 1, column: 1, message });
    return undefined;
  };
  try {
    const stats = statSync(file);
    if (!stats.isFile()) return note('is not a regular file');
    if (stats.size > MAX_FILE_BYTES) {
      return note(`is ${Math.ceil(stats.size / 1024)} KiB; a question file has at most 256 KiB`);
    }
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(readFileSync(file));
  } catch (error) {
    if (error instanceof TypeError) return note('is not UTF-8 text: save it as UTF-8');
    return note(`cannot be read (${systemCode(error) ?? String(error)})`);
  }
}

function unreadable(folder: string, error: unknown): Error {
  const code = systemCode(error);
  if (code === 'ENOENT') return new UserError(`there is no folder ${folder}`, 'check the path of the deck');
  if (code === 'ENOTDIR') return new UserError(`${folder} is not a folder`, 'name the folder that holds the question files');
  return new UserError(`cannot read the folder ${folder} (${code ?? String(error)})`, 'check its permissions', { cause: error });
}
