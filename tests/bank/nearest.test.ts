import { describe, expect, it } from 'vitest';
import { didYouMean, nearest } from '../../src/bank/nearest.ts';

const LEVELS = ['basic', 'intermediate', 'advanced'];

describe('a mistyped word', () => {
  it.each([
    ['advnced', 'advanced'],
    ['ADVANCED', 'advanced'],
    ['adv', 'advanced'],
    ['inter', 'intermediate'],
    ['basics', 'basic'],
    ['bsaic', 'basic'],
  ])('%s means %s', (word, meant) => {
    expect(nearest(word, LEVELS)).toEqual([meant]);
    expect(didYouMean(word, LEVELS)).toBe(`; did you mean ${meant}?`);
  });

  it.each(['expert', 'x', '', '漢字'])('%j is too far from every word to be any', (word) => {
    expect(nearest(word, LEVELS, 3)).toEqual([]);
    expect(didYouMean(word, LEVELS)).toBe('');
  });

  it('brings several in the order of their nearness, then of the alphabet, each once', () => {
    const words = ['rank', 'rag', 'drag', 'tag', 'rag', 'attention'];
    expect(nearest('rag', words, 4)).toEqual(['rag', 'drag', 'tag', 'rank']);
  });
});
