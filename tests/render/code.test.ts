import { stripVTControlCharacters } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadHighlighter, renderCode } from '../../src/render/code.ts';
import { highlightCode } from '../../src/render/languages.ts';
import { COLOUR, PLAIN } from '../support/themes.ts';

const { keyword, literal, number, name, quiet, code } = COLOUR.styles;

function coloured(source: string, language: string): string[] {
  return renderCode(source, language, COLOUR, highlightCode);
}

describe('code in colour', () => {
  it.each([
    ['python', 'return 1  # one', `${keyword('return')} ${number('1')}  ${quiet('# one')}`],
    ['js', 'f(`a`)', `${name('f')}(${literal('`a`')})`],
    ['ts', "const a = 'b'", `${keyword('const')} a = ${literal("'b'")}`],
    ['json', '{"a": true}', `{${name('"a"')}: ${keyword('true')}}`],
    ['bash', 'echo "$HOME"', `${name('echo')} ${literal('"')}${name('$HOME')}${literal('"')}`],
    ['yaml', 'a: 1', `${name('a:')} ${number('1')}`],
    ['sql', 'SELECT a', `${keyword('SELECT')} a`],
    ['text', 'return 1', code('return 1')],
    ['', 'return 1', code('return 1')],
  ])('%s', (language, source, line) => {
    expect(coloured(source, language)).toEqual([`    ${line}`]);
  });

  it('has the style of each line to itself', () => {
    expect(coloured('"""one\n\ntwo"""', 'python')).toEqual([
      `    ${literal('"""one')}`,
      '',
      `    ${literal('two"""')}`,
    ]);
  });

  it('says what it says without colour, in every language and whatever it is', () => {
    const language = fc.constantFrom('python', 'javascript', 'typescript', 'json', 'bash', 'yaml');
    const source = fc
      .array(
        fc.constantFrom('def f(x):', '  "a', '# b', '<a>&amp;', "'", '\n', '\t', '{', '1.5', ' '),
      )
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(language, source, (named, text) => {
        const plain = renderCode(text, named, PLAIN, undefined);
        expect(coloured(text, named).map(stripVTControlCharacters)).toEqual(plain);
      }),
    );
  });
});

it('tabs go to the next stop, so that lines stay in line', () => {
  expect(renderCode('a\tb\n\tc\nlong\td  ', '', PLAIN, undefined)).toEqual([
    '    a   b',
    '        c',
    '    long    d',
  ]);
});

describe('the highlighter', () => {
  it.each([
    ['code in a language it knows', '```python\nx\n```', true],
    ['code in a list', '1. a\n\n   ~~~ sql\n   x\n   ~~~', true],
    ['code in another language', '```text\nx\n```', false],
    ['code in no language', '```\npython\n```', false],
    ['no code', 'python', false],
  ])('is loaded for what needs it: %s', async (_, markdown, needed) => {
    expect(await loadHighlighter(markdown, COLOUR)).toBe(needed ? highlightCode : undefined);
  });

  it('is not loaded where there is no colour', async () => {
    expect(await loadHighlighter('```python\nx\n```', PLAIN)).toBe(undefined);
  });
});
