import type { Theme } from './theme.ts';

/** What a click may open: a file or a program is not for a deck to name. */
const SCHEMES = ['http:', 'https:', 'mailto:'];
/** Some terminals refuse longer ones. */
const LONGEST = 2000;

/**
 * Text that opens an address, as OSC 8 (the "hyperlinks in terminal emulators" specification);
 * unchanged where the theme has no hyperlinks or the address is none to be opened.
 */
export function hyperlink(text: string, url: string, theme: Theme): string {
  const address = theme.hyperlinks ? addressOf(url) : undefined;
  return address === undefined ? text : `\x1b]8;;${address}\x07${text}\x1b]8;;\x07`;
}

/** The address as a terminal may get it, in printable ASCII; undefined for one that it must not. */
export function addressOf(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const { href, protocol } = new URL(url);
  const isPlain = /^[!-~]+$/.test(href) && href.length <= LONGEST;
  return isPlain && SCHEMES.includes(protocol) ? href : undefined;
}
