/**
 * C0 and C1 controls except newline and tab, and the Unicode marks that reorder or hide text:
 * with them a file could move the cursor, set the title or disguise what it says.
 */
const ACTIVE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: finding control characters is its job
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** The text with every control and reordering character made visible, as `\u{1b}`. */
export function inert(text: string): string {
  return text
    .replace(/\r\n/g, '\n')
    .replace(ACTIVE, (character) => `\\u{${character.charCodeAt(0).toString(16)}}`);
}

/** Whether nothing in the text needs to be made visible. */
export function isInert(text: string): boolean {
  return text.search(ACTIVE) === -1;
}

/** A whole JSON-like value with every string in it made inert. */
export function inertDeep<T>(value: T): T {
  if (typeof value === 'string') return inert(value) as T;
  if (Array.isArray(value)) return value.map(inertDeep) as T;
  if (value !== null && typeof value === 'object') {
    return Object.fromEntries(
      Object.entries(value).map(([key, entry]) => [inert(key), inertDeep(entry)]),
    ) as T;
  }
  return value;
}
