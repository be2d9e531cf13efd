import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { equationsIn } from '../../../src/bank/check/arithmetic.ts';

/** The equations of a text that hold, and those that don't. */
function judged(text: string, lang: 'en' | 'fr' = 'en') {
  return equationsIn(text, lang).map(({ text: equation, holds }) => [equation, holds]);
}

describe('an equation in an answer', () => {
  it.each([
    ['2 × 32 × 8 × 128 = 65,536'],
    ['2 × 32 layers × 8 KV heads × 128 × 2 bytes = 131,072 bytes per token'],
    ['131,072 bytes × 8,192 tokens = 1 GiB'],
    ['70 billion × 2 bytes = 140 GB'],
    ['7B × 2 bytes = 14 GB'],
    ['140 GB / 3.35 TB/s ≈ 42 ms'],
    ['1,000,000 requests/day / 86,400 s ≈ 12 requests/s'],
    ['7.5 × (4 + 12/64) ≈ 31.4 GB'],
    ['0.95^20 ≈ 36 %'],
    ['3 × 10^8 + 1 = 300,000,001'],
    ['2¹⁰ = 1,024'],
    ['10⁻³ × 2 = 0.002'],
    ['1 − 0.25 = 0.75'],
    ['2^17 = 2 × 65,536 = 131,072'],
    ['$3 × 2 million / 1 million = $6'],
    ['(3 + 5) × 2 = 16'],
    ['1/63 + 1/65 ≈ 0.031'],
    ['12 × 12,288^2 ≈ 1.8 billion'],
  ])('is found right: %s', (equation) => {
    const found = judged(`So we get ${equation}, which is fine.`);
    expect(found.length).toBeGreaterThan(0);
    expect(found.filter(([, holds]) => !holds)).toEqual([]);
  });

  it.each([
    ['2 × 32 = 65'],
    ['2 GB × 4 = 8 MB'],
    ['70 billion × 2 bytes = 14 GB'],
    ['0.95^20 ≈ 50 %'],
    ['2^17 = 2 × 65,536 = 131,073'],
    ['1,000 / 3 = 333.4'],
    ['140 GB / 3.35 TB/s ≈ 42 s'],
  ])('is found wrong: %s', (equation) => {
    expect(judged(`So we get ${equation}, which is not.`).at(-1)?.[1]).toBe(false);
  });

  it('is read over the end of a line, but not over the end of a paragraph', () => {
    expect(judged('That makes 2 ×\n4 = 9 of them.')).toEqual([['2 × 4 = 9 of them', false]]);
    expect(judged('There are 2\n\n4 × 1 = 4 of them.')).toEqual([['4 × 1 = 4 of them', true]]);
  });

  it('is read as the French write numbers', () => {
    const octets = '2 × 65\u00a0536 = 131\u00a0072 octets';
    expect(judged(octets, 'fr')).toEqual([[octets, true]]);
    expect(judged('0,5 × 3 = 1,6', 'fr')).toEqual([['0,5 × 3 = 1,6', false]]);
    expect(judged('70 milliards × 2 octets = 140 Go', 'fr')).toEqual([
      ['70 milliards × 2 octets = 140 Go', true],
    ]);
  });

  it.each([
    ['a definition', 'with batch size = 32 and d = 128'],
    ['a function', 'exp(3) ≈ 20 and √(9 × 4) = 6 and log2(8) = 3'],
    ['a formula with names', 'n × 4 = 8 and 4 × n = 8'],
    ['TeX', '$2 \\times 3 = 7$'],
    ['code', '```python\nassert 2 * 3 == 7\nx = 2 * 3 = 7\n```'],
    ['a temperature', 'it falls from 0.24 to 0.09 at T = 1 and rises'],
    ['brackets that do not match', '(2 × 3 = 7'],
  ])('is not seen in %s', (_, text) => {
    expect(judged(text)).toEqual([]);
  });

  it('holds for any product and its exact result, and not for another', () => {
    const factor = fc.integer({ min: 2, max: 9999 });
    fc.assert(
      fc.property(factor, factor, fc.integer({ min: 1, max: 9 }), (a, b, off) => {
        const write = (value: number) => value.toLocaleString('en');
        expect(judged(`${write(a)} × ${write(b)} = ${write(a * b)}`)[0]?.[1]).toBe(true);
        expect(judged(`${write(a)} × ${write(b)} = ${write(a * b + off)}`)[0]?.[1]).toBe(false);
      }),
    );
  });

  it('never takes long or fails, whatever the text', () => {
    const piece = fc.constantFrom(
      '2',
      '1,024',
      ' × ',
      '(',
      ')',
      ' = ',
      'GB',
      ' tokens',
      '^',
      ' ',
      '-',
      '/',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const started = performance.now();
        equationsIn(pieces.join(''), 'en');
        expect(performance.now() - started).toBeLessThan(2000);
      }),
    );
  });
});
