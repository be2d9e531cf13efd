/** Escape sequences, C1 controls and marks that reorder text: what a file might try on a terminal. */
export const ATTACK = [
  '\x1b[2J\x1b[1;1H', // clears the screen
  '\x1b]0;owned\x07', // sets the title
  '\x1b]8;;https://evil.example\x1b\\safe\x1b]8;;\x1b\\', // hides where a link leads
  '\x1b]52;c;b3duZWQ=\x07', // fills the clipboard
  '\x9b31m\x9d0;owned\x9c', // the same as C1 controls
  '\x1bP$q"p\x1b\\\x1b[6n', // makes the terminal type
  '\u202etxt.exe\u2066\u200f\u061c', // reorders
  'over\rwritten\b\b\x7f\0',
].join(' ');

/** Every character that a terminal would act on, besides newline and tab. */
const ACTIVE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: finding control characters is its job
  /[\0-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
/** Colours and the like: what our own styles are made of. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences begin with one
const STYLES = /\x1b\[[\d;]*m/g;

/** What would act on a terminal in a program's output, as code points; its own styles are allowed. */
export function activeIn(output: string): string[] {
  const found = output.replace(STYLES, '').match(ACTIVE) ?? [];
  return found.map((character) => character.charCodeAt(0).toString(16));
}
