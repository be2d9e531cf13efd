import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hyperlink } from '../../src/render/hyperlink.ts';
import { renderMarkdown } from '../../src/render/markdown.ts';
import { createTheme } from '../../src/render/theme.ts';
import { PLAIN } from '../support/themes.ts';

const LINKED = createTheme({ level: 0, unicode: true, hyperlinks: true });

// biome-ignore lint/suspicious/noControlCharactersInRegex: an escape sequence is what it looks for
const OSC8 = /\x1b\]8;;([!-~]*)\x07/g;

/** Hyperlinks as <address|text>. */
function shown(markdown: string, theme = LINKED, width = 80): string {
  const lines = renderMarkdown(markdown, width, theme).join('\n');
  return lines.replace(OSC8, (_, address: string) => (address === '' ? '>' : `<${address}|`));
}

describe('a link', () => {
  it.each([
    ['[the paper](https://a.org/b)', '<https://a.org/b|the paper>'],
    ['[**the** paper](https://a.org/b)', '<https://a.org/b|the><https://a.org/b| paper>'],
    ['https://a.org/b', '<https://a.org/b|https://a.org/b>'],
    ['www.a.org', '<http://www.a.org/|www.a.org>'],
    ['<me@a.org>', '<mailto:me@a.org|me@a.org>'],
    ['![a figure](https://a.org/f.png)', '<https://a.org/f.png|[image: a figure]>'],
    ['[](https://a.org/b)', '<https://a.org/b|https://a.org/b>'],
    ['[é](https://a.org/é?q=a b)', '[é](<https://a.org/%C3%A9?q=a|https://a.org/é?q=a> b)'],
    ['[é](https://a.org/é)', '<https://a.org/%C3%A9|é>'],
  ])('opens its address where the terminal can: %s', (markdown, expected) => {
    expect(shown(markdown)).toBe(expected);
  });

  it('shows its address where the terminal cannot', () => {
    expect(shown('[the paper](https://a.org/b)', PLAIN)).toBe('the paper (https://a.org/b)');
  });

  it('is one on each of its lines', () => {
    expect(shown('[a b c](https://a.org) d', LINKED, 8)).toBe('<https://a.org/|a b c> d');
    expect(shown('[aaaa bbbb](https://a.org)', LINKED, 8)).toBe(
      '<https://a.org/|aaaa>\n<https://a.org/|bbbb>',
    );
  });

  it.each([
    ['another file', '[it](kv-cache.md)', 'it (kv-cache.md)'],
    ['a file of the reader', '[it](file:///etc/passwd)', 'it (file:///etc/passwd)'],
    ['a script', '[it](javascript:alert(1))', 'it (javascript:alert(1))'],
    ['a program', '[it](vscode://a/b)', 'it (vscode://a/b)'],
  ])('opens nothing but what a browser or a mail program does: %s', (_, markdown, expected) => {
    expect(shown(markdown)).toBe(expected);
  });

  it('shows its address when its words look like another', () => {
    expect(shown('[https://bank.com](https://evil.org)')).toBe(
      'https://bank.com (<https://evil.org/|https://evil.org>)',
    );
    expect(shown('[bank.com](https://evil.org)')).toContain('(<https://evil.org/|');
  });
});

describe('what a deck says', () => {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: finding control characters is its job
  const ACTIVE = /[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e\u2066]/;

  it.each([
    'a &#27;[31m b &#x1b;[2J &#155;2J',
    '[l](https://a.org/&#7;&#27;]0;title&#7;)',
    '[l](<https://a.org/\x07\x1b]0;title\x07>)',
    '[l](https://a.org "\x1b[2J")',
    '<https://a.org/\x1b]8;;>',
    '![&#27;c](https://a.org)',
    '`\x1b[2J`',
    '    \x9b2J',
    '| &#8238; |\n|-|\n| \x1b |',
    '<b \x1b>',
  ])('sends no control characters to the terminal: %j', (markdown) => {
    expect(shown(markdown)).not.toMatch(ACTIVE);
  });

  it('sends none in an address, whatever that is', () => {
    const address = fc.oneof(
      fc.webUrl({ withFragments: true, withQueryParameters: true }),
      fc.string({ unit: 'binary', maxLength: 12 }).map((text) => `https://a.org/${text}`),
      fc.string({ unit: 'binary', maxLength: 12 }).map((text) => `mailto:${text}`),
      fc.string({ unit: 'binary', maxLength: 12 }).map((text) => `https://${text}`),
      fc.constantFrom(
        'https://a.org/\x1b\\',
        'mailto:\x07',
        'https://a\u0085b/',
        `https://${'a'.repeat(3000)}`,
      ),
    );
    fc.assert(
      fc.property(address, (url) => {
        expect(hyperlink('text', url, LINKED).replace(OSC8, '')).toBe('text');
        expect(hyperlink('text', url, PLAIN)).toBe('text');
      }),
      { numRuns: 1000 },
    );
  });
});
