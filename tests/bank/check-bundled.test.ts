import { describe, expect, it } from 'vitest';
import { checkDeck } from '../../src/bank/check.ts';
import { loadDeck } from '../../src/bank/deck.ts';
import { folderOf, questionText } from '../support/deck-folder.ts';

const FIELDS = [
  'points: [{must: rotation}, {must: angle}, {bonus: offset}]',
  'aliases: [key-value cache]',
  'pitfalls: [saying that it is trained]',
  'followUps: [{ask: And then?, answer: It grows.}]',
  'choices: {ask: Which?, right: this, wrong: [that, those, these]}',
  'sources: [{title: a, url: "https://example.org/a"}]',
  'reviewed: 2026-11-23',
];

/** So many words, ten a line, that cover the points. */
function words(count: number): string {
  const all = Array.from({ length: count }, (_, index) => (index % 10 === 9 ? 'word\n' : 'word '));
  return all.join('').replace('word word', 'rotation angle');
}

const POINTS = (count: number) => `points: [${Array(count).fill('{must: rotation}').join(', ')}]`;
const FOLLOW_UPS = (count: number) =>
  `followUps: [${Array(count).fill('{ask: a, answer: b}').join(', ')}]`;

/** What the strict check says of a question with these fields changed. */
function strict(fields: string[], answer = words(200), folder = 'inference'): string[] {
  const text = questionText('kv-cache', [...FIELDS, ...fields], answer);
  const path = folderOf({ [`${folder}/kv-cache.md`]: text });
  return checkDeck(loadDeck(path), true).map(({ line, message }) => `${line} ${message}`);
}

describe('a question of the bundled bank', () => {
  it('keeps the house rules', () => {
    expect(strict([])).toEqual([]);
  });

  it.each([
    ['sources: []', '11 sources needs at least one primary source'],
    ['aliases: []', '7 aliases needs the names that people look for'],
    ['pitfalls: []', '8 pitfalls needs at least one'],
    [POINTS(2), '6 points has 2 points; it should have 3 to 6'],
    [POINTS(7), '6 points has 7 points; it should have 3 to 6'],
    ['followUps: []', '9 followUps has 0 follow-ups; it should have 1 to 3'],
    [FOLLOW_UPS(4), '9 followUps has 4 follow-ups; it should have 1 to 3'],
    [
      `points: [{must: rotation}, {must: angle}, {bonus: ${'word '.repeat(21)}}]`,
      '6 points[2].bonus has over 20 words',
    ],
    ['choices: {ask: a, right: b, wrong: [c, d]}', '10 choices.wrong needs exactly three'],
    ['choices: {ask: a, right: bbb, wrong: [ccc, ddd, bbb]}', '10 choices.wrong repeats an option'],
    [
      'choices: {ask: a, right: bbbbbbbbb, wrong: [ccccc, ddddd, eee]}',
      '10 choices.right stands out by its length',
    ],
  ])('%s', (field, expected) => {
    expect(strict([field])).toEqual([expected]);
  });

  it.each([
    ['149 words', words(149), ['14 answer has 149 words; it should have 150 to 350']],
    ['150 words', words(150), []],
    ['350 words', words(350), []],
    ['351 words', words(351), ['14 answer has 351 words; it should have 150 to 350']],
    [
      'a long line',
      `${words(200)}${'x'.repeat(80)}\n${'é'.repeat(81)}\n`,
      ['14 answer has a line of over 80 columns (its line 22)'],
    ],
  ])('says enough and not too much, in lines that fit: %s', (_, answer, expected) => {
    expect(strict([], answer)).toEqual(expected);
  });

  it('lies in the folder of its topic', () => {
    expect(strict([], words(200), 'attention')).toEqual([
      '5 topic must be the name of its folder (attention)',
    ]);
  });

  it('has the fields that other decks may leave out', () => {
    const text = questionText('kv-cache', FIELDS.slice(0, 4), words(200));
    const path = folderOf({ 'inference/kv-cache.md': text });
    expect(checkDeck(loadDeck(path), true).map(({ message }) => message)).toEqual([
      'sources needs at least one primary source',
      'reviewed is missing: the date of the last check',
      'choices is missing: one right, three wrong',
    ]);
    expect(checkDeck(loadDeck(path), false)).toEqual([]);
  });

  it('answers what its own points ask for, and not what the others of its topic do', () => {
    const text = (id: string, point: string, answer: string) =>
      questionText(
        id,
        [
          ...FIELDS.slice(1),
          `aliases: [about ${id}]`,
          `points: [{must: ${point}}, {must: ${point}}, {bonus: z}]`,
        ],
        words(200).replace('rotation angle', answer),
      );
    const bankWide = (first: string, second: string) => {
      const folder = folderOf({
        'inference/a.md': text('a', 'rotation', first),
        'inference/b.md': text('b', 'cache', second),
      });
      const problems = checkDeck(loadDeck(folder), true);
      return problems.map(({ path, message }) => [path === folder, message]);
    };
    expect(bankWide('rotation here', 'cache here')).toEqual([]);
    expect(bankWide('rotation here', 'nothing here')).toEqual([
      [true, 'answers cover 50 % of their musts; it should be 90 %'],
    ]);
    expect(bankWide('rotation cache', 'rotation cache')).toEqual([
      [true, 'answers cover 100 % of the musts of other questions of their topic'],
    ]);
  });
});
