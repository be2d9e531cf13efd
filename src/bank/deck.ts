import { isUtf8 } from 'node:buffer';
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { systemCode } from '../errors.ts';
import { questionFiles, translationOf } from './deck-files.ts';
import type { FrontMatter } from './front-matter.ts';
import { parseQuestion, parseTranslation } from './parse.ts';
import { type Problem, problemsOf } from './problem.ts';
import {
  LANGUAGES,
  type Language,
  type Question,
  type Translation,
  translate,
} from './question.ts';

/** A folder of questions as read from its files: what is usable, and what is wrong with the rest. */
export interface Deck {
  readonly name: string;
  readonly folder: string;
  readonly entries: readonly DeckEntry[];
  readonly problems: readonly Problem[];
}

/** One question of a deck, with its translations and where it stands. */
export interface DeckEntry {
  readonly question: Question;
  readonly translations: ReadonlyMap<Language, TranslationEntry>;
  /** The path shown in messages. */
  readonly path: string;
  /** The file as it was read: where each field stands. */
  readonly file: FrontMatter;
}

/** A translation of a question, and where it stands. */
export interface TranslationEntry {
  readonly translation: Translation;
  readonly path: string;
  readonly file: FrontMatter;
}

/** A question file holds a few kilobytes; anything beyond this is not one. */
export const MAX_FILE_BYTES = 256 * 1024;

/**
 * Loads every question file below a folder. A broken file never hides the good ones: what can't be
 * used is in `problems`, with paths that begin with the folder as it was given.
 * @throws UserError when the folder itself cannot be read.
 */
export function loadDeck(folder: string, name = basename(resolve(folder))): Deck {
  return loadFiles(folder, questionFiles(folder), name);
}

/** Loads some files of a deck, sorted: as if there were no others. */
export function loadFiles(folder: string, files: readonly string[], name: string): Deck {
  const problems: Problem[] = [];
  const translations = new Map<string, Map<Language, TranslationEntry>>();
  const entries = new Map<string, DeckEntry>();
  for (const file of files.filter((path) => translationOf(path) === undefined)) {
    const entry = loadQuestion(join(folder, file), name, translations, problems);
    if (entry === undefined) continue;
    const { id } = entry.question;
    const first = entries.get(id);
    if (first === undefined) entries.set(id, entry);
    else {
      const message = `the id "${id}" is already used by ${first.path}`;
      problems.push({ path: entry.path, ...entry.file.locate(['id']), message });
    }
  }
  for (const file of files) {
    const named = translationOf(file);
    if (named === undefined) continue;
    const original = entries.get(named.id)?.question;
    const translation = loadTranslation(join(folder, file), named, original, problems);
    if (translation !== undefined) {
      translations.get(named.id)?.set(named.lang as Language, translation);
    }
  }
  return { name, folder: resolve(folder), entries: [...entries.values()], problems };
}

/** The questions of a deck in a language, English where a translation is missing. */
export function questionsIn(deck: Deck, lang: Language): Question[] {
  const isTranslated = deck.entries.some(({ translations }) => translations.has(lang));
  return deck.entries.map(({ question: original, translations }) => {
    const question = { ...original, languages: [original.lang, ...translations.keys()] };
    const entry = translations.get(lang);
    if (entry !== undefined) return translate(question, entry.translation, lang);
    return isTranslated && lang !== original.lang ? { ...question, untranslated: true } : question;
  });
}

interface Naming {
  readonly id: string;
  readonly lang: string;
}

function loadQuestion(
  path: string,
  deck: string,
  translations: Map<string, Map<Language, TranslationEntry>>,
  problems: Problem[],
): DeckEntry | undefined {
  const text = readText(path, problems);
  if (text === undefined) return undefined;
  const parsed = parseQuestion(text, path, deck);
  if (!parsed.ok) {
    problems.push(...parsed.problems);
    return undefined;
  }
  const { value: question, file } = parsed;
  const own = translations.get(question.id) ?? new Map<Language, TranslationEntry>();
  translations.set(question.id, own);
  return { question, translations: own, path, file };
}

function loadTranslation(
  path: string,
  { id, lang }: Naming,
  original: Question | undefined,
  problems: Problem[],
): TranslationEntry | undefined {
  if (original === undefined) {
    problems.push(...problemsOf(path, `there is no readable ${id}.md to translate`));
    return undefined;
  }
  if (!isLanguage(lang)) {
    const known = LANGUAGES.join(', ');
    problems.push(...problemsOf(path, `"${lang}" is not a language of this tool (${known})`));
    return undefined;
  }
  const text = readText(path, problems);
  if (text === undefined) return undefined;
  const parsed = parseTranslation(text, path, original);
  if (parsed.ok) return { translation: parsed.value, path, file: parsed.file };
  problems.push(...parsed.problems);
  return undefined;
}

/** The text of a file, or undefined after noting why it can't be a question. */
function readText(path: string, problems: Problem[]): string | undefined {
  const note = (message: string): undefined => {
    problems.push(...problemsOf(path, message));
    return undefined;
  };
  try {
    // Without waiting for somebody who writes to a pipe.
    const descriptor = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    try {
      const stats = fstatSync(descriptor);
      if (!stats.isFile()) return note('is not a regular file');
      if (stats.size > MAX_FILE_BYTES) {
        return note(`is ${Math.ceil(stats.size / 1024)} KiB; a question file has at most 256 KiB`);
      }
      const length = readSync(descriptor, buffer, 0, stats.size, 0);
      const bytes = buffer.subarray(0, length);
      return isUtf8(bytes) ? bytes.toString() : note('is not UTF-8 text: save it as UTF-8');
    } finally {
      closeSync(descriptor);
    }
  } catch (error) {
    return note(`cannot be read (${systemCode(error) ?? String(error)})`);
  }
}

/** One for all files: allocating it anew for each takes longer than reading. */
const buffer = Buffer.alloc(MAX_FILE_BYTES);

function isLanguage(lang: string): lang is Language {
  return (LANGUAGES as readonly string[]).includes(lang);
}
