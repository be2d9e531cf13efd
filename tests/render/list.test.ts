import { stripVTControlCharacters } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderFound, renderList } from '../../src/render/list.ts';
import { questionOf } from '../support/question-of.ts';
import { tooWide, WIDTHS, words } from '../support/text-arbitraries.ts';
import { ASCII, COLOUR, PLAIN } from '../support/themes.ts';

const ENTRIES = [
  {
    question: questionOf('rope', {
      topic: 'attention',
      question: 'How does RoPE encode position?',
    }),
    when: 'new',
  },
  {
    question: questionOf('kv-cache', { level: 'advanced', question: 'What is the KV cache?' }),
    when: 'today',
  },
  {
    question: questionOf('gqa', {
      topic: 'attention',
      question: 'What does grouped-query attention share between its heads?',
    }),
    when: 'in 5 days',
  },
];

describe('a list', () => {
  it('groups questions by topic, each with its id, level and when it is due', () => {
    expect(`\n${renderList(ENTRIES, 40, PLAIN).join('\n')}\n`).toBe(`
attention 2
  How does RoPE encode position?
    rope · basic · new
  What does grouped-query attention
  share between its heads?
    gqa · basic · in 5 days

inference 1
  What is the KV cache?
    kv-cache · advanced · today
`);
  });

  it('is nothing for nothing', () => {
    expect(renderList([], 40, PLAIN)).toEqual([]);
  });
});

describe('what a search found', () => {
  const found = ENTRIES.slice(0, 2).map((entry) => ({
    ...entry,
    ranges: [] as [number, number][],
    via: undefined as string | undefined,
  }));

  it('keeps its order and says under which other name it was found', () => {
    const [rope, cache] = found;
    if (rope === undefined || cache === undefined) throw new Error('two were made');
    const lines = renderFound([cache, { ...rope, via: 'rotary embedding' }], 60, ASCII);
    expect(`\n${lines.join('\n')}\n`).toBe(`
What is the KV cache?
  kv-cache - inference - advanced - today
How does RoPE encode position?
  rope - attention - basic - new - also rotary embedding
`);
  });

  it('has the match marked, and says the same', () => {
    const marked = found.slice(0, 1).map((entry) => ({ ...entry, ranges: [[9, 12] as const] }));
    const [line = ''] = renderFound(marked, 60, COLOUR);
    const lit = COLOUR.styles.match('RoPE');
    expect(line).toContain(lit);
    expect(stripVTControlCharacters(line)).toBe('How does RoPE encode position?');
  });
});

it.each(WIDTHS)('no line is longer than %i columns', (width) => {
  const entry = fc.tuple(words, words, words).map(([question, topic, via]) => ({
    question: questionOf('an-id-of-some-length', { question, topic }),
    when: 'in 14 days',
    ranges: [[2, 9] as const],
    via,
  }));
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 4 }), (entries) => {
      expect(tooWide(renderFound(entries, width, COLOUR), width)).toEqual([]);
      expect(tooWide(renderList(entries, width, COLOUR), width)).toEqual([]);
    }),
  );
});
