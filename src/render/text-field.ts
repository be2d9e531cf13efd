import type { TextField } from '../session/text-field.ts';
import type { Theme } from './theme.ts';
import { stringWidth } from './wrap.ts';

const MARGIN = ' ';

/**
 * The lines of a text being typed, folded at the width, with the cursor as a block. `rows` is the
 * most that are shown: those around the cursor.
 */
export function renderField(
  field: TextField,
  width: number,
  theme: Theme,
  rows = Infinity,
): string[] {
  const room = width - MARGIN.length - 1;
  const lines: string[] = [];
  let cursorLine = 0;
  let offset = 0;
  for (const line of field.text.split('\n')) {
    for (const { text, at } of fold(line, room)) {
      const start = offset + at;
      const within = field.cursor - start;
      const isLast = at + text.length >= line.length;
      const here = within >= 0 && (within < text.length || (isLast && within === text.length));
      if (here) cursorLine = lines.length;
      lines.push(MARGIN + (here ? withCursor(text, within, theme) : text));
    }
    offset += line.length + 1;
  }
  const first = Math.min(Math.max(cursorLine - rows + 1, 0), Math.max(lines.length - rows, 0));
  return lines.slice(first, first + rows);
}

function withCursor(text: string, at: number, { styles, symbols, colour }: Theme): string {
  const [under] = new Intl.Segmenter().segment(text.slice(at));
  const covered = under?.segment ?? '';
  const block = colour ? styles.block(covered === '' ? ' ' : covered) : symbols.block + covered;
  return text.slice(0, at) + block + text.slice(at + covered.length);
}

/** A line in pieces of at most `room` columns, broken after a space where there is one. */
function fold(line: string, room: number): { text: string; at: number }[] {
  const pieces: { text: string; at: number }[] = [];
  let at = 0;
  let text = '';
  let width = 0;
  for (const { segment } of new Intl.Segmenter(undefined, { granularity: 'word' }).segment(line)) {
    for (const part of stringWidth(segment) > room ? [...segment] : [segment]) {
      if (text !== '' && width + stringWidth(part) > room) {
        pieces.push({ text, at });
        at += text.length;
        text = '';
        width = 0;
      }
      text += part;
      width += stringWidth(part);
    }
  }
  return [...pieces, { text, at }];
}
