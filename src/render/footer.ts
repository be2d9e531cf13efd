import type { Area } from './area.ts';
import type { Theme } from './theme.ts';
import { pad, stringWidth, wrap } from './wrap.ts';

const MARGIN = ' ';
const KEY_WIDTH = 6;
/** What stands above and below a list of keys, and must not be pushed out. */
const OTHER_ROWS = 8;

/** Keys with dots between them, broken only between two keys. */
export function renderFooter(
  keys: readonly string[],
  { width, theme }: Pick<Area, 'width' | 'theme'>,
): string[] {
  const dot = ` ${theme.symbols.separator} `;
  const lines: string[] = [];
  for (const key of keys) {
    const last = lines.at(-1);
    const longer = last === undefined ? undefined : `${last}${dot}${key}`;
    if (longer !== undefined && stringWidth(longer) + 1 < width) lines[lines.length - 1] = longer;
    else lines.push(...wrap(key, width, MARGIN));
  }
  return lines.map((line) => theme.styles.quiet(line));
}

/** Each key with what it does, and an empty line below; one after the other where rows are few. */
export function renderKeys(
  bindings: readonly { readonly shown: string; readonly label: string }[],
  { width, rows, theme }: Area,
): string[] {
  const list = bindings.flatMap(({ shown, label }) =>
    wrap(label, width, `${MARGIN}${theme.styles.key(pad(asciiArrow(shown, theme), KEY_WIDTH))} `),
  );
  if (list.length + OTHER_ROWS <= rows) return [...list, ''];
  const keys = bindings.map(({ shown, label }) => `${asciiArrow(shown, theme)} ${label}`);
  return [...renderFooter(keys, { width, theme }), ''];
}

function asciiArrow(key: string, { symbols }: Theme): string {
  if (symbols.upDown === '↑↓') return key;
  return key === '↑' ? 'up' : key === '↓' ? 'down' : key;
}
