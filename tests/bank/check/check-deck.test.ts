import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { checkDeck } from '../../../src/bank/check/check-deck.ts';
import { loadDeck } from '../../../src/bank/deck.ts';
import { formatProblem } from '../../../src/bank/problem.ts';
import { folderOf, questionText } from '../../support/deck-folder.ts';

/** What `llm-interview check <folder>` prints, with paths below the folder. */
function check(files: Record<string, string>, known: string[] = []): string[] {
  const folder = folderOf(files);
  const problems = checkDeck(loadDeck(folder), false, known);
  return problems.map((problem) => formatProblem(problem).replaceAll(`${folder}/`, ''));
}

/** Files of questions, "id" to the fields that they have. */
function deck(fields: Record<string, string[]>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields).map(([id, own]) => [`${id}.md`, questionText(id, own)]),
  );
}

describe('the check of a deck', () => {
  it('is content with a good one', () => {
    expect(check(deck({ rope: ['prerequisites: [attention]'], attention: [] }))).toEqual([]);
  });

  it('reports everything in one pass, in the order of files, lines and columns', () => {
    const files = {
      ...deck({
        rope: ['aliases: [KV Cache, RoPE]', 'prerequisites: [kv-cahe, nothing-like-it]'],
        'kv-cache': ['level: hard', 'color: red'],
      }),
      'sub/broken.md': 'no front matter',
      'gqa.md': questionText('gqa', ['aliases: [rotary, Rope]']),
      'a.md': questionText('a', ['aliases: [RÔTARY]']),
    };
    expect(check(files)).toEqual([
      'gqa.md:9:11 aliases[0] "rotary" is already a name of a',
      'gqa.md:9:19 aliases[1] "Rope" is already a name of rope',
      'kv-cache.md:4:1 level must be one of basic, intermediate, advanced',
      'kv-cache.md:9:1 color is not a known field',
      'rope.md:9:21 aliases[1] "RoPE" stands here twice, or is the id',
      'rope.md:10:17 prerequisites[0] there is no question "kv-cahe"',
      'rope.md:10:26 prerequisites[1] there is no question "nothing-like-it"',
      'sub/broken.md:1:1 no front matter: the first line must be ---',
    ]);
  });

  it('names the nearest id for a prerequisite that is none', () => {
    const files = deck({ rope: ['prerequisites: [kv-cahe]'], 'kv-cache': [] });
    expect(check(files)).toEqual([
      'rope.md:9:17 prerequisites[0] there is no question "kv-cahe"; did you mean kv-cache?',
    ]);
  });

  it('knows the ids of the other decks', () => {
    const files = deck({ rope: ['prerequisites: [self-attention]'] });
    expect(check(files, ['self-attention'])).toEqual([]);
    expect(check(files)).toEqual([
      'rope.md:9:17 prerequisites[0] there is no question "self-attention"',
    ]);
  });

  it('finds each circle of prerequisites once, and nothing wrong with a diamond', () => {
    const circles = deck({
      a: ['prerequisites: [b]'],
      b: ['prerequisites: [c]'],
      c: ['prerequisites: [b]'],
      d: ['prerequisites: [d]'],
    });
    expect(check(circles)).toEqual([
      'b.md:9:1 prerequisites go round in a circle: b → c → b',
      'd.md:9:1 prerequisites go round in a circle: d → d',
    ]);
    const diamond = deck({
      a: ['prerequisites: [b, c]'],
      b: ['prerequisites: [d]'],
      c: ['prerequisites: [d]'],
      d: [],
    });
    expect(check(diamond)).toEqual([]);
  });
});

it('the bundled bank passes the strict check', () => {
  const questions = fileURLToPath(new URL('../../../questions', import.meta.url));
  const bundled = loadDeck(join(questions));
  expect(checkDeck(bundled, true).map(formatProblem)).toEqual([]);
  expect(bundled.entries.length).toBeGreaterThanOrEqual(36);
});
