import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { renderMarkdown } from '../../src/render/markdown.ts';
import { ASCII, COLOUR, PLAIN } from '../support/themes.ts';

function screen(markdown: string, width = 40, theme = PLAIN): string {
  return `\n${renderMarkdown(markdown, width, theme).join('\n')}\n`;
}

describe('Markdown on screen', () => {
  it('is paragraphs that follow the width, not the lines of the file', () => {
    expect(
      screen('# Why\nOne paragraph over\ntwo lines of *the* **file**,\nthen.\n\n\nAnother.'),
    ).toBe(`
Why
═══

One paragraph over two lines of the
file, then.

Another.
`);
  });

  it('nests lists, tight and loose, and continues their numbers', () => {
    expect(
      screen(`9. nine
10. ten, which needs more than a line of this width
    - inside, which needs more than a line too
      1. deeper
- a

- b

  more of b`),
    ).toBe(`
 9. nine
10. ten, which needs more than a line of
    this width
    ◦ inside, which needs more than a
      line too
      1. deeper

• a

• b

  more of b
`);
  });

  it('shows what is done of a task list, once for each task', () => {
    const tasks = '- [x] read the paper\n- [ ] explain the whole of it to someone else';
    expect(screen(tasks)).toBe(`
[x] read the paper
[ ] explain the whole of it to someone
    else
`);
    expect(screen(tasks.replace('\n', '\n\n'))).toBe(`
[x] read the paper

[ ] explain the whole of it to someone
    else
`);
  });

  it('leaves code as it is, however long its lines', () => {
    const long = 'scores = queries @ keys.transpose(-2, -1)';
    expect(screen(`Before:\n\n\`\`\`python\n${long}\n\n  x = 1 * 2 * 3\n\`\`\`\nafter`)).toBe(`
Before:

    ${long}

      x = 1 * 2 * 3

after
`);
  });

  it('quotes, in a bar on every line', () => {
    expect(screen('> A quotation that needs more than one line.\n>\n> > Deeper.')).toBe(`
│ A quotation that needs more than one
│ line.
│
│ │ Deeper.
`);
  });

  it('draws tables, and rules', () => {
    expect(screen('| a | b |\n|---|:-:|\n| **x** | `y` |\n\n---')).toBe(`
a   b
─  ───
x  \`y\`

────────────────────────────────────────
`);
  });

  it('shows where links lead, once', () => {
    expect(screen('[the paper](https://a.org/b), <https://c.org>, https://d.org', 80)).toBe(`
the paper (https://a.org/b), https://c.org, https://d.org
`);
    expect(screen('[it][1] and ![a diagram](d.png)\n\n[1]: https://e.org', 80)).toBe(`
it (https://e.org) and [image: a diagram] (d.png)
`);
  });

  it('keeps hard breaks, escaped marks, code marks and what was struck out', () => {
    expect(
      screen('one  \ntwo\\\nthree \\*not emphasis\\* 2 * 3 `a_b` ~~no~~<br>4 &lt; 5', 80),
    ).toBe(`
one
two
three *not emphasis* 2 * 3 \`a_b\` ~~no~~
4 < 5
`);
  });

  it('is ASCII where the locale has nothing else', () => {
    expect(screen('- a\n\n> b\n\n***\n\n|c|\n|-|\n|d|', 20, ASCII)).toBe(`
* a

| b

--------------------

c
-
d
`);
  });

  it('says the same in colour, by colour as by marks', () => {
    const markdown =
      '# One\n\nTwo **bold** and `code`, [l](https://a.org).\n\n- item\n\n|a|\n|-|\n|b|';
    const coloured = screen(markdown, 80, COLOUR);
    expect(stripVTControlCharacters(coloured)).toBe(screen(markdown, 80));
    expect(coloured).toContain('\u001B[1mbold\u001B[22m');
  });

  it('is no line at all for no text', () => {
    expect(renderMarkdown('', 40, PLAIN)).toEqual([]);
    expect(renderMarkdown('\n\n', 40, PLAIN)).toEqual([]);
  });
});
