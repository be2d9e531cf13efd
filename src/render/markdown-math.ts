import type { MarkedExtension, TokenizerAndRendererExtension, Tokens } from 'marked';
import { looksLikeProse } from './tex.ts';

/** `$...$` and `$$...$$` as tokens: `text` is the TeX, `raw` the whole of it. */
export const MATH: MarkedExtension = {
  extensions: [inline(), block()],
  // Underscores and asterisks in a formula are no emphasis.
  hooks: {
    emStrongMask: (source) =>
      source.replace(INLINE, (formula, display, text = display) =>
        looksLikeProse(text) ? formula : 'a'.repeat(formula.length),
      ),
  },
};

const SCRIPT = /^\$\$?[\^_]/;
/** A dollar after a word opens nothing ("US$5"), but for an index or a power: 10$^{th}$. */
const OPENS = /(?<!\\)(?:(?<!\w)|(?=\$\$?[\^_]))/.source;
/**
 * As in pandoc and on GitHub: no space inside the dollars, no letter or digit right after them. A
 * code span is not looked into.
 */
const WITHIN = /(?=\S)((?:\\[\s\S]|[^\\$`])+?)(?<=\S)/.source;
const INLINE = new RegExp(`${OPENS}(?:\\$\\$${WITHIN}\\$\\$|\\$${WITHIN}\\$(?!\\w))`, 'g');
const INLINE_HERE = new RegExp(INLINE.source, 'y');
const BLOCK = /^ {0,3}\$\$([^$]+)\$\$[ \t]*(?:\n|$)/;

function inline(): TokenizerAndRendererExtension {
  return {
    name: 'math',
    level: 'inline',
    start: (source) => positionOf(source.indexOf('$')),
    tokenizer(source, before) {
      // marked asks at every mark there is.
      if (!source.startsWith('$')) return undefined;
      const isAfterWord = /\w/.test(before.at(-1)?.raw.at(-1) ?? '');
      if (isAfterWord && !SCRIPT.test(source)) return undefined;
      INLINE_HERE.lastIndex = 0;
      const [raw, display, text = display] = INLINE_HERE.exec(source) ?? [];
      if (raw === undefined || text === undefined || looksLikeProse(text)) return undefined;
      return token(raw, text);
    },
  };
}

function block(): TokenizerAndRendererExtension {
  return {
    name: 'mathBlock',
    level: 'block',
    start: (source) => positionOf(source.search(/\n {0,3}\$\$/)),
    tokenizer(source) {
      const [raw, text = ''] = BLOCK.exec(source) ?? [];
      return raw === undefined || text.trim() === '' ? undefined : token(raw, text, 'mathBlock');
    },
  };
}

function token(raw: string, text: string, type = 'math'): Tokens.Generic {
  return { type, raw, text: text.trim() };
}

function positionOf(index: number): number | undefined {
  return index === -1 ? undefined : index;
}
