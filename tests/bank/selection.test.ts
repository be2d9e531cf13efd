import { describe, expect, it } from 'vitest';
import { type Selection, select, topicsOf } from '../../src/bank/selection.ts';
import { UsageError } from '../../src/errors.ts';
import { questionOf } from '../support/question-of.ts';

const BANK = [
  questionOf('kv-cache', { topic: 'inference', level: 'basic', tags: ['memory', 'gpu'] }),
  questionOf('rope', { topic: 'attention', level: 'basic', tags: ['position'] }),
  questionOf('gqa', { topic: 'attention', level: 'advanced', tags: ['memory'] }),
];

function selected(wanted: Partial<Selection>): string[] {
  return select(BANK, { level: [], topic: [], tag: [], ...wanted }).map(({ id }) => id);
}

function failure(bank: typeof BANK, wanted: Partial<Selection>) {
  try {
    return select(bank, { level: [], topic: [], tag: [], ...wanted });
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return [error.message, error.hint];
  }
}

describe('a selection', () => {
  it.each<[Partial<Selection>, string[]]>([
    [{}, ['kv-cache', 'rope', 'gqa']],
    [{ level: ['basic'] }, ['kv-cache', 'rope']],
    [{ level: ['intermediate'] }, []],
    [{ topic: ['attention'] }, ['rope', 'gqa']],
    [{ topic: ['attention', 'inference'] }, ['kv-cache', 'rope', 'gqa']],
    [{ tag: ['gpu', 'position'] }, ['kv-cache', 'rope']],
    [{ level: ['basic'], tag: ['memory'] }, ['kv-cache']],
    [{ level: ['advanced'], topic: ['inference'] }, []],
  ])('%j', (wanted, ids) => {
    expect(selected(wanted)).toEqual(ids);
  });

  it.each<[Partial<Selection>, string, string]>([
    [
      { level: ['basc'] },
      'unknown level "basc"; did you mean basic?',
      'choose from basic, intermediate, advanced',
    ],
    [
      { topic: ['attention', 'atention'] },
      'unknown topic "atention"; did you mean attention?',
      'choose from attention, inference',
    ],
    [{ tag: ['zebra'] }, 'unknown tag "zebra"', 'choose from memory, gpu, position'],
  ])('that means nothing is refused: %j', (wanted, message, hint) => {
    expect(failure(BANK, wanted)).toEqual([message, hint]);
  });

  it('says where to look when there are too many choices to list', () => {
    const tags = Array.from({ length: 21 }, (_, index) => `tag-${index}`);
    expect(failure([questionOf('x', { tags })], { tag: ['zebra'] })).toEqual([
      'unknown tag "zebra"',
      'see them with: llm-interview list',
    ]);
  });
});

it('the topics of a bank are listed once, in alphabetical order', () => {
  expect(topicsOf(BANK)).toEqual(['attention', 'inference']);
});
