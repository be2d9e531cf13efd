import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { systemCode, UserError } from '../errors.ts';

const MAX_DEPTH = 8;
const QUESTION_FILE = /^[^.].*\.md$/;
/** Files that say something about a deck rather than belong to it. */
const ABOUT_FILE = /^(?:README|CHANGELOG|CONTRIBUTING|LICENSE)\b/i;
/** A question may begin with such a word: license-of-weights.md. */
const KEBAB_FILE = /^[a-z]+-/;

/**
 * Paths of the question files below a folder, relative to it and sorted. Linked folders are not
 * followed, so that no deck can lead out of itself or round in circles.
 * @throws UserError when the folder cannot be read.
 */
export function questionFiles(folder: string): string[] {
  const found: string[] = [];
  const visit = (below: string, depth: number): void => {
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
  return found.sort();
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
