/** The letters of a word in UTF-8 as bits: words that are a typo apart differ in few. */
export function lettersOf(word: Uint8Array): number {
  let letters = 0;
  for (let index = 0; index < word.length; index++) letters |= 1 << ((word[index] as number) % 32);
  return letters >>> 0;
}

/** How many letters one word has and the other has not. */
export function lettersApart(one: number, other: number): number {
  let bits = one ^ other;
  bits -= (bits >>> 1) & 0x55555555;
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
