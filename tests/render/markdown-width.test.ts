import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadDeck } from '../../src/bank/deck.ts';
import { renderMarkdown } from '../../src/render/markdown.ts';
import { markdown } from '../support/markdown-arbitraries.ts';
import { tooWide, WIDTHS } from '../support/text-arbitraries.ts';
import { ASCII, COLOUR, LINKED, PLAIN } from '../support/themes.ts';

const { entries } = loadDeck(fileURLToPath(new URL('../../questions', import.meta.url)));
const answers = entries.map(({ question }) => question.answer);

describe.each(WIDTHS)('Markdown at %i columns', (width) => {
  it('takes no more of them, whatever is nested in what', () => {
    fc.assert(
      fc.property(markdown, fc.constantFrom(PLAIN, COLOUR, ASCII, LINKED), (text, theme) => {
        expect(tooWide(renderMarkdown(text, width, theme), width)).toEqual([]);
      }),
    );
  });

  it('takes no more of them for the real answers, code excepted', () => {
    const wide = answers.flatMap((answer) => {
      const code = new Set(answer.split('\n').map((line) => line.trim()));
      const lines = tooWide(renderMarkdown(answer, width, PLAIN), width);
      return lines.filter((line) => !code.has(line.trim()));
    });
    expect(wide).toEqual([]);
  });
});

it('no word of the real answers is lost', () => {
  const said = (text: string) => new Set(text.match(/[\p{L}\p{N}]+/gu));
  const lost = answers.flatMap((answer) => {
    const shown = said(stripVTControlCharacters(renderMarkdown(answer, 300, COLOUR).join('\n')));
    // The language of a code block is no word of the answer; the names of TeX become symbols.
    const text = answer.replace(/^ *```.*$/gm, '').replace(/\$[^$\n]+\$/g, '');
    return [...said(text)].filter((word) => !shown.has(word));
  });
  expect(lost).toEqual([]);
});

it('any text at all can be rendered', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 8 }),
    fc.constantFrom(
      '\n',
      '\n\n',
      '- ',
      '> ',
      '# ',
      '|',
      '\n|-|-|\n',
      '```\n',
      '[',
      '](',
      '*',
      '`',
      '1. ',
    ),
  );
  const text = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(''));
  fc.assert(
    fc.property(text, fc.constantFrom(...WIDTHS), (written, width) => {
      const lines = renderMarkdown(written, width, PLAIN);
      expect(lines.every((line) => !line.includes('\n'))).toBe(true);
    }),
    { numRuns: 500 },
  );
});
