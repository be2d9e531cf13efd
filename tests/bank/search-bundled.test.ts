import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { openBank } from '../../src/bank/bank.ts';
import { normalise } from '../../src/bank/normalise.ts';
import { createSearch } from '../../src/bank/search.ts';
import { rankByFuse } from '../../src/bank/search-rank.ts';
import { heldQueries, qualityOf } from '../support/held-queries.ts';

const packageRoot = fileURLToPath(new URL('../..', import.meta.url));
const bank = await openBank({ packageRoot, built: false, lang: 'en', decks: [] });
const search = createSearch(await bank.indexes(), rankByFuse);

describe('a search of the bundled bank', () => {
  it.each([
    ['gruped qery atention', 'mqa-gqa-mla'],
    ['tokeniser', 'tokenization-role'],
    ['make the model cheaper to run', 'reducing-compute-cost'],
    ['modèle qui invente', 'hallucination-types'],
    ['MODELE QUI INVENTE', 'hallucination-types'],
    ['rope', 'rotary-position-embeddings'],
    ['why rope and not sinusoids', 'rotary-position-embeddings'],
    ['halucinations', 'hallucination-types'],
    ['kv cache', 'kv-cache'],
    ['rlhf versus dpo', 'rlhf-vs-dpo-rlaif'],
  ])('%s brings %s first', (query, id) => {
    expect(search(query)[0]?.id).toBe(id);
  });

  it.each(['xyzzy vlkqm', 'qwzxv', 'asdfghjkl', 'zzzzzzzzzz', '???', ''])(
    '%j brings nothing',
    (query) => {
      expect(search(query)).toEqual([]);
    },
  );

  it('brings a question first, with score 1, for its id and for its aliases', () => {
    // The check of the bank sees to it that no two questions share one.
    const names = bank.questions.flatMap(({ id, aliases }) =>
      [id, ...aliases].map((name) => ({ name, id, score: 1 })),
    );
    expect(names.length).toBeGreaterThan(2000);
    const first = (name: string) => {
      const [{ id, score } = { id: undefined, score: undefined }] = search(name, 1);
      return { name, id, score };
    };
    expect(names.map(({ name }) => first(name))).toEqual(names);
  });

  it('needs no accents: aliases are found without them too', () => {
    const accented = bank.questions.flatMap(({ id, aliases }) =>
      aliases
        .filter((alias) => /[éèêàçôîû]/.test(alias))
        .slice(0, 1)
        .map((alias) => [normalise(alias), id]),
    );
    expect(accented.length).toBeGreaterThan(20);
    expect(accented.map(([plain = '']) => [plain, search(plain, 1)[0]?.id])).toEqual(accented);
  });
});

it('of ten queries as people type them, at least nine bring an answer among the first three', async () => {
  const french = await openBank({ packageRoot, built: false, lang: 'fr', decks: [] });
  const searches = { en: search, fr: createSearch(await french.indexes(), rankByFuse) };
  const queries = heldQueries();
  expect(queries.length).toBeGreaterThanOrEqual(200);
  for (const kind of new Set(queries.map((held) => held.kind))) {
    const { hitAt3 } = qualityOf(
      queries.filter((held) => held.kind === kind),
      ({ lang, query }) => searches[lang](query, 3).map(({ id }) => id),
    );
    expect.soft({ kind, isEnough: hitAt3 >= 0.9 }).toEqual({ kind, isEnough: true });
  }
});
