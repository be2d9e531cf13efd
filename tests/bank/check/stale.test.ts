import { expect, it } from 'vitest';
import { findStale } from '../../../src/bank/check/stale.ts';
import { loadDeck } from '../../../src/bank/deck.ts';
import { folderOf, questionText } from '../../support/deck-folder.ts';

it('what was last reviewed so long ago is listed, the longest ago first', () => {
  const deck = loadDeck(
    folderOf({
      'a.md': questionText('a', ['reviewed: 2026-01-01']),
      'b.md': questionText('b'),
      'c.md': questionText('c', ['reviewed: 2025-12-31']),
      'd.md': questionText('d', ['reviewed: 2026-05-28']),
    }),
  );
  // 180 days before 2026-11-24 was 2026-05-28; daylight saving does not count as a day.
  const found = findStale(deck, 180, '2026-11-24').map(({ id, days, line }) => [id, days, line]);
  expect(found).toEqual([
    ['b', null, 2],
    ['c', 328, 9],
    ['a', 327, 9],
    ['d', 180, 9],
  ]);
  expect(findStale(deck, 181, '2026-11-24').map(({ id }) => id)).toEqual(['b', 'c', 'a']);
});
