import { Marked, type Token, type Tokens } from 'marked';
import { inert } from '../bank/inert.ts';
import { type HighlightCode, loadHighlighter, renderCode } from './code.ts';
import { inlineSpans, renderTex } from './markdown-inline.ts';
import { MATH } from './markdown-math.ts';
import { restyle, wrapSpans } from './spans.ts';
import { renderTable } from './table.ts';
import type { Theme } from './theme.ts';
import { stringWidth } from './wrap.ts';

export { loadHighlighter };

interface Page {
  readonly theme: Theme;
  readonly width: number;
  readonly highlight: HighlightCode | undefined;
  /** How many lists this is in. */
  readonly depth: number;
}

const marked = new Marked(MATH);

/** With less room than this, what is nested deeper is no longer indented. */
const NARROWEST = 16;
const INDENT = '    ';
const LONGEST_RULE = 40;

/**
 * Markdown as lines of text, wrapped by display width; code is not wrapped. What is no Markdown comes
 * out as it is. `highlight` is what loadHighlighter gives; the text is the same without it.
 *
 * Ours, because none of the renderers there are fits a text to 40 columns (tried on one page: marked-terminal
 * 7.3 lets lists and tables run over and breaks nested lists apart, markdansi 0.3 cuts table cells off
 * and needs Node 22, cli-markdown 3.5 wraps code and brings eleven parsers) and none knows TeX.
 */
export function renderMarkdown(
  markdown: string,
  width: number,
  theme: Theme,
  highlight?: HighlightCode,
): string[] {
  const source = inert(markdown);
  try {
    return blocks(marked.lexer(source), { theme, width, highlight, depth: 0 });
  } catch (error) {
    // Nested deeper than the stack: the source is better than no answer.
    if (!(error instanceof RangeError)) throw error;
    return source.split('\n').flatMap((line) => wrapSpans([{ text: line }], width, theme));
  }
}

/** Blocks with an empty line between them. */
function blocks(tokens: readonly Token[], page: Page): string[] {
  const lines: string[] = [];
  for (const token of tokens) {
    const rendered = block(token, page);
    if (rendered.length === 0) continue;
    if (lines.length > 0) lines.push('');
    lines.push(...rendered);
  }
  return lines;
}

function block(token: Token, page: Page): string[] {
  const { theme, width } = page;
  switch (token.type) {
    case 'space':
    case 'def':
    case 'checkbox':
      return [];
    case 'heading':
      return heading(token as Tokens.Heading, page);
    case 'code':
      return code(token as Tokens.Code, page);
    case 'mathBlock':
      return formula(token.text, page);
    case 'list':
      return list(token as Tokens.List, page);
    case 'blockquote':
      return quote(token as Tokens.Blockquote, page);
    case 'table':
      return table(token as Tokens.Table, page);
    case 'html':
      return html(token.text, page);
    case 'hr':
      return [theme.styles.quiet(theme.symbols.rule.repeat(Math.min(width, LONGEST_RULE)))];
    default:
      return wrapSpans(inlineSpans([token], theme), width, theme);
  }
}

/** The two highest levels are underlined, so that they are headings without bold type too. */
function heading({ depth, tokens }: Tokens.Heading, { theme, width }: Page): string[] {
  const { styles, symbols } = theme;
  const lines = wrapSpans(restyle(inlineSpans(tokens, theme), styles.heading), width, theme);
  const rule = depth === 1 ? symbols.doubleRule : symbols.rule;
  const longest = Math.max(...lines.map((line) => stringWidth(line)));
  return depth > 2 || longest === 0 ? lines : [...lines, styles.quiet(rule.repeat(longest))];
}

function code({ text, lang = '' }: Tokens.Code, { theme, highlight }: Page): string[] {
  const [language = ''] = lang.split(/[^\w+#-]/);
  return renderCode(text, language, theme, highlight);
}

/** A formula on lines of its own; where it can't be shown, its source, line by line. */
function formula(source: string, { theme, width }: Page): string[] {
  const lines = (renderTex(source, theme) ?? source).split('\n');
  return lines.flatMap((line) => wrapSpans([{ text: line.trim() }], width, theme, INDENT));
}

function quote({ tokens }: Tokens.Blockquote, page: Page): string[] {
  const { theme, width } = page;
  const bar = width < NARROWEST ? '' : `${theme.styles.quiet(theme.symbols.quote)} `;
  const inside = blocks(tokens, { ...page, width: width - stringWidth(bar) });
  return inside.map((line) => (bar + line).trimEnd());
}

function list(token: Tokens.List, page: Page): string[] {
  const lines: string[] = [];
  for (const [index, item] of token.items.entries()) {
    const mark = markOf(token, index, page);
    const indent = stringWidth(mark) + 1;
    const room = page.width - indent;
    const isDeep = room < NARROWEST;
    const inside = { ...page, depth: page.depth + 1, width: isDeep ? page.width : room };
    const content = token.loose ? blocks(item.tokens, inside) : tight(item.tokens, inside);
    if (token.loose && index > 0) lines.push('');
    if (isDeep) lines.push(mark, ...content);
    else lines.push(...hang(content, `${mark} `, ' '.repeat(indent)));
  }
  return lines;
}

/** A bullet by depth, a number as wide as the widest of the list, or the box of a task. */
function markOf(token: Tokens.List, index: number, { theme, depth }: Page): string {
  const { bullet, innerBullet } = theme.symbols;
  const { task, checked } = token.items[index] as Tokens.ListItem;
  const box = `[${checked === true ? 'x' : ' '}]`;
  if (!token.ordered) return task ? box : depth % 2 === 0 ? bullet : innerBullet;
  const start = token.start === '' ? 1 : token.start;
  const widest = String(start + token.items.length - 1).length + 1;
  const number = `${start + index}.`.padStart(widest);
  return task ? `${number} ${box}` : number;
}

function hang([first = '', ...rest]: readonly string[], mark: string, indent: string): string[] {
  return [`${mark}${first}`.trimEnd(), ...rest.map((line) => `${indent}${line}`.trimEnd())];
}

/** The blocks of a list item without empty lines between them. */
function tight(tokens: readonly Token[], page: Page): string[] {
  return tokens.flatMap((token) => block(token, page));
}

function table(token: Tokens.Table, { theme, width }: Page): string[] {
  const cell = ({ tokens }: Tokens.TableCell) => inlineSpans(tokens, theme);
  const columns = token.header.map((title, column) => ({
    title: cell(title),
    align: token.align[column] ?? 'left',
  }));
  return renderTable(
    columns,
    token.rows.map((row) => row.map(cell)),
    width,
    theme,
  );
}

/** Tags as they stand, line by line: an answer may be about them. Comments are not shown. */
function html(source: string, { theme, width }: Page): string[] {
  const shown = source.replace(/<!--[\s\S]*?-->/g, '').trim();
  if (shown === '') return [];
  return shown.split('\n').flatMap((line) => {
    const [indent = ''] = /^ {0,8}/.exec(line) ?? [];
    return wrapSpans([{ text: line.trim() }], width, theme, indent);
  });
}
