import type { Theme } from './theme.ts';

/** A share from 0 to 1 as a bar of so many columns. */
export function shareBar(share: number, columns: number, { symbols, styles }: Theme): string {
  const filled = Math.round(Math.min(Math.max(share, 0), 1) * columns);
  return symbols.bar.repeat(filled) + styles.quiet(symbols.emptyBar.repeat(columns - filled));
}

/** A share as it is shown: "72 %". */
export function percent(share: number | null): string {
  return share === null ? 'none' : `${Math.round(share * 100)} %`;
}
