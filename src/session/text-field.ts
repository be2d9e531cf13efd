import type { Key } from './key.ts';

/** Text being typed, in several lines. A value; `edit` gives the next. */
export interface TextField {
  readonly text: string;
  /** Index in the text before which the next character goes. */
  readonly cursor: number;
  /** Between the marks of a bracketed paste, where enter never ends the field. */
  readonly pasting: boolean;
}

export const EMPTY_FIELD: TextField = { text: '', cursor: 0, pasting: false };

/** A field that holds a text, with the cursor at its end. */
export function fieldOf(text: string): TextField {
  return { text, cursor: text.length, pasting: false };
}

/** Whether a key ends the field: enter on an empty last line, after at least one that is not. */
export function isFinished({ text, cursor, pasting }: TextField, key: Key): boolean {
  const enter = key.name === 'return' || key.name === 'enter';
  return (
    enter && !pasting && cursor === text.length && text.trim() !== '' && /\n[ \t]*$/.test(text)
  );
}

/** The field after a key. A key that types nothing changes nothing. */
export function edit(field: TextField, key: Key): TextField {
  const { text, cursor } = field;
  if (key.name === 'paste-start') return { ...field, pasting: true };
  if (key.name === 'paste-end') return { ...field, pasting: false };
  const from = startOf(key, field);
  if (from !== undefined) return replace(field, from, cursor, '');
  if (key.name === 'delete') return replace(field, cursor, next(text, cursor), '');
  const to = moved(key, field);
  if (to !== undefined) return { ...field, cursor: to };
  return replace(field, cursor, cursor, typed(key));
}

function replace(field: TextField, from: number, to: number, insert: string): TextField {
  if (from === to && insert === '') return field;
  const text = field.text.slice(0, from) + insert + field.text.slice(to);
  return { ...field, text, cursor: from + insert.length };
}

/** Where deleting backwards stops, for a key that deletes backwards. */
function startOf({ name, ctrl }: Key, { text, cursor }: TextField): number | undefined {
  if (name === 'backspace' && !ctrl) return previous(text, cursor);
  if ((ctrl && name === 'w') || (ctrl && name === 'backspace')) return wordStart(text, cursor);
  return ctrl && name === 'u' ? lineStart(text, cursor) : undefined;
}

/** Where a key moves the cursor, for a key that moves it. */
function moved({ name, ctrl }: Key, { text, cursor }: TextField): number | undefined {
  switch (name) {
    case 'left':
      return ctrl ? wordStart(text, cursor) : previous(text, cursor);
    case 'right':
      return ctrl ? wordEnd(text, cursor) : next(text, cursor);
    case 'home':
      return lineStart(text, cursor);
    case 'end':
      return lineEnd(text, cursor);
    case 'up':
      return above(text, cursor);
    case 'down':
      return below(text, cursor);
    default:
      if (ctrl && name === 'a') return lineStart(text, cursor);
      return ctrl && name === 'e' ? lineEnd(text, cursor) : undefined;
  }
}

/** The characters that a key types: none for a control or function key. */
function typed({ name, sequence = '', ctrl }: Key): string {
  if (name === 'return' || name === 'enter') return '\n';
  if (name === 'tab') return '  ';
  return ctrl || /^\p{C}/u.test(sequence) ? '' : sequence;
}

const segmenter = new Intl.Segmenter();

/** Whole characters: an accent or an emoji is never cut in two. */
function previous(text: string, cursor: number): number {
  const segments = [...segmenter.segment(text.slice(0, cursor))];
  return segments.at(-1)?.index ?? 0;
}

function next(text: string, cursor: number): number {
  const [first] = segmenter.segment(text.slice(cursor));
  return cursor + (first?.segment.length ?? 0);
}

function wordStart(text: string, cursor: number): number {
  return text.slice(0, cursor).replace(/\S+\s*$|\s+$/, '').length;
}

function wordEnd(text: string, cursor: number): number {
  return cursor + (/^\s*\S*/.exec(text.slice(cursor))?.[0].length ?? 0);
}

function lineStart(text: string, cursor: number): number {
  return cursor === 0 ? 0 : text.lastIndexOf('\n', cursor - 1) + 1;
}

function lineEnd(text: string, cursor: number): number {
  const end = text.indexOf('\n', cursor);
  return end === -1 ? text.length : end;
}

function above(text: string, cursor: number): number {
  const start = lineStart(text, cursor);
  if (start === 0) return 0;
  const before = lineStart(text, start - 1);
  return Math.min(before + cursor - start, start - 1);
}

function below(text: string, cursor: number): number {
  const end = lineEnd(text, cursor);
  if (end === text.length) return end;
  return Math.min(end + 1 + cursor - lineStart(text, cursor), lineEnd(text, end + 1));
}
