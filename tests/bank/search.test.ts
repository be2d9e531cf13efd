import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalise } from '../../src/bank/normalise.ts';
import { createSearch } from '../../src/bank/search.ts';
import { rankByFuse } from '../../src/bank/search-rank.ts';
import { indexOf } from '../support/index-of.ts';
import { questionOf } from '../support/question-of.ts';

const BANK = [
  questionOf('kv-cache', {
    question: 'What does the KV cache hold?',
    aliases: ['key-value cache', 'cache clé-valeur'],
  }),
  questionOf('self-attention', {
    question: 'How does self-attention work?',
    aliases: ['scaled dot product', 'Grouped-Query Attention'],
    points: [
      { kind: 'must', text: 'Every head projects queries, keys and values' },
      { kind: 'must', text: 'The cache grows with the length' },
    ],
  }),
  questionOf('prompt-templates', {
    question: 'What is a prompt template?',
    tags: ['jinja', 'cache'],
    answer: 'A template with placeholders, filled before each call, often by mustache.',
  }),
];

const search = createSearch([indexOf(BANK)], rankByFuse);

function ids(query: string, limit?: number): string[] {
  return search(query, limit).map(({ id }) => id);
}

describe('an id or alias typed exactly', () => {
  it.each([
    ['kv-cache', 'kv-cache'],
    ['KV Cache', 'kv-cache'],
    ['key value cache', 'kv-cache'],
    ['CACHE CLE VALEUR', 'kv-cache'],
    ['cache cle\u0301-valeur', 'kv-cache'],
    ['grouped query attention', 'self-attention'],
  ])('%s is %s, first and with score 1', (query, id) => {
    expect(search(query)[0]).toMatchObject({ id, score: 1 });
  });

  it('goes before questions that have the word everywhere but in their names', () => {
    const named = questionOf('named', { aliases: ['one', 'two', 'three', 'RAG', 'four'] });
    const about = { question: 'RAG RAG', tags: ['rag'], topic: 'rag', answer: 'RAG, rag.' };
    const found = createSearch([indexOf([questionOf('about', about), named])], rankByFuse)('rag');
    expect(found.map(({ id }) => id)).toEqual(['named', 'about']);
    expect(found.map(({ score }) => score < 1)).toEqual([false, true]);
  });

  it('is the only thing that scores 1', () => {
    const [first, ...others] = search('kv cache hold');
    expect(first).toMatchObject({ id: 'kv-cache' });
    expect(Math.max(...[first, ...others].map((found) => found?.score ?? 0))).toBeLessThan(1);
  });
});

it.each([
  ['kv-cahce', 'kv-cache'],
  ['key-valeu cache', 'kv-cache'],
  ['groupd query atention', 'self-attention'],
])('a name typed with a typo, %s, is that name before any words: %s', (query, id) => {
  const longer = questionOf('kv-cache-size', {
    question: 'Grouped query attention: what is the size of a KV cache, the key-value cache?',
    tags: ['kv-cache', 'key-value'],
  });
  const [first, second] = createSearch([indexOf([longer, ...BANK])], rankByFuse)(query);
  expect(first?.id).toBe(id);
  expect(first?.score).toBeLessThan(1);
  expect(second?.score ?? 0).toBeLessThan(first?.score ?? 0);
});

describe('words', () => {
  it.each([
    ['in the question', 'prompt', 'prompt-templates'],
    ['with typos', 'scalled dto prodct', 'self-attention'],
    ['begun', 'templ', 'prompt-templates'],
    ['in a tag', 'jinja', 'prompt-templates'],
    ['in a point', 'projects', 'self-attention'],
    ['in the answer alone', 'mustache', 'prompt-templates'],
    ['among words that say nothing', 'what is the jinja of a', 'prompt-templates'],
    ['in another order', 'attention self', 'self-attention'],
  ])('find a question %s', (_, query, found) => {
    expect(ids(query)[0]).toBe(found);
  });

  it('match as well where the bank has accents as where it has none', () => {
    const scores = ['génération augmentée', 'generation augmentee'].map((alias) => {
      const index = indexOf([questionOf('rag', { aliases: [alias] })]);
      return createSearch([index], rankByFuse)('augmentee par generation')[0]?.score;
    });
    expect(scores[0]).toBeGreaterThan(0.3);
    expect(scores[0]).toBe(scores[1]);
  });

  it('bring the question they are about before one that mentions them', () => {
    expect(ids('cache')).toEqual(['kv-cache', 'prompt-templates']);
    expect(ids('cache', 1)).toEqual(['kv-cache']);
  });

  it.each(['', '   ', '???', '🦄', 'xyzzy plugh', 'qwzxv'])('%j find nothing', (query) => {
    expect(search(query)).toEqual([]);
  });
});

describe('what a result shows', () => {
  it('is where the question matched', () => {
    const [found] = search('template');
    const parts = found?.ranges.map(([first, last]) =>
      BANK[2]?.question.slice(first, last + 1).toLowerCase(),
    );
    expect(parts).toEqual(['template']);
    expect(found?.via).toBeUndefined();
  });

  it('or the alias that matched, where the question does not show why', () => {
    expect(search('grouped query')[0]).toMatchObject({
      ranges: [],
      via: 'Grouped-Query Attention',
    });
    expect(search('scaled dot product')[0]).toMatchObject({ via: 'scaled dot product' });
  });
});

it('any query at all gives sorted results, of which only a name scores 1', () => {
  const word = fc.constantFrom(
    'cache',
    'what',
    'KV',
    'atention',
    'clé',
    'template',
    '-',
    '"',
    '^=',
  );
  const query = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.array(word, { maxLength: 6 }).map((words) => words.join(' ')),
  );
  const names = new Set(
    BANK.flatMap(({ id, aliases }) => [normalise(id), ...aliases.map(normalise)]),
  );
  fc.assert(
    fc.property(query, (typed) => {
      const scores = search(typed).map(({ score }) => score);
      expect(scores).toEqual([...scores].sort((a, b) => b - a));
      expect(scores.every((score) => score > 0 && score <= 1)).toBe(true);
      expect(scores[0] === 1).toBe(names.has(normalise(typed)));
    }),
    { numRuns: 500 },
  );
});
