import stringWidth from 'fast-string-width';
import { wrapAnsi } from 'fast-wrap-ansi';

export { stringWidth };

/** Below this, breaking words hurts more than a line that is too long. */
const NARROWEST = 8;

/** Text as lines of at most `width` columns, the first after `first`, the others after `rest`. */
export function wrap(
  text: string,
  width: number,
  first = '',
  rest = ' '.repeat(stringWidth(first)),
): string[] {
  const room = Math.max(width - Math.max(stringWidth(first), stringWidth(rest)), NARROWEST);
  return wrapAnsi(text, room, { hard: true })
    .split('\n')
    .map((line, index) => `${index === 0 ? first : rest}${line}`.trimEnd());
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
