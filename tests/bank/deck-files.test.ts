import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { questionFiles } from '../../src/bank/deck-files.ts';
import { UserError } from '../../src/errors.ts';
import { folderOf } from '../support/deck-folder.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

describe('the question files of a folder', () => {
  it('are its Markdown files, sorted, in whatever folder below', () => {
    const files = ['b.md', 'a/z.md', 'a/b/c.md', 'a/y.fr.md'];
    const folder = folderOf(Object.fromEntries(files.map((file) => [file, ''])));
    expect(questionFiles(folder)).toEqual(['a/b/c.md', 'a/y.fr.md', 'a/z.md', 'b.md']);
  });

  it('are not what is about the deck, hidden, or of other kinds', () => {
    const files = [
      'README.md',
      'readme.fr.md',
      'a/CHANGELOG.md',
      'LICENSE-MIT.md',
      'Contributing.md',
      '.draft.md',
      '.git/x.md',
      'node_modules/p/x.md',
      'notes.txt',
      'x.md~',
      'x.markdown',
      'real.md',
    ];
    const folder = folderOf(Object.fromEntries(files.map((file) => [file, ''])));
    expect(questionFiles(folder)).toEqual(['real.md']);
  });

  it('may begin with such a word all the same', () => {
    const files = ['license-of-weights.md', 'readme-driven-development.md'];
    expect(questionFiles(folderOf(Object.fromEntries(files.map((f) => [f, '']))))).toEqual(files);
  });

  it('are never those of a linked folder, which could lead out of the deck or in circles', () => {
    const folder = folderOf({ 'deck/a.md': '', 'elsewhere/b.md': '' });
    symlinkSync(join(folder, 'elsewhere'), join(folder, 'deck', 'out'));
    symlinkSync(join(folder, 'deck'), join(folder, 'deck', 'again'));
    expect(questionFiles(join(folder, 'deck'))).toEqual(['a.md']);
  });

  it('are looked for so deep and no deeper', () => {
    const folder = temporaryFolder();
    const deep = join(folder, '1', '2', '3', '4', '5', '6', '7', '8');
    mkdirSync(join(deep, '9'), { recursive: true });
    writeFileSync(join(deep, 'found.md'), '');
    writeFileSync(join(deep, '9', 'lost.md'), '');
    expect(questionFiles(folder)).toEqual(['1/2/3/4/5/6/7/8/found.md']);
  });
});

describe('a folder that is none', () => {
  const failure = (folder: string) => {
    try {
      return questionFiles(folder);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      return [error.message, error.hint];
    }
  };

  it('is named', () => {
    const folder = folderOf({ 'a.md': '' });
    const missing = join(folder, 'decks');
    expect(failure(missing)).toEqual([
      `there is no folder ${missing}`,
      'check the path of the deck',
    ]);
    const file = join(folder, 'a.md');
    expect(failure(file)).toEqual([
      `${file} is not a folder`,
      'name the folder that holds the questions',
    ]);
  });
});
