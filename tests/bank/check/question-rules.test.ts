import { describe, expect, it } from 'vitest';
import { locate } from '../../../src/bank/check/locate.ts';
import { checkQuestion } from '../../../src/bank/check/question-rules.ts';
import { checkDeck } from '../../../src/bank/check/check-deck.ts';
import { loadDeck } from '../../../src/bank/deck.ts';
import { folderOf, questionText } from '../../support/deck-folder.ts';

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
  const all = Array.from({ length: count }, (_, index) => (index % 10 === 9 ? 'word.\n' : 'word '));
  return all.join('').replace('word word', 'rotation angle');
}

const POINTS = (count: number) => `points: [${Array(count).fill('{must: rotation}').join(', ')}]`;
const FOLLOW_UPS = (count: number) =>
  `followUps: [${Array(count).fill('{ask: a, answer: b}').join(', ')}]`;

/** What the strict check says of a question with these fields changed. */
function strict(fields: string[], answer = words(200), folder = 'inference'): string[] {
  const text = questionText('kv-cache', [...FIELDS, ...fields], answer);
  const path = folderOf({ [`${folder}/kv-cache.md`]: text });
  return complaintsIn(path).map(({ line, message }) => `${line} ${message}`);
}

function complaintsIn(folder: string) {
  return loadDeck(folder).entries.flatMap((entry) =>
    checkQuestion(entry).map((complaint) => locate(complaint, entry)),
  );
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
      'choices: {ask: a, right: the first and the last of them, wrong: [the first one, the last one, none of it]}',
      '10 choices.right stands out by its length',
    ],
    [
      'choices: {ask: a, right: it may be this, wrong: [it is that, it is those, it is these]}',
      '10 choices.right stands out by its caution',
    ],
    [
      'choices: {ask: a, right: at the end, wrong: [always at the start, never at all, only in between]}',
      '10 choices.right stands out by its moderation',
    ],
    [
      'choices: {ask: a, right: This one., wrong: [That one, The other, Another]}',
      '10 choices.right stands out by its full stop',
    ],
    ['pitfalls: [Saying that 2 × 3 = 7 holds]', '8 pitfalls[0] does not add up: 2 × 3 = 7 holds'],
  ])('%s', (field, expected) => {
    expect(strict([field])).toEqual([expected]);
  });

  it.each([
    ['149 words', words(149), ['14 answer has 149 words; it should have 150 to 350']],
    ['150 words', words(150), []],
    ['350 words', words(350), []],
    ['351 words', words(351), ['14 answer has 351 words; it should have 150 to 350']],
    [
      'a long sentence',
      `${words(150)}${'one two three four five six seven\n'.repeat(6)}`,
      ['14 answer has a sentence of 42 words ("one two three four ..."); 40 are the limit'],
    ],
    [
      'long words',
      'quantization calibration normalisation.\n'.repeat(50),
      ['14 answer is hard to read (LIX 103; 50 is the limit)'],
    ],
    [
      'a long line',
      `${words(200)}${'x'.repeat(80)}\n${'é'.repeat(81)}\n`,
      ['14 answer has a line of over 80 columns (its line 22)'],
    ],
  ])('says enough and not too much, in words and lines that fit: %s', (_, answer, expected) => {
    expect(strict([], answer)).toEqual(expected);
  });

  it('lies in the folder of its topic', () => {
    expect(strict([], words(200), 'attention')).toEqual([
      '5 topic must be the name of its folder (attention)',
    ]);
  });

  it.each([
    ['no code', words(150), ['14 answer has no ```python block with a solution']],
    [
      'no asserts',
      `${words(150)}\n\`\`\`python\nx = 1\n\`\`\`\n`,
      ['14 answer has a solution that asserts nothing'],
    ],
    ['a solution that proves itself', `${words(80)}\n\`\`\`python\nassert 1\n\`\`\`\n`, []],
  ])('about coding has a solution: %s', (_, answer, expected) => {
    expect(strict(['topic: coding'], answer, 'coding')).toEqual(expected);
  });

  it('about a design has its parts and shows its arithmetic', () => {
    const headings = ['Requirements', 'Capacity', 'Design', 'Bottleneck', 'Failure modes'];
    const body = (more: string) =>
      `${headings.map((heading) => `## ${heading}\n\n${words(60)}`).join('\n')}\n${more}`;
    const designed = (more: string, seconds = 300) =>
      strict(['topic: system-design', `seconds: ${seconds}`], body(more), 'system-design');
    const sums = '2 × 3 = 6. 4 × 5 = 20. 6 × 7 = 42.\n';
    expect(designed(`## Evaluation\n\n${sums}`)).toEqual([]);
    expect(designed('2 × 3 = 6.\n', 120)).toEqual([
      '13 seconds must be 300 for a design',
      '15 answer has no heading Evaluation',
      '15 answer shows 1 calculation; a capacity estimate has at least 3',
    ]);
  });

  it('has the fields that other decks may leave out', () => {
    const text = questionText('kv-cache', FIELDS.slice(0, 4), words(200));
    const path = folderOf({ 'inference/kv-cache.md': text });
    expect(complaintsIn(path).map(({ message }) => message)).toEqual([
      'sources needs at least one primary source',
      'reviewed is missing: the date of the last check',
      'choices is missing: one right, three wrong',
    ]);
    expect(checkDeck(loadDeck(path), false)).toEqual([]);
  });
});
