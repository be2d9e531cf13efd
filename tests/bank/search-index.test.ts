import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalise } from '../../src/bank/normalise.ts';
import { createSearch } from '../../src/bank/search.ts';
import { type SearchDocument, toSearchDocument } from '../../src/bank/search-document.ts';
import { compileIndex, openIndex, type SearchIndex } from '../../src/bank/search-index.ts';
import { indexOf } from '../support/index-of.ts';
import { questionOf } from '../support/question-of.ts';

const word = fc.oneof(
  fc.constantFrom(
    'cache',
    'clé',
    'KV',
    'attention',
    'Ünïcode',
    '注意',
    'd’attention',
    '8-bit',
    '?',
  ),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 9 }),
);
const text = fc.array(word, { maxLength: 6 }).map((words) => words.join(' '));
const id = fc.stringMatching(/^[a-z]{1,8}(-[a-z0-9]{1,5}){0,2}$/);

/** Decks as they can be: ids once, names as people give them. */
const decks: fc.Arbitrary<SearchDocument[]> = fc.uniqueArray(
  fc.record({ id, question: text, tags: fc.array(id), topic: id, answer: text }).chain((fields) =>
    fc.record({ aliases: fc.array(text), points: fc.array(text) }).map(({ aliases, points }) => ({
      ...fields,
      aliases: [fields.id.replaceAll('-', ' '), ...aliases],
      points,
    })),
  ),
  { selector: (document) => document.id, maxLength: 8 },
);

function opened(bytes: Buffer): SearchIndex {
  const index = openIndex(bytes);
  if (index === undefined) throw new Error('the index is not whole');
  return index;
}

describe('a search index', () => {
  it('gives back the documents it was made of, wherever its bytes lie', () => {
    fc.assert(
      fc.property(decks, fc.nat(7), (documents, offset) => {
        const bytes = compileIndex(documents);
        const shifted = Buffer.concat([Buffer.alloc(offset), bytes]).subarray(offset);
        const index = opened(shifted);
        const numbers = documents.map((document) => index.numberOf(document.id));
        expect(numbers).toEqual(documents.map((_, number) => number));
        expect(numbers.map((number) => index.document(number))).toEqual(documents);
      }),
      { numRuns: 60 },
    );
  });

  it('brings every question first for its id and its aliases, with score 1', () => {
    fc.assert(
      fc.property(decks, (documents) => {
        const search = createSearch([opened(compileIndex(documents))]);
        for (const { aliases } of documents) {
          for (const name of aliases.filter((alias) => normalise(alias) !== '')) {
            const [first] = search(name, 1);
            const meant = documents.find((document) => document.id === first?.id);
            expect(first?.score).toBe(1);
            expect(meant?.aliases.map(normalise)).toContain(normalise(name));
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('that is cut off, longer, or changed anywhere is no index', () => {
    const questions = [questionOf('kv-cache'), questionOf('rope', { aliases: ['RoPE', 'rotary'] })];
    const bytes = compileIndex(questions.map(toSearchDocument));
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        expect(openIndex(bytes.subarray(0, at))).toBeUndefined();
        expect(openIndex(Buffer.concat([bytes, Buffer.alloc(at + 1)]))).toBeUndefined();
        const changed = Buffer.from(bytes);
        changed[at] = (changed[at] as number) ^ change;
        expect(openIndex(changed)).toBeUndefined();
      }),
      { numRuns: 500 },
    );
    expect(openIndex(Buffer.alloc(0))).toBeUndefined();
    expect(openIndex(Buffer.from('{"not": "an index"}'))).toBeUndefined();
  });
});

describe('several decks searched as one', () => {
  const mine = indexOf([questionOf('rope'), questionOf('kv-cache', { question: 'Mine?' })]);
  const other = indexOf([
    questionOf('kv-cache', { question: 'Theirs?' }),
    questionOf('cache-eviction'),
  ]);

  it('bring questions of each; of two with one id the first', () => {
    const found = createSearch([mine, other])('cache');
    expect(found.map(({ id }) => id).sort()).toEqual(['cache-eviction', 'kv-cache']);
    const [first] = createSearch([mine, other])('mine');
    expect(first).toMatchObject({ id: 'kv-cache', ranges: [[0, 3]] });
    expect(createSearch([mine, other])('theirs')).toEqual([]);
  });

  it('bring only questions of a selection, however many others are better', () => {
    const many = Array.from({ length: 200 }, (_, number) => questionOf(`cache-${number}`));
    const about = questionOf('last', { answer: 'Also about the cache.' });
    const index = indexOf([...many, about]);
    const search = createSearch([index], (id) => id === 'last');
    expect(search('cache').map(({ id }) => id)).toEqual(['last']);
    expect(search('cache-7')).toMatchObject([{ id: 'last' }]);
  });
});

it.each([
  ['a short form by the long one', 'key value cache', 'kv'],
  ['a long form by the short one', 'gqa', 'grouped-query attention'],
  ['another form of the word', 'caching', 'cache'],
  ['two words written as one', 'flashattention', 'flash attention'],
  ['one word written as two', 'flash attention', 'flashattention'],
])('words find %s', (_, typed, stated) => {
  const questions = [
    questionOf('other'),
    questionOf('meant', { question: `What about ${stated}?` }),
  ];
  expect(createSearch([indexOf(questions)])(typed)[0]?.id).toBe('meant');
});
