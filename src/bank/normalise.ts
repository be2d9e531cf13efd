/** Marks left over after decomposing accented letters. */
const ACCENTS = /\p{M}+/gu;

/** Lower case, without accents, every run of other characters a single space: the form in which names are compared. */
export function normalise(text: string): string {
  return text
    .normalize('NFD')
    .replace(ACCENTS, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
