import { describe, expect, it } from 'vitest';
import { renderMarkdown } from '../../src/render/markdown.ts';
import { ASCII, PLAIN } from '../support/themes.ts';

function shown(markdown: string, theme = PLAIN): string {
  return renderMarkdown(markdown, 60, theme).join('\n');
}

describe('dollars around a formula', () => {
  it.each([
    ['The score is $\\frac{QK^\\top}{\\sqrt{d_k}}$.', 'The score is QKᵀ/√dₖ.'],
    ['It is *$O(n^2)$ in time* and **$n$** in space', 'It is O(n²) in time and n in space'],
    ['$a_i * b_j$ and $c_k * d_l$', 'aᵢ ∗ bⱼ and cₖ ∗ dₗ'],
    ['_the $x_i$ of it_', 'the xᵢ of it'],
    ['between $10^5$ and $10^6$', 'between 10⁵ and 10⁶'],
    ['the 10$^{th}$', 'the 10ᵗʰ'],
    ['a $$x^2$$ b', 'a x² b'],
    ['over $x_1 +\nx_2$ lines', 'over x₁ + x₂ lines'],
    ['| $\\alpha$ |\n|-|\n| $p(x\\|y)$ |', 'α\n──────\np(x|y)'],
  ])('%s', (markdown, expected) => {
    expect(shown(markdown)).toBe(expected);
  });

  it('on lines of their own set it off', () => {
    expect(shown('So\n$$\nE = mc^2\n$$\nholds.')).toBe('So\n\n    E = mc²\n\nholds.');
  });

  it('leave the source as it is where Unicode does not do', () => {
    expect(shown('So $\\foo_bar_ * x * y$ *holds*.')).toBe('So $\\foo_bar_ * x * y$ holds.');
    expect(shown('$$\n\\begin{cases}\na & b\n\\end{cases}\n$$')).toBe(
      '    \\begin{cases}\n    a & b\n    \\end{cases}',
    );
  });

  it('leave it too where only ASCII can be shown, unless that is enough', () => {
    expect(shown('$x_i$ and $O(n)$', ASCII)).toBe('$x_i$ and O(n)');
  });
});

describe('dollars that are money, or a shell’s', () => {
  it.each([
    '$5 and $6',
    'It costs $5/M in, $15/M out, or $20.',
    'US$5 or CA$7 or 6$',
    '$5-$6 ($3)–($5)',
    'the $1,000 bill, a 5$ coin',
    'set $HOME and $PATH, or $HOME:$PATH',
    '$',
    '$$',
    '$ x $',
    '`$x$`',
  ])('%s', (text) => {
    expect(shown(text)).toBe(text);
  });

  it('are dollars when they are escaped', () => {
    expect(shown('\\$x\\$')).toBe('$x$');
  });

  it('leave the Markdown between them alone', () => {
    expect(shown('$5 **in all** or 6$')).toBe('$5 in all or 6$');
  });
});
