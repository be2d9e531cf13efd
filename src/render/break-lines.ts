import { stringWidth } from './wrap.ts';

/** A stretch of a text: the index of its first character and the one after its last. */
export type Stretch = readonly [start: number, end: number];

/** Every space but those that hold two words together. */
const SPACE = /[^\S\u00a0\u202f]/u.source;
/** Scripts without spaces: a line may end after each character, with the punctuation that clings to it. */
const IDEOGRAPH =
  /[\p{Ps}\p{Pi}]{0,3}[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}][\p{Pe}\p{Pf}、。，．：；！？ー々]*/u
    .source;
/** What stays together where there is room for it. */
const PIECE = new RegExp(`${IDEOGRAPH}|(?:(?!${SPACE}|${IDEOGRAPH}).)+`, 'gu');

/**
 * Where the lines of a text lie when none may be wider than `width` columns: broken at spaces,
 * between ideographs, and inside a word only if it is too wide for a line of its own. Works on plain
 * text, so that styles can't change where lines end; fast-wrap-ansi remembers one style at a time.
 */
export function breakLines(text: string, width: number): Stretch[] {
  let from = 0;
  return text.split('\n').flatMap((line) => {
    const lines = breakLine(line, width).map(([start, end]): Stretch => [from + start, from + end]);
    from += line.length + 1;
    return lines;
  });
}

function breakLine(text: string, width: number): Stretch[] {
  const lines: Stretch[] = [];
  let start = 0;
  let end = 0;
  let used = 0;
  for (const [from, to, columns] of pieces(text, width)) {
    const gap = from - end;
    if (used > 0 && used + gap + columns > width) {
      lines.push([start, end]);
      used = 0;
    }
    if (used === 0) start = from;
    used += columns + (from === start ? 0 : gap);
    end = to;
  }
  return [...lines, [start, end]];
}

/** The pieces of a line with their widths; one that is too wide for a line comes in characters. */
function* pieces(text: string, width: number): Generator<[from: number, to: number, number]> {
  for (const { 0: piece, index } of text.matchAll(PIECE)) {
    const columns = stringWidth(piece);
    if (columns <= width) {
      yield [index, index + piece.length, columns];
      continue;
    }
    let from = index;
    for (const character of characters(piece)) {
      yield [from, from + character.length, stringWidth(character)];
      from += character.length;
    }
  }
}

/** What a reader takes for characters. Cut first: Intl.Segmenter takes the square of a text's length. */
function* characters(text: string): Generator<string> {
  for (const [part] of text.matchAll(/.{1,500}/gu)) {
    for (const { segment } of new Intl.Segmenter().segment(part)) yield segment;
  }
}
