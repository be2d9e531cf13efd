import stringWidth from 'fast-string-width';

export const HIDE_CURSOR = '\x1b[?25l';
export const SHOW_CURSOR = '\x1b[?25h';
/** Bracketed paste: a pasted text comes between two marks, so that its line breaks are no enter keys. */
export const PASTE_ON = '\x1b[?2004h';
export const PASTE_OFF = '\x1b[?2004l';
const CLEAR_LINE = '\x1b[2K';
const UP = '\x1b[1A';

/**
 * A terminal that got narrower has folded the live lines: erases the rows they take now, and leaves
 * the cursor where the last of as many unfolded lines would be.
 */
export function eraseFolded(lines: readonly string[], columns: number): string {
  const rows = lines.reduce(
    (sum, line) => sum + Math.max(Math.ceil(stringWidth(line) / columns), 1),
    0,
  );
  return eraseRows(rows) + down(lines.length);
}

/** Erases the row of the cursor and those above it, and leaves the cursor on the topmost. */
export function eraseRows(rows: number): string {
  return `\r${Array.from({ length: rows }, () => CLEAR_LINE).join(UP)}`;
}

/** From the first of so many rows to the last. */
export function down(rows: number): string {
  return '\n'.repeat(Math.max(rows - 1, 0));
}
