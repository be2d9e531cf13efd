import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { systemCode, UserError } from '../errors.ts';

const MAX_DEPTH = 8;
const QUESTION_FILE = /^[^.].*\.md$/;
/** Files that say something about a deck rather than belong to it. */
const ABOUT_FILE = /^(?:README|CHANGELOG|CONTRIBUTING|LICENSE)\b/i;
/** A question may begin with such a word: license-of-weights.md. */
const KEBAB_FILE = /^[a-z]+-/;

const TRANSLATION_FILE = /^([^.]+)\.([a-z]{2})\.md$/;
const TRANSLATION_END = '.fr.md'.length;

/** What lies below the folder of a deck, as paths relative to it and sorted. */
export interface DeckListing {
  readonly files: readonly string[];
  /** Every folder that was looked into: the deck's own is ''. */
  readonly folders: readonly string[];
}

/** Of a translation's file, the question that it translates and the language. */
export function translationOf(file: string): { id: string; lang: string } | undefined {
  if (file.at(-TRANSLATION_END) !== '.') return undefined; // most files, told without a pattern
  const [, id, lang] = TRANSLATION_FILE.exec(basename(file)) ?? [];
  return id === undefined || lang === undefined ? undefined : { id, lang };
}

/** The id of the question that a file holds or translates. */
export function questionIdOf(file: string): string {
  return translationOf(file)?.id ?? basename(file, '.md');
}

/** The files of each question: whatever translates it or claims its id. */
export function groupById(files: readonly string[]): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const file of files) {
    const id = questionIdOf(file);
    const group = groups.get(id);
    if (group === undefined) groups.set(id, [file]);
    else group.push(file);
  }
  return groups;
}

/** The question files of a folder. @throws UserError when the folder cannot be read. */
export function questionFiles(folder: string): string[] {
  return [...listDeck(folder).files];
}

/**
 * Lists the question files below a folder. Linked folders are not followed, so that no deck can lead
 * out of itself or round in circles.
 * @throws UserError when the folder cannot be read.
 */
export function listDeck(folder: string): DeckListing {
  const found: string[] = [];
  const folders: string[] = [];
  const visit = (below: string, depth: number): void => {
    folders.push(below);
    for (const entry of readdirSync(join(folder, below), { withFileTypes: true })) {
      const path = join(below, entry.name);
      if (entry.isDirectory()) {
        if (depth < MAX_DEPTH && !entry.name.startsWith('.') && entry.name !== 'node_modules') {
          visit(path, depth + 1);
        }
      } else if (isQuestion(entry.name)) {
        found.push(path);
      }
    }
  };
  try {
    visit('', 0);
  } catch (error) {
    throw unreadable(folder, error);
  }
  return { files: found.sort(), folders: folders.sort() };
}

function isQuestion(name: string): boolean {
  return QUESTION_FILE.test(name) && (!ABOUT_FILE.test(name) || KEBAB_FILE.test(name));
}

function unreadable(folder: string, error: unknown): Error {
  const code = systemCode(error);
  if (code === 'ENOENT') {
    return new UserError(`there is no folder ${folder}`, 'check the path of the deck');
  }
  if (code === 'ENOTDIR') {
    return new UserError(`${folder} is not a folder`, 'name the folder that holds the questions');
  }
  const why = code ?? String(error);
  return new UserError(`cannot read the folder ${folder} (${why})`, 'check its permissions', {
    cause: error,
  });
}
