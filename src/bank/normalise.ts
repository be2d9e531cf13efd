const ASCII = /^[\0-\x7f]*$/;
/** Marks left over after decomposing accented letters. */
const ACCENTS = /[\u0300-\u036f]+/g;
/** Spaces, dashes, quotes and other signs between words. */
const PUNCTUATION = /[\u2000-\u206f\xa0\xab\xb7\xbb\xd7]+/g;

/** Lower case, without accents, every run of other characters a single space: the form in which names are compared. */
export function normalise(text: string): string {
  if (ASCII.test(text)) return normaliseAscii(text);
  const plain = text.normalize('NFD').replace(ACCENTS, '').replace(PUNCTUATION, ' ');
  // English and French are ASCII by now; the classes of all scripts take milliseconds to build.
  return ASCII.test(plain) ? normaliseAscii(plain) : normaliseAny(plain);
}

function normaliseAscii(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}

function normaliseAny(decomposed: string): string {
  return decomposed
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
