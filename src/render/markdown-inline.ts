import { decodeNamedCharacterReference } from 'decode-named-character-reference';
import type { Token, Tokens } from 'marked';
import { inert } from '../bank/inert.ts';
import { addressOf } from './hyperlink.ts';
import { plainText, restyle, type Span } from './spans.ts';
import { texToUnicode } from './tex.ts';
import type { Theme } from './theme.ts';

/** Inline Markdown as spans; `\n` only where the author wrote a hard break. */
export function inlineSpans(tokens: readonly Token[], theme: Theme): Span[] {
  return tokens.flatMap((token) => spansOf(token, theme));
}

function spansOf(token: Token, theme: Theme): Span[] {
  const { styles } = theme;
  switch (token.type) {
    case 'strong':
      return restyle(inner(token, theme), styles.strong);
    case 'em':
      return restyle(inner(token, theme), styles.emphasis);
    case 'del':
      return [{ text: '~~' }, ...inner(token, theme), { text: '~~' }];
    case 'codespan':
      return code(token as Tokens.Codespan, theme);
    case 'link':
      return link(inner(token, theme), token.href, theme);
    case 'image':
      return image(token as Tokens.Image, theme);
    case 'math':
      return [{ text: renderTex(token.text, theme) ?? oneLine(token.raw) }];
    case 'html':
      return html(token.text);
    case 'br':
      return [{ text: '\n' }];
    case 'checkbox':
      return []; // the list has drawn it
    default:
      return inner(token, theme);
  }
}

/** TeX in the symbols of the theme; undefined where its source says more. */
export function renderTex(source: string, { unicode }: Theme): string | undefined {
  const text = texToUnicode(source);
  return text === undefined || (!unicode && /[^ -~]/.test(text)) ? undefined : text;
}

function inner(token: Token, theme: Theme): Span[] {
  if ('tokens' in token && token.tokens) return inlineSpans(token.tokens, theme);
  const text = 'text' in token && typeof token.text === 'string' ? token.text : token.raw;
  return [{ text: oneLine(decoded(text)) }];
}

/** The marks stay, in colour too: what is code must not hang on a colour, nor the text on the theme. */
function code({ raw, text }: Tokens.Codespan, { styles }: Theme): Span[] {
  const [marks = '`'] = /^`+/.exec(raw) ?? [];
  const mark = { text: marks, style: styles.quiet };
  return [mark, { text: oneLine(text), style: styles.code }, mark];
}

function image({ text, href }: Tokens.Image, theme: Theme): Span[] {
  const label = oneLine(decoded(text)).trim();
  return label === ''
    ? [{ text: '[image: ' }, ...link([], href, theme), { text: ']' }]
    : link([{ text: `[image: ${label}]` }], href, theme);
}

/** The words, as a hyperlink where there can be one; otherwise with the address unless they are it. */
function link(label: Span[], href: string, theme: Theme): Span[] {
  const { link: style } = theme.styles;
  const words = plainText(label).trim();
  const bare = href.replace(/^mailto:/, '');
  if (words === '' || isSame(words, bare)) return [{ text: words || bare, style, url: href }];
  // Words that look like another address would be a lie if the address did not stand beside them.
  const mayHide = theme.hyperlinks && addressOf(href) !== undefined && !looksLikeAddress(words);
  if (mayHide) return restyle(label, style).map((span) => ({ ...span, url: href }));
  return [...label, { text: ' (' }, { text: href, style, url: href }, { text: ')' }];
}

function isSame(words: string, address: string): boolean {
  const short = (text: string) => text.replace(/^https?:\/\//, '').replace(/\/$/, '');
  return short(words) === short(address);
}

function looksLikeAddress(words: string): boolean {
  return /:\/\/|^www\.|^[\w.-]+\.[a-z]{2,}(?:\/|$)/i.test(words);
}

/** A break is one, a comment is not shown, and everything else may be what the answer is about. */
function html(source: string): Span[] {
  if (/^<br\s*\/?>$/i.test(source)) return [{ text: '\n' }];
  return /^<!--/.test(source) ? [] : [{ text: oneLine(source) }];
}

/** marked decodes references by number, control characters too; those by name are left to us. */
function decoded(text: string): string {
  const named = text.replace(/&([a-z][a-z\d]*);/gi, (reference, name: string) => {
    const character = decodeNamedCharacterReference(name);
    return character === false ? reference : character;
  });
  return inert(named);
}

const IDEOGRAPH = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}。、，]/u.source;
const BEFORE_BREAK = new RegExp(`${IDEOGRAPH}$`, 'u');
const AFTER_BREAK = new RegExp(`^${IDEOGRAPH}`, 'u');

/** Soft breaks are spaces, and nothing between ideographs: the screen's width decides where lines end. */
function oneLine(text: string): string {
  const lines = text.normalize().replaceAll('\t', ' ').split('\n');
  return lines
    .map((line, index) => {
      const start = index === 0 ? line : line.trimStart();
      const next = lines[index + 1]?.trimStart();
      if (next === undefined) return start;
      const joined = BEFORE_BREAK.test(start.trimEnd()) && AFTER_BREAK.test(next);
      return start.trimEnd() + (joined ? '' : ' ');
    })
    .join('');
}
