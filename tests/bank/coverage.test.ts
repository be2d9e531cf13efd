import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { createCoverage } from '../../src/bank/coverage.ts';
import { reportCoverage } from '../../src/bank/check/coverage-report.ts';
import { loadDeck, questionsIn } from '../../src/bank/deck.ts';
import { toSearchDocument } from '../../src/bank/search-document.ts';

const BANK = questionsIn(
  loadDeck(fileURLToPath(new URL('../../questions', import.meta.url))),
  'en',
);
const cover = createCoverage(BANK.map(toSearchDocument), 'en');

/** Whether a text covers a point. */
function covers(point: string, text: string): boolean {
  return cover([{ text: point }], text)[0]?.covered === true;
}

describe('what a typed answer covers', () => {
  it.each([
    [
      'other forms of the words',
      'It rotates queries and keys',
      'The query and the key are rotated.',
    ],
    [
      'typos',
      'Quantisation stores weights in fewer bits',
      'quantizaton stores wieghts in few bits',
    ],
    ['British and American spelling', 'Optimises the policy', 'The policy is optimized.'],
    [
      'short forms',
      'The KV cache grows with the length',
      'The key-value cache gets longer: it grows with length.',
    ],
    [
      'long forms',
      'DPO needs no reward model',
      'Direct preference optimization does without a reward model.',
    ],
    ['numbers in words', 'It uses 8 experts', 'There are eight experts in use.'],
    [
      'numbers with separators',
      'The vocabulary has 128,000 tokens',
      'a vocabulary of 128000 tokens',
    ],
  ])('forgives %s', (_, point, text) => {
    expect(covers(point, text)).toBe(true);
  });

  it.each([
    [
      'another number',
      'It holds 70 billion parameters in 16 bits',
      'It holds 7 of something in 4.',
    ],
    ['nothing at all', 'It rotates queries and keys', ''],
    [
      'words about something else',
      'DPO needs no reward model',
      'Tokenizers split words into pieces.',
    ],
    [
      'words scattered over a long text',
      'Gradient checkpointing trades compute for memory',
      'Gradient. '.concat(
        'Filler sentence here. '.repeat(4),
        'Compute. ',
        'More filler here. '.repeat(4),
        'Memory.',
      ),
    ],
  ])('is not fooled by %s', (_, point, text) => {
    expect(covers(point, text)).toBe(false);
  });

  it('says which words made it so', () => {
    const text = 'First, the dot product depends on the offset.';
    const [covered] = cover(
      [{ text: 'The dot product depends only on the relative offset' }],
      text,
    );
    const words = covered?.ranges.map(([first, last]) => text.slice(first, last + 1)).sort();
    expect(words).toEqual(['depends', 'dot', 'offset', 'product']);
  });

  it('works in French', () => {
    const french = createCoverage([], 'fr');
    const [covered] = french(
      [{ text: 'Le cache KV grandit avec la longueur du contexte' }],
      'Plus le contexte est long, plus le cache clé-valeur grandit en longueur.',
    );
    expect(covered?.covered).toBe(true);
  });

  it('tells on the whole bank a right answer from another of the topic', () => {
    const { own, others } = reportCoverage(BANK, 'en');
    expect(own).toBeGreaterThanOrEqual(0.9);
    expect(others).toBeLessThanOrEqual(0.25);
  });
});
