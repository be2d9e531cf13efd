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
