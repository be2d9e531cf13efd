import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inertDeep } from '../../src/bank/inert.ts';
import { type Parsed, parseQuestion, parseTranslation } from '../../src/bank/parse.ts';
import { questionText } from '../support/deck-folder.ts';
import { problemsIn } from '../support/problems-in.ts';
import { questionOf } from '../support/question-of.ts';

const PATH = 'deck/inference/kv-cache.md';

function parse(text: string) {
  return parseQuestion(text, PATH, 'mine');
}

function accepted<T>(parsed: Parsed<T>): T {
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.value;
}

describe('a question file', () => {
  it('needs only an id, a question, a level, a topic, points and an answer', () => {
    expect(accepted(parse(questionText('kv-cache')))).toEqual(questionOf('kv-cache'));
  });

  it('may say everything the format knows', () => {
    const text = questionText(
      'kv-cache',
      [
        'tags: [memory, gpu]',
        'aliases: ["KV cache", cache clé-valeur]',
        'seconds: 300',
        'points:\n  - must: one\n  - bonus: two\n  - must: three',
        'pitfalls: [saying that it is trained]',
        'followUps:\n  - ask: And then?\n    answer: >-\n      It\n      grows.',
        'choices: {ask: Which?, right: this, wrong: [that, those]}',
        'prerequisites: [self-attention]',
        'sources:\n  - {title: "A: paper", url: "https://example.org/a"}',
        'reviewed: 2026-11-23',
      ],
      '\n**Keys** and values.\n\n---\n\nMore.\n',
    );
    expect(accepted(parse(text))).toEqual({
      ...questionOf('kv-cache'),
      tags: ['memory', 'gpu'],
      aliases: ['KV cache', 'cache clé-valeur'],
      seconds: 300,
      points: [
        { kind: 'must', text: 'one' },
        { kind: 'bonus', text: 'two' },
        { kind: 'must', text: 'three' },
      ],
      pitfalls: ['saying that it is trained'],
      followUps: [{ ask: 'And then?', answer: 'It grows.' }],
      choices: { ask: 'Which?', right: 'this', wrong: ['that', 'those'] },
      prerequisites: ['self-attention'],
      sources: [{ title: 'A: paper', url: 'https://example.org/a' }],
      reviewed: '2026-11-23',
      answer: '**Keys** and values.\n\n---\n\nMore.',
    });
  });

  it('may have Windows line ends, and be the same question', () => {
    const text = questionText('kv-cache', ['reviewed: 2026-11-23'], 'One.\n\nTwo.');
    expect(parse(text.replaceAll('\n', '\r\n'))).toMatchObject({
      ok: true,
      value: accepted(parse(text)),
    });
  });
});

describe('what looks like something else never changes unseen', () => {
  it('a text is asked to be quoted where YAML would read a number', () => {
    const text = questionText('kv-cache', ['aliases: [0123, 1.10, no, 2026-11-23, on, 12:30]']);
    expect(problemsIn(parse(text))).toEqual([
      '9:11 aliases[0] must be text (quote it if it looks like a number or a date)',
      '9:17 aliases[1] must be text (quote it if it looks like a number or a date)',
    ]);
  });

  it('and stays what it is then', () => {
    const text = questionText('kv-cache', [
      'aliases: ["0123", \'1.10\', no, 2026-11-23, on, 12:30]',
    ]);
    const aliases = ['0123', '1.10', 'no', '2026-11-23', 'on', '12:30'];
    expect(accepted(parse(text)).aliases).toEqual(aliases);
  });
});

describe('control characters', () => {
  it('are shown wherever a file has them', () => {
    const text = questionText(
      'kv-cache',
      ['question: "\\e[2J\\x07 gone?"', 'aliases: ["\u202Eevil", "\u009B31m"]'],
      'Title \u001B]0;owned\u0007 and \u200Fmarks\r.',
    );
    expect(accepted(parse(text))).toMatchObject({
      question: '\\u{1b}[2J\\u{7} gone?',
      aliases: ['\\u{202e}evil', '\\u{9b}31m'],
      answer: 'Title \\u{1b}]0;owned\\u{7} and \\u{200f}marks\\u{d}.',
    });
  });

  it('are shown in messages too, at their place', () => {
    expect(problemsIn(parse(questionText('kv-cache', ['"a\\eb": 1'])))).toEqual([
      '9:1 a\\u{1b}b is not a known field',
    ]);
  });
});

describe('a translation', () => {
  const fields = ['question: Quoi ?', 'points: [{must: un}, {must: deux}]'];
  const translate = (...lines: string[]) =>
    parseTranslation(
      `---\n${lines.join('\n')}\n---\nLa réponse.\n`,
      'kv-cache.fr.md',
      questionOf('kv-cache'),
    );

  it('holds the translated fields only', () => {
    expect(accepted(translate(...fields))).toEqual({
      question: 'Quoi ?',
      points: [
        { kind: 'must', text: 'un' },
        { kind: 'must', text: 'deux' },
      ],
      answer: 'La réponse.',
    });
    expect(problemsIn(translate(...fields, 'level: basic'))).toEqual([
      '4:1 level is not a known field',
    ]);
  });

  it('must have the points of the original, of the same kinds in the same order', () => {
    const points = 'points: [{bonus: zéro}, {must: un}, {must: deux}]';
    expect(problemsIn(translate('question: Quoi ?', points))).toEqual([
      '3:1 points must be the same kinds in the same order as in kv-cache.md (must must)',
    ]);
  });
});

it('a valid file that was damaged anywhere is either a clean question or a list of problems', () => {
  const text = questionText('kv-cache', [
    'aliases: [KV cache]',
    'choices: {ask: a, right: b, wrong: [c]}',
  ]);
  const place = fc.nat(text.length);
  const noise = fc.oneof(
    fc.constant(''),
    fc.string({ unit: 'binary', maxLength: 4 }),
    fc.constantFrom(
      '\n',
      '---\n',
      '- ',
      ': ',
      '&a ',
      '*a',
      '"',
      '{',
      ']',
      '\t',
      '\u001B[2J',
      'id: x\n',
    ),
  );
  const damage = fc.array(fc.tuple(place, fc.nat(30), noise), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(damage, (all) => {
      const damaged = all.reduce(
        (was, [at, length, put]) => was.slice(0, at) + put + was.slice(at + length),
        text,
      );
      const parsed = parse(damaged);
      if (parsed.ok) expect(inertDeep(parsed.value)).toEqual(parsed.value);
      else expect(parsed.problems.length).toBeGreaterThan(0);
    }),
    { numRuns: 300 },
  );
});
