import type { Fragment, HighlightCode } from './languages.ts';
import { paint, type Span } from './spans.ts';
import type { Style, Styles, Theme } from './theme.ts';

export type { HighlightCode };

const INDENT = '    ';
const TAB = 4;

/** A fence that opens with a language that `languages.ts` knows. */
const HIGHLIGHTED =
  /^[ \t>*+\-\d.]*(?:`{3,}|~{3,})[ \t]*(?:py|python|js|javascript|jsx|mjs|cjs|ts|typescript|tsx|mts|cts|json|jsonc|json5|bash|sh|zsh|yaml|yml|sql)\b/im;

/**
 * The highlighter, loaded only for Markdown that has code in a language it knows and a theme with
 * colour; otherwise undefined, and code comes out in one style.
 */
export async function loadHighlighter(
  markdown: string,
  { colour }: Theme,
): Promise<HighlightCode | undefined> {
  if (!colour || !HIGHLIGHTED.test(markdown)) return undefined;
  return (await import('./languages.ts')).highlightCode;
}

/** Code as indented lines that are never wrapped, so that it can be copied. */
export function renderCode(
  code: string,
  language: string,
  theme: Theme,
  highlight: HighlightCode | undefined,
): string[] {
  const source = code.split('\n').map(expandTabs).join('\n');
  const fragments = highlight?.(source, language) ?? [{ text: source, scopes: ['code'] }];
  return toLines(fragments, theme.styles).map((spans) =>
    spans.length === 0 ? '' : INDENT + paint(spans, theme),
  );
}

/** Fragments cut at the ends of lines, so that each line has its styles to itself. */
function toLines(fragments: readonly Fragment[], styles: Styles): Span[][] {
  const lines: Span[][] = [[]];
  for (const { text, scopes } of fragments) {
    const style = styleOf(scopes, styles);
    for (const [index, part] of text.split('\n').entries()) {
      if (index > 0) lines.push([]);
      if (part !== '')
        lines.at(-1)?.push({ text: part, ...(style === undefined ? {} : { style }) });
    }
  }
  return lines;
}

/** Tabs as spaces up to the next stop, and nothing after the last character. */
function expandTabs(line: string): string {
  let expanded = '';
  for (const part of line.trimEnd().split(/(?<=\t)/)) {
    expanded += part.replace('\t', '');
    if (part.endsWith('\t')) expanded += ' '.repeat(TAB - (expanded.length % TAB));
  }
  return expanded;
}

/** The look of the innermost scope that has one. */
function styleOf(scopes: readonly string[], styles: Styles): Style | undefined {
  const look = scopes.findLast((scope) => Object.hasOwn(LOOKS, scope));
  const name = look === undefined ? undefined : LOOKS[look];
  return name === undefined || name === 'plain' ? undefined : styles[name];
}

/** Scopes of highlight.js (its documentation, "Scopes Reference") and how they look. */
const LOOKS: Readonly<Record<string, keyof Styles | 'plain'>> = {
  code: 'code',
  keyword: 'keyword',
  type: 'keyword',
  string: 'literal',
  regexp: 'literal',
  char: 'literal',
  symbol: 'literal',
  number: 'number',
  literal: 'number',
  attr: 'name',
  attribute: 'name',
  built_in: 'name',
  property: 'name',
  section: 'name',
  title: 'name',
  variable: 'name',
  comment: 'quiet',
  doctag: 'quiet',
  meta: 'quiet',
  subst: 'plain',
};
