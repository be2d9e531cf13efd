import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findName, formatNames, formerIds, namesOf } from '../../src/bank/names.ts';

const questions = [
  { id: 'rope', aliases: ['Rotary position', 'kv cache'] },
  { id: 'kv-cache', aliases: ['clés et valeurs'], formerly: ['key-value-cache'] },
];

describe('the names of questions', () => {
  it('are ids first, then former ids and aliases, whatever their case, accents and hyphens', () => {
    expect([...namesOf(questions)]).toEqual([
      ['rope', 'rope'],
      ['kv cache', 'kv-cache'],
      ['rotary position', 'rope'],
      ['key value cache', 'kv-cache'],
      ['cles et valeurs', 'kv-cache'],
    ]);
    expect(formerIds(questions)).toEqual([['key-value-cache', 'kv-cache']]);
  });

  it('are found in their text, whole and no others', () => {
    const names = formatNames(namesOf(questions));
    expect(findName(names, 'kv cache')).toBe('kv-cache');
    expect(findName(names, 'kv')).toBeUndefined();
    expect(findName(names, '')).toBeUndefined();
    const word = fc.stringMatching(/^[a-z0-9]{1,4}( [a-z]{1,3})?$/);
    fc.assert(
      fc.property(fc.dictionary(word, word), word, (ids, other) => {
        const all = new Map(Object.entries(ids));
        const text = formatNames(all);
        for (const name of [...all.keys(), other]) expect(findName(text, name)).toBe(all.get(name));
      }),
    );
  });
});
