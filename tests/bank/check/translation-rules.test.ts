import { describe, expect, it } from 'vitest';
import { checkDeck } from '../../../src/bank/check/check-deck.ts';
import { fingerprint } from '../../../src/bank/check/fingerprint.ts';
import { locate } from '../../../src/bank/check/locate.ts';
import { checkTranslated, checkTranslation } from '../../../src/bank/check/translation-rules.ts';
import { loadDeck } from '../../../src/bank/deck.ts';
import { parseQuestion } from '../../../src/bank/parse.ts';
import { formatProblem } from '../../../src/bank/problem.ts';
import { folderOf, questionText } from '../../support/deck-folder.ts';

const CODE = '```python\nassert True\n```';
const ENGLISH = questionText(
  'kv-cache',
  ['pitfalls: [wrong]', 'followUps: [{ask: Then?, answer: It grows.}]'],
  `The answer.\n\n${CODE}`,
);
const NOW = fingerprintOf(ENGLISH);
const FRENCH = [
  `translates: ${NOW}`,
  'question: Quoi ?',
  'points: [{must: un}, {must: deux}]',
  'pitfalls: [faux]',
  'followUps: [{ask: Et après ?, answer: Il grandit.}]',
];

function fingerprintOf(text: string): string {
  const parsed = parseQuestion(text, 'kv-cache.md', 'mine');
  if (!parsed.ok) throw new Error('the question of the test has a problem');
  return fingerprint(parsed.value);
}

function onlyEntry(folder: string) {
  const [entry] = loadDeck(folder).entries;
  if (entry === undefined) throw new Error('the deck of the test has a problem');
  return entry;
}

/** A French file with some fields replaced or, where empty, left out. */
function french(changes: Record<string, string> = {}, answer = `${words(150)}\n\n${CODE}\n`) {
  const fields = FRENCH.map((field) => changes[field.slice(0, field.indexOf(':'))] ?? field);
  return `---\n${fields.filter((field) => field !== '').join('\n')}\n---\n${answer}`;
}

function words(count: number): string {
  return 'un deux mot mot mot mot mot mot mot mot.\n'.repeat(count / 10);
}

/** What the house rules say of a translation. */
function strict(text: string): string[] {
  const entry = onlyEntry(folderOf({ 'kv-cache.md': ENGLISH, 'kv-cache.fr.md': text }));
  const translation = entry.translations.get('fr');
  if (translation === undefined) throw new Error('the translation has a problem');
  return checkTranslation(entry.question, translation, 'fr').map((complaint) => {
    const { line, message } = locate(complaint, translation);
    return `${line} ${message}`;
  });
}

describe('a translation in the bundled bank', () => {
  it('keeps the house rules', () => {
    expect(strict(french())).toEqual([]);
  });

  it.each([
    [
      { translates: '' },
      `2 translates is missing: set it to ${NOW} once the text says what the English says`,
    ],
    [{ pitfalls: 'pitfalls: [faux, faux aussi]' }, '5 pitfalls has 2; kv-cache.md has 1'],
    [{ followUps: '' }, '2 followUps has 0; kv-cache.md has 1'],
    [
      { points: `points: [{must: un}, {must: ${'mot '.repeat(25)}}]` },
      '4 points[1].must has over 24 words',
    ],
    [
      { pitfalls: 'pitfalls: [2 × 1\u00a0000 = 3\u00a0000]' },
      '5 pitfalls[0] does not add up: 2 × 1\u00a0000 = 3\u00a0000',
    ],
    [
      { pitfalls: 'pitfalls: [il y en a 1 000]' },
      '5 pitfalls[0] has a number that may break at a line end: 1 000 (use U+00A0)',
    ],
  ])('%o', (changes, expected) => {
    expect(strict(french(changes))).toEqual([expected]);
  });

  it('has the code of the English one, and an answer of like length', () => {
    expect(strict(french({}, words(150)))).toEqual(['8 answer has other code than kv-cache.md']);
    expect(strict(french({}, `${words(430)}\n${CODE}\n`))).toEqual([
      '8 answer has 430 words; it should have 150 to 420',
    ]);
  });

  it('is missed where there is none', () => {
    const entry = onlyEntry(folderOf({ 'kv-cache.md': ENGLISH }));
    expect(checkTranslated(entry, 'fr')).toEqual([
      { at: ['id'], message: 'is not translated: there is no kv-cache.fr.md' },
    ]);
  });
});

describe('a translation in any deck', () => {
  const check = (english: string, translation: string) => {
    const folder = folderOf({ 'kv-cache.md': english, 'kv-cache.fr.md': translation });
    return checkDeck(loadDeck(folder), false).map((problem) =>
      formatProblem(problem).replace(`${folder}/`, ''),
    );
  };

  it('is outdated when the facts of the English have changed', () => {
    const changed = ENGLISH.replace('The answer.', 'Another answer.');
    expect(check(ENGLISH, french())).toEqual([]);
    expect(check(changed, french())).toEqual([
      `kv-cache.fr.md:2:1 translates is of an older kv-cache.md: bring the translation up to date, then set it to ${fingerprintOf(changed)}`,
    ]);
  });

  it('is not outdated by what is not translated', () => {
    const more = ENGLISH.replace(
      'level: basic',
      'level: advanced\naliases: [KV]\nreviewed: 2026-11-23',
    );
    expect(check(more, french())).toEqual([]);
  });

  it('need not say what it is of', () => {
    expect(check(ENGLISH, french({ translates: '' }))).toEqual([]);
    expect(check(ENGLISH, french({ translates: 'translates: yes' }))).toEqual([
      'kv-cache.fr.md:2:1 translates must be the 12 hexadecimal digits that check names',
    ]);
  });
});
