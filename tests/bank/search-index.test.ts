import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalise } from '../../src/bank/normalise.ts';
import type { Question } from '../../src/bank/question.ts';
import { createSearch } from '../../src/bank/search.ts';
import { toSearchDocument, toSearchText } from '../../src/bank/search-document.ts';
import { compileIndex, openIndex, type SearchIndex } from '../../src/bank/search-index.ts';
import { rankByFuse } from '../../src/bank/search-rank.ts';
import { weighWords } from '../../src/bank/word-weights.ts';
import { indexOf, namesOf } from '../support/index-of.ts';
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
const decks: fc.Arbitrary<Question[]> = fc.uniqueArray(
  fc
    .record({
      id,
      question: text,
      tags: fc.array(id),
      topic: id,
      answer: text,
      aliases: fc.array(text),
      points: fc.array(text.map((point) => ({ kind: 'must' as const, text: point }))),
    })
    .map(({ id, ...fields }) => questionOf(id, fields)),
  { selector: (question) => question.id, maxLength: 8 },
);

describe('a search index', () => {
  it('tells of every word what the documents said, wherever its bytes lie', () => {
    fc.assert(
      fc.property(decks, fc.nat(7), (questions, offset) => {
        const documents = questions.map(toSearchDocument);
        const bytes = compileIndex(documents);
        const shifted = Buffer.concat([Buffer.alloc(offset), bytes]).subarray(offset);
        const index = openIndex(shifted, questions, namesOf(questions)) as SearchIndex;
        const said = new Map<string, number[]>();
        for (let word = 0; word < index.words.size; word++) {
          const { documents, weights } = index.postings.at(word);
          expect(index.postings.lengthAt(word)).toBe(documents.length);
          const list = [...documents].flatMap((document, at) => [document, weights[at] as number]);
          said.set(index.words.at(word), list);
          expect(index.words.find(index.words.at(word))).toBe(word);
        }
        expect(said).toEqual(weighWords(documents));
        const numbers = questions.map((question) => index.numberOf(question.id));
        expect(numbers).toEqual(questions.map((_, number) => number));
        expect(numbers.map((number) => index.document(number))).toEqual(
          questions.map(toSearchText),
        );
      }),
      { numRuns: 60 },
    );
  });

  it('brings every question first for its id and its aliases, with score 1', () => {
    fc.assert(
      fc.property(decks, (questions) => {
        const search = createSearch([indexOf(questions)], rankByFuse);
        const documents = questions.map(toSearchText);
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

  it('that is cut off, longer, of another version or of other questions is no index', () => {
    const questions = [questionOf('kv-cache'), questionOf('rope', { aliases: ['RoPE', 'rotary'] })];
    const bytes = compileIndex(questions.map(toSearchDocument));
    const open = (bytes: Buffer, count = 2) =>
      openIndex(bytes, questions.slice(0, count), namesOf(questions));
    expect(open(bytes)).toBeDefined();
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), (at) => {
        expect(open(bytes.subarray(0, at))).toBeUndefined();
        expect(open(Buffer.concat([bytes, Buffer.alloc(at + 1)]))).toBeUndefined();
      }),
      { numRuns: 200 },
    );
    const other = Buffer.from(bytes);
    other.writeUInt32LE(bytes.readUInt32LE(4) + 1, 4);
    expect(open(other)).toBeUndefined();
    expect(open(bytes, 1)).toBeUndefined();
    expect(open(Buffer.alloc(0), 0)).toBeUndefined();
    expect(open(Buffer.from('{"not": "an index"}'), 0)).toBeUndefined();
  });
});

describe('several decks searched as one', () => {
  const mine = indexOf([questionOf('rope'), questionOf('kv-cache', { question: 'Mine?' })]);
  const other = indexOf([
    questionOf('kv-cache', { question: 'Theirs?' }),
    questionOf('cache-eviction'),
  ]);

  it('bring questions of each; of two with one id the first', () => {
    const found = createSearch([mine, other], rankByFuse)('cache');
    expect(found.map(({ id }) => id).sort()).toEqual(['cache-eviction', 'kv-cache']);
    const [first] = createSearch([mine, other], rankByFuse)('mine');
    expect(first).toMatchObject({ id: 'kv-cache', ranges: [[0, 3]] });
    expect(createSearch([mine, other], rankByFuse)('theirs')).toEqual([]);
  });

  it('bring only questions of a selection, however many others are better', () => {
    const many = Array.from({ length: 200 }, (_, number) => questionOf(`cache-${number}`));
    const about = questionOf('last', { answer: 'Also about the cache.' });
    const index = indexOf([...many, about]);
    const search = createSearch([index], rankByFuse, (id) => id === 'last');
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
  expect(createSearch([indexOf(questions)], rankByFuse)(typed)[0]?.id).toBe('meant');
});
