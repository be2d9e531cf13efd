import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Deck, loadDeck, MAX_FILE_BYTES, questionsIn } from '../../src/bank/deck.ts';
import { formatProblem } from '../../src/bank/problem.ts';
import { folderOf, questionText } from '../support/deck-folder.ts';

const FRENCH = `---
question: Quoi ?
aliases: [cache clé-valeur, KV cache]
points: [{must: un}, {must: deux}]
---
La réponse.
`;

function idsOf(deck: Deck): string[] {
  return deck.entries.map(({ question }) => question.id);
}

/** The problems as they are printed, with paths below the deck. */
function problemsOf(deck: Deck): string[] {
  return deck.problems.map((problem) =>
    formatProblem(problem).replace(new RegExp(`${deck.folder}/`, 'g'), ''),
  );
}

describe('a deck', () => {
  it('takes its name from its folder, and its order from its files', () => {
    const folder = folderOf({
      'mine/b/kv-cache.md': questionText('kv-cache'),
      'mine/a/rope.md': questionText('rope'),
    });
    const deck = loadDeck(join(folder, 'mine'));
    expect([deck.name, idsOf(deck), deck.problems]).toEqual(['mine', ['rope', 'kv-cache'], []]);
    expect(deck.entries.map(({ question }) => question.deck)).toEqual(['mine', 'mine']);
  });

  it('keeps every good question beside broken files, and names all of these', () => {
    const folder = folderOf({
      'a-code.md': '---js\nprocess.exit(1)\n---\nx',
      'b-bomb.md': '---\na: &a [*a]\n---\nx',
      'c-yaml.md': questionText('c-yaml', ['question: "open']),
      'd-fields.md': questionText('d-fields', ['level: none', 'colour: red']),
      'e-latin1.md': Buffer.from(questionText('e-latin1', ['question: modèle']), 'latin1'),
      'f-big.md': questionText('f-big').padEnd(MAX_FILE_BYTES + 1),
      'good.md': questionText('good'),
      'sub/good.md': questionText('good'),
      'z-last.md': questionText('z-last'),
    });
    mkdirSync(join(folder, 'g-folder'));
    symlinkSync(join(folder, 'g-folder'), join(folder, 'g-linked.md'));
    symlinkSync(join(folder, 'nowhere'), join(folder, 'h-dangling.md'));
    const deck = loadDeck(folder);
    expect(idsOf(deck)).toEqual(['good', 'z-last']);
    expect(problemsOf(deck)).toEqual([
      'a-code.md:1:4 front matter is YAML: write --- alone, without "js"',
      'b-bomb.md:2:8 the alias *a stands inside its own anchor',
      expect.stringMatching(/^c-yaml\.md:\d+:\d+ Missing closing "quote$/),
      'd-fields.md:9:1 colour is not a known field',
      'd-fields.md:4:1 level must be one of basic, intermediate, advanced',
      'e-latin1.md:1:1 is not UTF-8 text: save it as UTF-8',
      'f-big.md:1:1 is 257 KiB; a question file has at most 256 KiB',
      'g-linked.md:1:1 is not a regular file',
      'h-dangling.md:1:1 cannot be read (ENOENT)',
      'sub/good.md:2:1 the id "good" is already used by good.md',
    ]);
  });

  it('reads a file of exactly 256 KiB', () => {
    const folder = folderOf({ 'long.md': questionText('long').padEnd(MAX_FILE_BYTES) });
    expect(MAX_FILE_BYTES).toBe(256 * 1024);
    expect(idsOf(loadDeck(folder))).toEqual(['long']);
  });

  it('names its problems by the folder as it was given', () => {
    const folder = folderOf({ 'deck/broken.md': '' });
    const given = join(folder, 'deck', '..', 'deck');
    expect(loadDeck(given).problems.map(({ path }) => path)).toEqual([
      join(folder, 'deck', 'broken.md'),
    ]);
  });
});

describe('translations', () => {
  const files = {
    'kv-cache.md': questionText('kv-cache', ['aliases: [KV cache, kv]', 'tags: [gpu]']),
    'rope.md': questionText('rope'),
  };
  const inFrench = (more: Record<string, string>) => questionsIn(loadDeck(folderOf(more)), 'fr');

  it('replace what they translate, and leave the rest', () => {
    const [question] = inFrench({ ...files, 'kv-cache.fr.md': FRENCH });
    expect(question).toMatchObject({
      id: 'kv-cache',
      lang: 'fr',
      question: 'Quoi ?',
      answer: 'La réponse.',
      points: [
        { kind: 'must', text: 'un' },
        { kind: 'must', text: 'deux' },
      ],
      tags: ['gpu'],
      aliases: ['cache clé-valeur', 'KV cache', 'kv'],
    });
  });

  it('that are missing leave the question in English, and marked so', () => {
    const shown = inFrench({ ...files, 'kv-cache.fr.md': FRENCH });
    expect(shown.map(({ id, lang, untranslated }) => [id, lang, untranslated])).toEqual([
      ['kv-cache', 'fr', undefined],
      ['rope', 'en', true],
    ]);
  });

  it('are not missed in a deck that has none', () => {
    expect(inFrench(files).map(({ untranslated }) => untranslated)).toEqual([undefined, undefined]);
  });

  it('don’t touch the English question', () => {
    const deck = loadDeck(folderOf({ ...files, 'kv-cache.fr.md': FRENCH }));
    const [translated, ...others] = questionsIn(loadDeck(folderOf(files)), 'en').map(named(deck));
    expect(questionsIn(deck, 'en')).toEqual([
      { ...translated, languages: ['en', 'fr'] },
      ...others,
    ]);
  });

  it('stay with their question when another file claims its id', () => {
    const shown = inFrench({
      ...files,
      'kv-cache.fr.md': FRENCH,
      'other/kv-cache.md': questionText('kv-cache'),
    });
    expect(shown[0]).toMatchObject({ id: 'kv-cache', lang: 'fr', question: 'Quoi ?' });
  });

  it('that can’t be used are named, and the question is asked in English', () => {
    const deck = loadDeck(
      folderOf({
        ...files,
        'kv-cache.de.md': FRENCH,
        'kv-cache.fr.md': FRENCH.replace('{must: un}, ', ''),
        'lost.fr.md': FRENCH,
      }),
    );
    expect(questionsIn(deck, 'fr').map(({ lang }) => lang)).toEqual(['en', 'en']);
    expect(problemsOf(deck)).toEqual([
      'kv-cache.de.md:1:1 "de" is not a language of this tool (en, fr)',
      'kv-cache.fr.md:4:1 points needs at least two must points',
      'lost.fr.md:1:1 there is no readable lost.md to translate',
    ]);
  });
});

/** The question under the name of a deck: folders of tests have random ones. */
function named({ name }: Deck) {
  return <Q extends { deck: string }>(question: Q): Q => ({ ...question, deck: name });
}
