import { breakLines } from './break-lines.ts';
import { hyperlink } from './hyperlink.ts';
import type { Style, Theme } from './theme.ts';
import { stringWidth } from './wrap.ts';

/** A stretch of text in one look. A `\n` in it ends the line. */
export interface Span {
  readonly text: string;
  readonly style?: Style;
  /** What it opens, where the terminal can. */
  readonly url?: string;
}

/** Below this, breaking words hurts more than a line that is too long. */
const NARROWEST = 8;

/** The spans with one more style around each. */
export function restyle(spans: readonly Span[], outer: Style): Span[] {
  return spans.map((span) => {
    const { style } = span;
    return { ...span, style: style === undefined ? outer : (text) => outer(style(text)) };
  });
}

export function plainText(spans: readonly Span[]): string {
  return spans.map(({ text }) => text).join('');
}

/** Spans as lines of at most `width` columns, each of spans of its own. */
export function breakSpans(spans: readonly Span[], width: number): Span[][] {
  let index = 0;
  let from = 0;
  return breakLines(plainText(spans), Math.max(width, NARROWEST)).map(([start, end]) => {
    const line: Span[] = [];
    for (let span = spans[index]; span !== undefined && from < end; span = spans[index]) {
      const text = span.text.slice(Math.max(start - from, 0), end - from);
      if (text !== '') line.push({ ...span, text });
      if (from + span.text.length > end) break; // the next line goes on with it
      from += span.text.length;
      index += 1;
    }
    return line;
  });
}

/** Spans as text for the terminal. No style or link goes on after the end of a line. */
export function paint(spans: readonly Span[], theme: Theme): string {
  return spans
    .map(({ text, style, url }) => {
      const styled = style === undefined ? text : style(text);
      return url === undefined ? styled : hyperlink(styled, url, theme);
    })
    .join('');
}

/** Spans as lines of at most `width` columns, the first after `first`, the others after `rest`. */
export function wrapSpans(
  spans: readonly Span[],
  width: number,
  theme: Theme,
  first = '',
  rest = ' '.repeat(stringWidth(first)),
): string[] {
  return breakSpans(spans, width - stringWidth(first)).map((line, index) =>
    `${index === 0 ? first : rest}${paint(line, theme)}`.trimEnd(),
  );
}
