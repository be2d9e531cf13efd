import stringWidth from 'fast-string-width';
import { wrapAnsi } from 'fast-wrap-ansi';

export { stringWidth };

/** Below this, breaking words hurts more than a line that is too long. */
const NARROWEST = 8;

/**
 * Characters of one column each that nothing combines with: Latin 1, Greek, dashes and quotes, small figures,
 * arrows, operators.
 */
const SIMPLE =
  /^[ -~\u00a0-\u00ff\u0391-\u03c9\u2010-\u2027\u2030-\u205e\u2070-\u209c\u2190-\u22ff]*$/;

/** Text as lines of at most `width` columns, the first after `first`, the others after `rest`. */
export function wrap(
  text: string,
  width: number,
  first = '',
  rest = ' '.repeat(columns(first)),
): string[] {
  const room = Math.max(width - Math.max(columns(first), columns(rest)), NARROWEST);
  const lines = wrapSimple(text, room) ?? wrapAnsi(text, room, { hard: true }).split('\n');
  return lines.map((line, index) => `${index === 0 ? first : rest}${line}`.trimEnd());
}

function columns(text: string): number {
  return SIMPLE.test(text) ? text.length : stringWidth(text);
}

/** At the end of a line even a no-break space is trimmed. */
const LOOSE_SPACE = / [ \u00a0]|\u00a0 /;

/** What wrapAnsi gives, many times quicker; undefined for what is not words with a space between. */
function wrapSimple(text: string, room: number): string[] | undefined {
  if (!SIMPLE.test(text) || text.trim() !== text || LOOSE_SPACE.test(text)) return undefined;
  if (text.length <= room) return [text];
  const lines: string[] = [];
  let start = 0;
  while (text.length - start > room) {
    const end = text.lastIndexOf(' ', start + room);
    if (end <= start) return undefined; // a word too long for a line
    lines.push(text.slice(start, end));
    start = end + 1;
  }
  return [...lines, text.slice(start)];
}

/** Text cut to `width` columns, with an ellipsis where something is missing. */
export function truncate(text: string, width: number, ellipsis: string): string {
  if (stringWidth(text) <= width) return text;
  const room = width - stringWidth(ellipsis);
  let cut = '';
  let used = 0;
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    used += stringWidth(segment);
    if (used > room) break;
    cut += segment;
  }
  return cut.trimEnd() + ellipsis;
}

/** Text filled with spaces to `width` columns. */
export function pad(text: string, width: number): string {
  return text + ' '.repeat(Math.max(width - stringWidth(text), 0));
}
