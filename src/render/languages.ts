import hljs from 'highlight.js/lib/core';
import bash from 'highlight.js/lib/languages/bash';
import javascript from 'highlight.js/lib/languages/javascript';
import json from 'highlight.js/lib/languages/json';
import python from 'highlight.js/lib/languages/python';
import sql from 'highlight.js/lib/languages/sql';
import typescript from 'highlight.js/lib/languages/typescript';
import yaml from 'highlight.js/lib/languages/yaml';

/** A piece of code and what it is: scopes of highlight.js, the innermost last. */
export interface Fragment {
  readonly text: string;
  readonly scopes: readonly string[];
}

/** Code as fragments that add up to it; undefined for a language that is not known. */
export type HighlightCode = (code: string, language: string) => readonly Fragment[] | undefined;

const LANGUAGES = { bash, javascript, json, python, sql, typescript, yaml };
for (const [name, language] of Object.entries(LANGUAGES)) hljs.registerLanguage(name, language);

export const highlightCode: HighlightCode = (code, language) => {
  if (hljs.getLanguage(language) === undefined) return undefined;
  return fromHtml(hljs.highlight(code, { language, ignoreIllegals: true }).value);
};

/** What highlight.js writes: nested spans with one class, and five escaped characters. */
function fromHtml(html: string): Fragment[] {
  const fragments: Fragment[] = [];
  const open: string[] = [];
  for (const [part, scope] of html.matchAll(
    /<span class="(?:hljs-)?([\w-]+)[^"]*">|<\/span>|[^<]+/g,
  )) {
    if (scope !== undefined) open.push(scope);
    else if (part === '</span>') open.pop();
    else fragments.push({ text: unescaped(part), scopes: [...open] });
  }
  return fragments;
}

function unescaped(text: string): string {
  return text.replace(/&(?:amp|lt|gt|quot|#x27);/g, (entity) => ESCAPED[entity] ?? entity);
}

const ESCAPED: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#x27;': "'",
};
