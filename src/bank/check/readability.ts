/**
 * LIX, the readability index of Björnsson (1968): words a sentence plus the percentage of words over six
 * letters. It counts no syllables, so it serves English and French alike. Around 40 is a newspaper, 60 a
 * scientific paper. Code, tables and formulae are left out.
 */
export function lix(markdown: string): number {
  const sentences = sentencesOf(markdown);
  const words = sentences.flat();
  if (words.length === 0) return 0;
  const long = words.filter((word) => word.length > LONG).length;
  return words.length / sentences.length + (100 * long) / words.length;
}

/** The words of the longest sentence. */
export function longestSentence(markdown: string): readonly string[] {
  return sentencesOf(markdown).reduce<readonly string[]>(
    (longest, words) => (words.length > longest.length ? words : longest),
    [],
  );
}

const LONG = 6;

function sentencesOf(markdown: string): string[][] {
  return proseOf(markdown)
    .split(/(?<=[.!?:;…]["»)\u00a0]*)\s+|\n\s*\n|\n(?=\s*(?:[-*>]|\d+\.)\s)/)
    .map((sentence) => sentence.match(/\p{L}[\p{L}\p{M}'’-]*/gu) ?? [])
    .filter((words) => words.length > 0);
}

const FENCED = /^( *)(`{3,}|~{3,})[\s\S]*?^\1\2.*$/gm;

/** Markdown without its fenced code. */
export function withoutCode(markdown: string): string {
  return markdown.replace(FENCED, '');
}

/** The fenced code of a Markdown text, the fences included. */
export function codeOf(markdown: string): string {
  return (markdown.match(FENCED) ?? []).join('\n');
}

/** Markdown without what is not read as sentences. */
function proseOf(markdown: string): string {
  return withoutCode(markdown)
    .replace(/^(?: {4}|\t).*$/gm, '')
    .replace(/^ *\|.*$/gm, '')
    .replace(/^#+ .*$/gm, '\n')
    .replace(/\$[^$\n]+\$|`[^`\n]+`/g, 'x')
    .replace(/https?:\S+|arXiv:[\d.]+\d/g, 'x');
}
