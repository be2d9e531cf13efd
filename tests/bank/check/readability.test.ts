import { describe, expect, it } from 'vitest';
import { codeOf, lix, longestSentence, withoutCode } from '../../../src/bank/check/readability.ts';

describe('LIX', () => {
  it('is words a sentence plus the percentage of words over six letters', () => {
    expect(lix('The cat sat. The dog ran off.')).toBe(3.5);
    expect(lix('Quantization compresses models.')).toBeCloseTo(3 + (100 * 2) / 3);
    expect(lix('Le cache grandit. Les entrées restent.')).toBeCloseTo(3 + (100 * 3) / 6);
  });

  it('leaves out what is not read as sentences', () => {
    const prose = 'The cat sat.';
    const code = '```python\nreconstruction = quantization(parameterised)\n```';
    const table = '| parametrisation | generalisation |\n| --- | --- |';
    const formula = 'The cat sat $\\frac{softmaxxxx}{temperature}$.';
    expect(lix(`${prose}\n\n${code}\n\n${table}\n\n    indented_code_too = 1\n`)).toBe(lix(prose));
    expect(lix(formula)).toBe(4);
    expect(lix('')).toBe(0);
  });
});

it('the longest sentence ends at a list item, a colon or a paragraph', () => {
  expect(longestSentence('One two:\n\n- three four five\n- six\n\nSeven')).toEqual([
    'three',
    'four',
    'five',
  ]);
});

it('code is told from prose', () => {
  const text = 'a\n\n```python\nx = 1\n```\n\nb\n\n~~~\ny\n~~~\n';
  expect(codeOf(text)).toBe('```python\nx = 1\n```\n~~~\ny\n~~~');
  expect(withoutCode(text).replace(/\n+/g, ' ')).toBe('a b ');
});
