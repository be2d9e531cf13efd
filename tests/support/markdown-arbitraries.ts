import fc from 'fast-check';
import { words } from './text-arbitraries.ts';

/** A line of text with Markdown's inline marks, never one that begins a block. */
const inline = fc
  .array(
    fc.oneof(
      words,
      words.map((text) => `**${text}**`),
      words.map((text) => `*${text}*`),
      words.map((text) => `~~${text}~~`),
      words.map((text) => `\`${text}\``),
      words.map((text) => `[${text}](https://example.org/${'path/'.repeat(12)})`),
    ),
    { minLength: 1, maxLength: 3 },
  )
  .map((parts) => `So ${parts.join(' ')}`);

const table = fc.integer({ min: 1, max: 6 }).chain((columns) => {
  const row = fc
    .array(inline, { minLength: columns, maxLength: columns })
    .map((cells) => `| ${cells.join(' | ')} |`);
  return fc
    .tuple(row, fc.array(row, { minLength: 1, maxLength: 3 }))
    .map(([header, rows]) => [header, `|${'---|'.repeat(columns)}`, ...rows].join('\n'));
});

function list(depth: number): fc.Arbitrary<string> {
  const marks = fc.constantFrom('- ', '* ', '7. ', '- [ ] ', '- [x] ');
  const content: fc.Arbitrary<string> = depth === 0 ? inline : fc.oneof(inline, block(depth - 1));
  const item = fc
    .tuple(marks, inline, fc.option(content, { nil: '' }))
    .map(([mark, first, rest]) => `${mark}${first}\n${indented(rest, mark)}`.trimEnd());
  const gap = fc.constantFrom('\n', '\n\n');
  return fc
    .tuple(fc.array(item, { minLength: 1, maxLength: 3 }), gap)
    .map(([items, between]) => items.join(between));
}

function block(depth: number): fc.Arbitrary<string> {
  const simple = fc.oneof(
    inline,
    inline.map((text) => `## ${text}`),
    table,
    fc.constant('---'),
  );
  if (depth === 0) return simple;
  const quote = block(depth - 1).map((text) => text.replace(/^/gm, '> '));
  return fc.oneof(simple, list(depth), quote);
}

function indented(text: string, mark: string): string {
  const indent = ' '.repeat(mark.startsWith('7') ? 3 : 2);
  return text.replace(/^(?=.)/gm, indent);
}

/** Markdown with all that an answer may have but code blocks, nested up to three deep. */
export const markdown = fc
  .array(block(3), { minLength: 1, maxLength: 4 })
  .map((blocks) => blocks.join('\n\n'));
