import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nameSections, openNames } from '../../src/bank/name-hashes.ts';
import { formerIds, nameFinder, namesOf } from '../../src/bank/names.ts';

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

  it('are found whole and no others', () => {
    const find = nameFinder(questions);
    expect(find('kv cache')).toBe('kv-cache');
    expect(find('cles et valeurs')).toBe('kv-cache');
    expect(find('kv')).toBeUndefined();
    expect(find('')).toBeUndefined();
  });

  it('are found as in the table of all, by their hashes too', () => {
    const word = fc.stringMatching(/^[a-z0-9]{1,4}( [a-z]{1,3})?$/);
    const named = fc.record({
      id: word.map((name) => name.replace(' ', '-')),
      aliases: fc.array(word, { maxLength: 3 }),
    });
    const several = fc.uniqueArray(named, { selector: ({ id }) => id, maxLength: 6 });
    fc.assert(
      fc.property(several, word, (all, other) => {
        const names = namesOf(all);
        const find = nameFinder(all);
        const maybeNamed = openNames(...nameSections(all));
        for (const name of [...names.keys(), other]) {
          expect(find(name)).toBe(names.get(name));
          const maybe = maybeNamed(name).map((row) => all[row] as (typeof all)[number]);
          expect(namesOf(maybe).get(name)).toBe(names.get(name));
        }
      }),
    );
  });
});
