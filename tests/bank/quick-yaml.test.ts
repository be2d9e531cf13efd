import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDocument } from 'yaml';
import { questionFiles } from '../../src/bank/deck-files.ts';
import { readQuickYaml } from '../../src/bank/quick-yaml.ts';

const BANK = join(import.meta.dirname, '../../questions');

/** What the YAML library makes of a text; undefined where it finds fault. */
function readByLibrary(source: string): unknown {
  const document = parseDocument(source, { logLevel: 'silent' });
  return document.errors.length > 0 ? undefined : document.toJS();
}

function readQuickly(source: string): unknown {
  return readQuickYaml(source.replace(/\n$/, '').split('\n'));
}

describe('the quick reader of front matter', () => {
  it('reads every file of the bank, as the library does', () => {
    for (const file of questionFiles(BANK)) {
      const text = readFileSync(join(BANK, file), 'utf8');
      const source = text.slice('---\n'.length, text.indexOf('\n---\n') + 1);
      expect([file, readQuickly(source)]).toEqual([file, readByLibrary(source)]);
    }
  });

  it.each([
    ['a text over several lines', 'a: one\n  two'],
    ['a map in braces', 'a: {b: 1}'],
    ['a list that goes on below', 'a: [b,\n  c]'],
    ['nothing', 'a:'],
    ['null', 'a: null'],
    ['a truth', 'a: True'],
    ['a fraction', 'a: 1.5'],
    ['a number that begins with 0', 'a: 012'],
    ['a sign', 'a: -1'],
    ['infinity', 'a: .inf'],
    ['an anchor', 'a: &b c'],
    ['a tag', 'a: !!str 1'],
    ['a comment', 'a: b # c'],
    ['a comment below', 'a: b\n# c'],
    ['a key given twice', 'a: b\na: c'],
    ['a key in quotes', '"a": b'],
    ['a key that is none', 'a: b: c'],
    ['a quote that stays open', 'a: "b'],
    ['a quote with a code', 'a: "\\u0041"'],
    ['an empty line', 'a: b\n\nc: d'],
    ['a space at the end', 'a: b '],
    ['literal text', 'a: |\n  b'],
    ['a dash further in', 'a: b\n  - c'],
    ['the name of what all objects have', '__proto__: a'],
  ])('leaves %s to the library', (_, source) => {
    expect(readQuickly(source)).toBeUndefined();
  });

  it('says what the library says wherever it says anything', () => {
    let read = 0;
    fc.assert(
      fc.property(source, (text) => {
        const data = readQuickly(text);
        if (data === undefined) return;
        read += 1;
        expect([text, data]).toEqual([text, readByLibrary(text)]);
      }),
      { numRuns: 5000 },
    );
    expect(read).toBeGreaterThan(200);
  });
});

const scalar = fc.oneof(
  { weight: 3, arbitrary: fc.stringMatching(/^[a-zA-Zé0-9]{1,8}( [a-z0-9(),.;'":#-]{1,6}){0,3}$/) },
  fc.stringMatching(/^[-+.\d_eExo:af]{1,6}$/),
  fc.string({ unit: fc.constantFrom(...'aé1 \'"\\:#-[]{},&*!|>%@`?~=<'), maxLength: 8 }),
  fc.constantFrom(
    '~',
    'null',
    'Null',
    'TRUE',
    'false',
    'yes',
    '2026-11-23',
    '0x1f',
    '1e3',
    'a\u00a0',
  ),
);
const value = fc.oneof(
  { weight: 3, arbitrary: scalar },
  scalar.map((text) => JSON.stringify(text)),
  scalar.map((text) => `"${text}"`),
  scalar.map((text) => `'${text.replaceAll("'", "''")}'`),
  scalar.map((text) => `'${text}'`),
  fc.array(scalar, { maxLength: 3 }).map((items) => `[${items.join(', ')}]`),
  fc.constantFrom('', '>-', '|', '[]', '[ ]', '[a, "b, c", \'d\']', '["a"b]', "['a''b']"),
);
const key = fc.oneof({ weight: 9, arbitrary: fc.stringMatching(/^[a-z]{1,2}$/) }, scalar);
/** Lines that follow one another as in front matter, and lines that don't. */
const source = fc
  .array(
    fc.record({
      indent: fc.oneof(
        { weight: 5, arbitrary: fc.constantFrom('', '  ', '    ') },
        fc.constantFrom(' ', '   ', '      '),
      ),
      dash: fc.oneof(
        { weight: 4, arbitrary: fc.constantFrom('', '- ') },
        fc.constantFrom('-', '-  ', '- - '),
      ),
      name: fc.option(key),
      value,
    }),
    { minLength: 1, maxLength: 6 },
  )
  .map((lines) =>
    lines
      .map(({ indent, dash, name, value: text }, index) => {
        const before = index === 0 ? '' : indent + dash;
        if (name === null) return `${before}${text}`;
        return `${before}${name}:${text === '' ? '' : ' '}${text}`;
      })
      .join('\n'),
  );
