import { stripVTControlCharacters } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { highlightCode } from '../../src/render/languages.ts';
import { renderMarkdown } from '../../src/render/markdown.ts';
import { createTheme } from '../../src/render/theme.ts';
import { markdown } from '../support/markdown-arbitraries.ts';
import { WIDTHS } from '../support/text-arbitraries.ts';
import { COLOUR } from '../support/themes.ts';

const { strong, emphasis, code, quiet, heading } = COLOUR.styles;
const styled = (text: string, width: number) => renderMarkdown(text, width, COLOUR);

describe('emphasis', () => {
  it('goes on over the end of a line, and into no margin', () => {
    expect(styled('> - so **very strong words** here', 20)).toEqual([
      `${quiet('│')} • so ${strong('very strong')}`,
      `${quiet('│')}   ${strong('words')} here`,
    ]);
  });

  it('in emphasis keeps both on both lines', () => {
    expect(styled('**all *of it* and `this`**', 8)).toEqual([
      strong('all ') + strong(emphasis('of')),
      strong(emphasis('it')) + strong(' and'),
      strong(quiet('`')) + strong(code('this')) + strong(quiet('`')),
    ]);
  });

  it('in a heading is that of the heading too', () => {
    expect(styled('### On *this*', 40)).toEqual([heading('On ') + heading(emphasis('this'))]);
  });

  it('stays in its column of a table', () => {
    const cells = '| **one two three four** | five six seven eight |';
    const [, , ...rows] = styled(`| a | b |\n|-|-|\n${cells}`, 26);
    expect(rows).toEqual([
      `${strong('one two')}       five six`,
      `${strong('three four')}    seven eight`,
    ]);
  });
});

/** Markdown of every kind: what the arbitrary has, code and formulae. */
const everything = fc
  .tuple(markdown, fc.constantFrom('', '```python\nif x: # y\n\treturn "z"\n```', '$$x_i^2$$'))
  .map((parts) => parts.join('\n\n'));

describe('colour', () => {
  const setting = fc.record({
    width: fc.constantFrom(...WIDTHS),
    unicode: fc.boolean(),
    hyperlinks: fc.boolean(),
    level: fc.constantFrom(1 as const, 3 as const),
  });

  it('changes nothing of the text', () => {
    fc.assert(
      fc.property(everything, setting, (text, { width, level, ...rest }) => {
        const plain = renderMarkdown(text, width, createTheme({ level: 0, ...rest }));
        const rich = renderMarkdown(text, width, createTheme({ level, ...rest }), highlightCode);
        expect(rich.map(stripVTControlCharacters)).toEqual(plain.map(stripVTControlCharacters));
      }),
    );
  });

  it('ends with the line: no style and no link is left open', () => {
    fc.assert(
      fc.property(everything, setting, (text, { width, ...options }) => {
        const lines = renderMarkdown(text, width, createTheme(options), highlightCode);
        expect(lines.filter((line) => leftOpen(line).length > 0)).toEqual([]);
      }),
    );
  });
});

/** Which code ends a style. */
const ENDS: Record<string, string[]> = {
  22: ['1', '2'],
  23: ['3'],
  24: ['4'],
  39: ['32', '33', '35', '36'],
};

/** The styles and links that a line begins and does not end. */
function leftOpen(line: string): string[] {
  let open: string[] = [];
  // biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences are what it looks for
  for (const [, style, url] of line.matchAll(/\x1b\[(\d+)m|\x1b\]8;;(.*?)\x07/g)) {
    if (style !== undefined) {
      const ended = ENDS[style];
      open = ended === undefined ? [...open, style] : open.filter((code) => !ended.includes(code));
    } else open = url === '' ? open.filter((code) => code !== 'link') : [...open, 'link'];
  }
  return open;
}
