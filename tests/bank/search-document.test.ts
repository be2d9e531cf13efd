import { expect, it } from 'vitest';
import { toSearchDocument } from '../../src/bank/search-document.ts';
import { questionOf } from '../support/question-of.ts';

it('search sees the words of a question, and each telling word of its answer once', () => {
  const question = questionOf('kv-cache', {
    question: 'What is the KV cache?',
    topic: 'fine-tuning',
    tags: ['long-context'],
    aliases: ['clé-valeur'],
    points: [
      { kind: 'must', text: 'Keys and values' },
      { kind: 'bonus', text: 'Shrinks with GQA' },
    ],
    answer: '**Keys** are the keys of a clé, x; `memory-bound`.\n\n- Memory again',
  });
  expect(toSearchDocument(question)).toEqual({
    id: 'kv-cache',
    question: 'What is the KV cache?',
    aliases: ['kv cache', 'clé-valeur'],
    tags: ['long context'],
    topic: 'fine tuning',
    points: ['Keys and values', 'Shrinks with GQA'],
    answer: 'keys cle memory bound again',
  });
});
