import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadDeck } from '../../src/bank/deck.ts';
import { renderMarkdown } from '../../src/render/markdown.ts';
import { renderQuestion, renderShort, wrapSource } from '../../src/render/question.ts';
import { questionOf } from '../support/question-of.ts';
import { tooWide, WIDTHS, words } from '../support/text-arbitraries.ts';
import { ASCII, PLAIN } from '../support/themes.ts';

const QUESTION = questionOf('kv-cache', {
  question: 'What does the KV cache hold, and what does it cost?',
  level: 'intermediate',
  points: [
    { kind: 'must', text: 'Keys and values of the tokens so far, in every layer' },
    { kind: 'bonus', text: 'Grouped-query attention shrinks it' },
  ],
  pitfalls: ['Saying that it holds the queries; these are used once'],
  followUps: [{ ask: 'How big is it?', answer: 'As long as the text, times the layers.' }],
  sources: [{ title: 'A paper', url: 'https://arxiv.org/abs/1911.02150' }],
  answer: 'It holds **keys** and values.',
});

describe('a whole question', () => {
  const view = { question: QUESTION, when: 'in 5 days' };

  it('is its points, answer, pitfalls, follow-ups and sources', () => {
    expect(`\n${renderQuestion(view, 48, PLAIN, renderMarkdown).join('\n')}\n`).toBe(
      `
inference · intermediate · in 5 days · kv-cache

What does the KV cache hold, and what does it
cost?

must   Keys and values of the tokens so far, in
       every layer
bonus  Grouped-query attention shrinks it

It holds keys and values.

Pitfalls
✗ Saying that it holds the queries; these are
  used once

Follow-ups
› How big is it?
  As long as the text, times the layers.

Sources
• A paper
  https://arxiv.org/abs/1911.02150
`,
    );
  });

  it('is shorter by all but its points in the short form', () => {
    expect(`\n${renderShort(view, 80, ASCII).join('\n')}\n`).toBe(`
inference - intermediate - in 5 days - kv-cache

What does the KV cache hold, and what does it cost?

must   Keys and values of the tokens so far, in every layer
bonus  Grouped-query attention shrinks it
`);
  });

  it('has no headings for what it does not have', () => {
    const bare = questionOf('rope', { answer: 'Rotated.' });
    const lines = renderQuestion({ question: bare, when: 'new' }, 80, PLAIN, wrapSource);
    expect(lines.slice(-2)).toEqual(['', 'Rotated.']);
  });
});

describe.each(WIDTHS)('at %i columns', (width) => {
  it('no line of any question is longer, but for an address, which must stay whole', () => {
    const generated = fc
      .array(words, { minLength: 8, maxLength: 8 })
      .map(
        ([
          question = '',
          must = '',
          pitfall = '',
          ask = '',
          reply = '',
          title = '',
          topic = '',
          id = '',
        ]) =>
          questionOf(id, {
            question,
            topic,
            points: [{ kind: 'must', text: must }],
            pitfalls: [pitfall],
            followUps: [{ ask, answer: reply }],
            sources: [{ title, url: 'https://example.org' }],
          }),
      );
    fc.assert(
      fc.property(generated, (question) => {
        const lines = renderQuestion({ question, when: 'new' }, width, PLAIN, renderMarkdown);
        expect(tooWide(lines, width)).toEqual([]);
      }),
    );
  });

  it('the real questions keep to it', () => {
    const { entries } = loadDeck(fileURLToPath(new URL('../../questions', import.meta.url)));
    const wide = entries.flatMap(({ question }) => {
      const prose = { ...question, answer: 'x' };
      const view = { question: prose, when: 'in 14 days' };
      return tooWide(renderQuestion(view, width, PLAIN, renderMarkdown), width);
    });
    expect(wide.filter((line) => !/^ {2}https:\/\/\S+$/.test(line))).toEqual([]);
  });
});

describe('the source of an answer, as a pipe gets it', () => {
  it('has its long lines wrapped below their marks, and stays the same Markdown', () => {
    const source = `A paragraph that is too long for it.

- an item that is too long as well
  1. and one inside of it, too long
> a quotation that is too long for it`;
    expect(`\n${wrapSource(source, 24).join('\n')}\n`).toBe(`
A paragraph that is too
long for it.

- an item that is too
  long as well
  1. and one inside of
     it, too long
> a quotation that is
> too long for it
`);
  });

  it('keeps code and tables as they are', () => {
    const source = `\`\`\`python
a_line_of_code = that(is, too, long)
\`\`\`
| a table | that is too long | for it |
~~~
another = "line of code that is long"
~~~`;
    expect(wrapSource(source, 24)).toEqual(source.split('\n'));
  });

  it('counts columns, not characters', () => {
    expect(wrapSource('漢字漢字漢字漢字', 12)).toEqual(['漢字漢字漢字', '漢字']);
  });

  it('fits whatever its words are', () => {
    fc.assert(
      fc.property(fc.array(words), fc.constantFrom(...WIDTHS), (paragraphs, width) => {
        expect(tooWide(wrapSource(paragraphs.join('\n\n'), width), width)).toEqual([]);
      }),
    );
  });
});
