import { describe, expect, it } from 'vitest';
import { checkBank, createUnstated, nearDuplicates } from '../../../src/bank/check/bank-rules.ts';
import { loadDeck } from '../../../src/bank/deck.ts';
import { folderOf, questionText } from '../../support/deck-folder.ts';

/** A deck of questions, "id" to the fields and the answer that they have. */
function deckOf(questions: Record<string, [fields: string[], answer?: string]>) {
  const files = Object.entries(questions).map(([id, [fields, answer]]) => [
    `${id}.md`,
    questionText(id, fields, answer),
  ]);
  return loadDeck(folderOf(Object.fromEntries(files)));
}

describe('the bundled bank as a whole', () => {
  it('has questions of every level for each topic, but where nobody asks for them', () => {
    const deck = deckOf({
      a: [['topic: rag', 'level: basic']],
      b: [['topic: safety', 'level: advanced']],
      c: [['topic: system-design', 'level: advanced']],
    });
    expect(checkBank(deck)).toEqual([
      'the topic rag has no intermediate question',
      'the topic rag has no advanced question',
      'the topic safety has no intermediate question',
    ]);
  });

  it('does not give the right option away by its length', () => {
    const options = (right: string) =>
      `choices: {ask: a, right: ${right}, wrong: [bbbb, cccc, dddd]}`;
    const bank = (given: number) =>
      checkBank(
        deckOf(
          Object.fromEntries(
            Array.from({ length: 12 }, (_, index) => [
              `q${index}`,
              [
                [
                  'topic: system-design',
                  'level: advanced',
                  options(index < given ? 'aaaaa' : 'aaaa'),
                ],
              ],
            ]),
          ),
        ),
      ).filter((message) => message.includes('longest'));
    expect(bank(4)).toEqual([]);
    expect(bank(5)).toEqual(['the right option is the longest in 42 % of the questions']);
  });

  it('has answers that do not make the points of their neighbours', () => {
    const bank = (answer: string) =>
      checkBank(
        deckOf({
          a: [['points: [{must: rotation}, {must: rotation}]'], answer],
          b: [['points: [{must: cache}, {must: cache}]'], answer],
        }),
      ).filter((message) => message.includes('musts'));
    expect(bank('rotation')).toEqual([
      'answers cover 50 % of the musts of other questions of their topic',
    ]);
    expect(bank('nothing')).toEqual([]);
  });
});

it('every must is stated in the answer of its question', () => {
  const deck = deckOf({
    a: [
      [
        'points: [{must: rotates queries and keys}, {must: offset of tokens}, {bonus: frequencies}]',
      ],
      'The query and the key are rotated.',
    ],
  });
  const [entry] = deck.entries;
  expect(entry && createUnstated(deck, 'en')(entry.question)).toEqual([
    { at: ['points', 1, 'must'], message: 'is not stated in the answer' },
  ]);
});

it('two questions that ask for the same are found', () => {
  const points =
    'points: [{must: the cache stores keys and values}, {must: memory grows with length}]';
  const deck = deckOf({
    cache: [['question: What does the KV cache store?', points]],
    cache2: [['question: What is stored in a KV cache?', points]],
    rope: [['question: How does RoPE rotate?', 'points: [{must: rotation}, {must: angle}]']],
  });
  const similar = nearDuplicates(deck);
  expect(similar('cache2')).toEqual([
    { at: ['question'], message: 'asks for much the same as cache' },
  ]);
  expect([...similar('cache'), ...similar('rope')]).toEqual([]);
});
