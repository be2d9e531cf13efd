const ASCII = /^[\0-\x7f]*$/;
/** Marks left over after decomposing accented letters. */
const ACCENTS = /\p{M}+/gu;

/** Lower case, without accents, every run of other characters a single space: the form in which names are compared. */
export function normalise(text: string): string {
  // Most names are ASCII, and for them the long way gives the same more slowly.
  if (ASCII.test(text))
    return text
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, ' ')
      .trim();
  return text
    .normalize('NFD')
    .replace(ACCENTS, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
