import { marked, type Token, type Tokens } from 'marked';
import { renderTable } from './table.ts';
import type { Theme } from './theme.ts';
import { stringWidth, wrap } from './wrap.ts';

interface Page {
  readonly theme: Theme;
  readonly width: number;
}

/** Markdown as lines of text, wrapped by display width. What is no Markdown comes out as it is. */
export function renderMarkdown(markdown: string, width: number, theme: Theme): string[] {
  return blocks(marked.lexer(markdown), { theme, width });
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
      return [];
    case 'heading':
      return wrap(theme.styles.heading(inline(token.tokens ?? [], theme)), width);
    case 'code':
      return token.text
        .split('\n')
        .map((line: string) => `    ${theme.styles.code(line)}`.trimEnd());
    case 'list':
      return list(token as Tokens.List, page);
    case 'blockquote': {
      const bar = `${theme.styles.quiet(theme.symbols.quote)} `;
      const inside = blocks(token.tokens ?? [], { theme, width: width - 2 });
      return inside.map((line) => (bar + line).trimEnd());
    }
    case 'table':
      return table(token as Tokens.Table, page);
    case 'hr':
      return [theme.styles.quiet(theme.symbols.rule.repeat(Math.min(width, 40)))];
    default:
      return wrap(inline('tokens' in token ? (token.tokens ?? [token]) : [token], theme), width);
  }
}

function list(token: Tokens.List, { theme, width }: Page): string[] {
  const lines: string[] = [];
  const start = typeof token.start === 'number' ? token.start : 1;
  const widest = token.ordered ? String(start + token.items.length - 1).length + 2 : 2;
  for (const [index, item] of token.items.entries()) {
    const mark = token.ordered ? `${start + index}.` : theme.symbols.bullet;
    const box = item.task ? `[${item.checked ? 'x' : ' '}] ` : '';
    const indent = widest + box.length;
    const page = { theme, width: width - indent };
    const content = token.loose ? blocks(item.tokens, page) : tight(item.tokens, page);
    if (token.loose && index > 0) lines.push('');
    const [first = '', ...rest] = content;
    lines.push(`${mark.padEnd(widest)}${box}${first}`.trimEnd());
    lines.push(...rest.map((line) => `${' '.repeat(indent)}${line}`.trimEnd()));
  }
  return lines;
}

/** The blocks of a list item without empty lines between them. */
function tight(tokens: readonly Token[], page: Page): string[] {
  return tokens.filter(({ type }) => type !== 'checkbox').flatMap((token) => block(token, page));
}

function table(token: Tokens.Table, { theme, width }: Page): string[] {
  const text = (cell: Tokens.TableCell) => inline(cell.tokens, theme);
  return renderTable(
    token.header.map(text),
    token.rows.map((row) => row.map(text)),
    width,
    theme,
  );
}

/** Inline Markdown as one styled text; `\n` only where the author wrote a hard break. */
function inline(tokens: readonly Token[], theme: Theme): string {
  return tokens.map((token) => span(token, theme)).join('');
}

function span(token: Token, theme: Theme): string {
  const { styles } = theme;
  const inner = (): string =>
    'tokens' in token && token.tokens ? inline(token.tokens, theme) : plain(token);
  switch (token.type) {
    case 'strong':
      return styles.strong(inner());
    case 'em':
      return styles.emphasis(inner());
    case 'codespan':
      return theme.colour ? styles.code(token.text) : token.raw;
    case 'link':
      return link(inner(), token.href, theme);
    case 'image':
      return `[image: ${token.text || token.href}]`;
    case 'del':
      return `~~${inner()}~~`;
    case 'checkbox':
      return ''; // the list has drawn it
    case 'br':
      return '\n';
    case 'escape':
      return token.text;
    default:
      return inner();
  }
}

/** The words, then the address unless the words are the address. */
function link(label: string, href: string, { styles }: Theme): string {
  const bare = href.replace(/^mailto:/, '');
  return label === bare || stringWidth(label) === 0
    ? styles.link(bare)
    : `${label} (${styles.link(href)})`;
}

/** Soft breaks are spaces: the screen's width decides where lines end. */
function plain(token: Token): string {
  const text = 'text' in token && typeof token.text === 'string' ? token.text : token.raw;
  return text.replace(/[ \t]*\n[ \t]*/g, ' ');
}
