import fc from 'fast-check';
import { expect, it } from 'vitest';
import { normalise } from '../../src/bank/normalise.ts';

it.each([
  ['KV-Cache', 'kv cache'],
  ['  rope_theta  ', 'rope theta'],
  ['Modèle qui INVENTE', 'modele qui invente'],
  ['mode\u0300le', 'modele'],
  ['top‑p / top-k?', 'top p top k'],
  ['GPT-4.1', 'gpt 4 1'],
  ['漢字 と', '漢字 と'],
  ['???', ''],
])('%j and %j are the same name', (text, name) => {
  expect(normalise(text)).toBe(name);
  expect(normalise(name)).toBe(name);
});

it('names are compared by letters and numbers alone, of whatever script', () => {
  const character = fc.oneof(
    fc.integer({ min: 0x20, max: 0x24f }).map((code) => String.fromCharCode(code)),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
  );
  fc.assert(
    fc.property(fc.array(character, { maxLength: 12 }), (characters) => {
      const plain = characters
        .join('')
        .normalize('NFD')
        .replace(/\p{M}+/gu, '')
        .toLowerCase();
      const words = plain.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
      expect(normalise(characters.join(''))).toBe(words.join(' '));
    }),
    { numRuns: 2000 },
  );
});
