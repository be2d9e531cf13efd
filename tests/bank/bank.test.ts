import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Bank, openBank } from '../../src/bank/bank.ts';
import { formatProblem } from '../../src/bank/problem.ts';
import { UserError } from '../../src/errors.ts';
import { folderOf, questionText } from '../support/deck-folder.ts';

const FRENCH = `---
question: Quoi ?
points: [{must: un}, {must: deux}]
---
La réponse.
`;

/** A package with two questions, and two decks of a user. */
function folders(): string {
  return folderOf({
    'package/questions/attention/rope.md': questionText('rope', ['aliases: [RoPE, rotary]']),
    'package/questions/inference/kv-cache.md': questionText('kv-cache', ['aliases: [gpu-memory]']),
    'package/questions/inference/kv-cache.fr.md': FRENCH,
    'mine/gqa.md': questionText('gqa', ['aliases: [Rotary, requêtes groupées]']),
    'mine/broken.md': '',
    'theirs/rope.md': questionText('rope', ['question: Another?']),
    'theirs/gpu-memory.md': questionText('gpu-memory'),
  });
}

function open(folder: string, options: Partial<Parameters<typeof openBank>[0]> = {}) {
  const packageRoot = join(folder, 'package');
  const decks = [join(folder, 'mine'), join(folder, 'theirs')];
  return openBank({ packageRoot, built: false, lang: 'en', decks, ...options });
}

function contents({ questions }: Bank): string[] {
  return questions.map(({ deck, id }) => `${deck}/${id}`);
}

describe('the bank', () => {
  it('is the bundled deck, then the user’s own, where the first of an id stands', async () => {
    const folder = folders();
    const bank = await open(folder);
    expect(contents(bank)).toEqual([
      'bundled/rope',
      'bundled/kv-cache',
      'mine/gqa',
      'theirs/gpu-memory',
    ]);
    expect(bank.problems.map(formatProblem)).toEqual([
      `${join(folder, 'mine', 'broken.md')}:1:1 no front matter: the first line must be ---`,
      'theirs: rope.md:1:1 the id "rope" is used by another deck, which goes first',
    ]);
    expect(bank.read('rope')).toMatchObject({ question: 'What is rope?', deck: 'bundled' });
  });

  it('is one deck alone where one is named', async () => {
    const folder = folders();
    const bank = await open(folder, { only: join(folder, 'theirs') });
    expect(contents(bank)).toEqual(['theirs/gpu-memory', 'theirs/rope']);
    expect(bank.read('rope').question).toBe('Another?');
  });

  it('is in the language that is asked for, as far as it is translated', async () => {
    const bank = await open(folders(), { lang: 'fr' });
    expect(bank.questions.slice(0, 2).map(({ lang, question }) => [lang, question])).toEqual([
      ['en', 'What is rope?'],
      ['fr', 'Quoi ?'],
    ]);
  });

  it.each([
    ['rope', 'rope'],
    ['ROPE', 'rope'],
    ['rotary', 'rope'],
    ['KV cache', 'kv-cache'],
    ['requetes groupees', 'gqa'],
    ['gpu-memory', 'gpu-memory'],
    ['rop', undefined],
    ['', undefined],
  ])('finds %j as %s; an alias never hides an id', async (name, id) => {
    const bank = await open(folders());
    expect(bank.find(name)?.id).toBe(id);
  });

  it('lets search see every question once', async () => {
    const bank = await open(folders());
    const seen = bank.documents().map(({ id, question }) => [id, question]);
    expect(seen).toEqual(bank.questions.map(({ id, question }) => [id, question]));
  });

  it('says what to do about an id that nobody knows, and a deck that is not there', async () => {
    const folder = folders();
    const bank = await open(folder);
    expect(() => bank.read('nosuch')).toThrow(
      new UserError('there is no question "nosuch"', 'see the ids with: llm-interview list'),
    );
    const missing = join(folder, 'nosuch');
    await expect(open(folder, { decks: [missing] })).rejects.toThrow(
      new UserError(`there is no folder ${missing}`, 'check the path of the deck'),
    );
  });
});
