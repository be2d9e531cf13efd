import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { type FrontMatter, readFrontMatter } from '../../src/bank/front-matter.ts';

const FILE = `---
id: kv-cache
points:
  - must: one
  - bonus:   two
"quoted key": [a, b]
---
The answer.
`;

/** What a good file says. */
function read(text: string): FrontMatter {
  const file = readFrontMatter(text, 'a.md');
  if (Array.isArray(file)) throw new Error(JSON.stringify(file));
  return file;
}

/** What is wrong with a bad one, as "line:column message". */
function problems(text: string): string[] {
  const file = readFrontMatter(text, 'a.md');
  if (!Array.isArray(file)) throw new Error(`was read: ${JSON.stringify(file.data)}`);
  return file.map(({ line, column, message }) => `${line}:${column} ${message}`);
}

describe('front matter never runs code', () => {
  const ran = globalThis as { frontMatterRan?: boolean };
  afterEach(() => {
    delete ran.frontMatterRan;
  });

  it.each(['js', 'javascript', ' js', 'coffee', 'coffeescript', 'cson', 'json', 'yaml', 'toml'])(
    '---%s is refused',
    (language) => {
      const code = '{ id: (globalThis.frontMatterRan = true) }';
      const said = language.trim();
      expect(problems(`---${language}\n${code}\n---\nx`)).toEqual([
        `1:4 front matter is YAML: write --- alone, without "${said}"`,
      ]);
      expect(ran.frontMatterRan).toBeUndefined();
    },
  );

  it('a YAML tag that asks for a function gives its text', () => {
    const tag = 'f: !!js/function "function () { globalThis.frontMatterRan = true }"';
    expect(read(`---\n${tag}\n---\nx`).data).toEqual({
      f: 'function () { globalThis.frontMatterRan = true }',
    });
    expect(ran.frontMatterRan).toBeUndefined();
  });
});

describe('front matter is YAML 1.2', () => {
  it.each<[string, unknown]>([
    ['no', 'no'],
    ['yes', 'yes'],
    ['on', 'on'],
    ['0123', 123],
    ['"0123"', '0123'],
    ['1.10', 1.1],
    ['"1.10"', '1.10'],
    ['12:30:45', '12:30:45'],
    ['2026-11-23', '2026-11-23'],
    ['1_000', '1_000'],
    ['true', true],
    ['~', null],
  ])('%s', (source, value) => {
    expect(read(`---\nx: ${source}\n---\nbody`).data).toEqual({ x: value });
  });

  it('has no merge keys', () => {
    expect(read('---\n<<: {a: 1}\n---\nbody').data).toEqual({ '<<': { a: 1 } });
  });
});

describe('aliases', () => {
  it('that repeat a little are followed', () => {
    expect(read('---\na: &list [x, y]\nb: *list\n---\nbody').data).toEqual({
      a: ['x', 'y'],
      b: ['x', 'y'],
    });
  });

  it('that blow up are refused', () => {
    const ten = (item: string) => `[${Array(10).fill(item).join(', ')}]`;
    const bomb = `a: &a ${ten('x')}\nb: &b ${ten('*a')}\nc: &c ${ten('*b')}\nd: ${ten('*c')}`;
    expect(problems(`---\n${bomb}\n---\nbody`)).toEqual([
      '2:1 Excessive alias count indicates a resource exhaustion attack',
    ]);
  });

  it('that lead nowhere, or into themselves, are all named', () => {
    const text = '---\na: [x, *gone]\nb: &b\n  - x\n  - [*b]\nc: &c {d: *c}\n---\nbody';
    expect(problems(text)).toEqual([
      '2:8 the alias *gone has no anchor before it',
      '5:6 the alias *b stands inside its own anchor',
      '6:11 the alias *c stands inside its own anchor',
    ]);
  });
});

describe('every part of a file has its place', () => {
  const rows: [path: (string | number)[], place: string][] = [
    [[], '2:1'],
    [['id'], '2:1'],
    [['points'], '3:1'],
    [['points', 0], '4:5'],
    [['points', 1, 'bonus'], '5:5'],
    [['quoted key', 1], '6:19'],
    [['quoted key', 7], '6:1'],
    [['missing'], '2:1'],
    [['points', 0, 'missing'], '4:5'],
  ];
  const ways: [string, string][] = [
    ['as it is', FILE],
    ['with Windows line ends', FILE.replaceAll('\n', '\r\n')],
    ['with a byte order mark', `\uFEFF${FILE}`],
  ];
  it.each(ways)('%s', (_, text) => {
    const { locate } = read(text);
    const found = rows.map(([path]) => {
      const { line, column } = locate(path);
      return [path, `${line}:${column}`];
    });
    expect(found).toEqual(rows);
  });

  it.each(ways)('%s, the data and the body are the same', (_, text) => {
    const { data, body, bodyLine } = read(text);
    expect({ data, body: body.replaceAll('\r', ''), bodyLine }).toEqual({
      data: {
        id: 'kv-cache',
        points: [{ must: 'one' }, { bonus: 'two' }],
        'quoted key': ['a', 'b'],
      },
      body: 'The answer.\n',
      bodyLine: 8,
    });
  });
});

describe('what cannot be read says where and why', () => {
  const NOT_CLOSED = '1:1 the front matter is not closed: put --- on a line of its own after it';
  it.each([
    ['an empty file', '', ['1:1 no front matter: the first line must be ---']],
    ['only Markdown', '# Title\n', ['1:1 no front matter: the first line must be ---']],
    ['no end', '---\nid: x\n', [NOT_CLOSED]],
    ['an end that is none', '---\nid: x\n--- x\n', [NOT_CLOSED]],
    ['nothing inside', '---\n---\nbody', ['1:1 the front matter is empty']],
    ['only a comment', '---\n# soon\n---\nbody', ['1:1 the front matter is empty']],
    ['a field given twice', '---\na: 1\nb: 2\na: 3\n---\nx', ['4:1 Map keys must be unique']],
    ['an open quote', '---\nid: x\nq: "open\n---\nx', ['4:1 Missing closing "quote']],
  ])('%s', (_, text, expected) => {
    expect(problems(text)).toEqual(expected);
  });

  it('the second time as the first', () => {
    const text = '---\nq: [open\n---\nx';
    expect(problems(text)).toEqual(problems(text));
  });

  it('what is nested beyond reason is refused, not run into', () => {
    const nested = `---\na: ${'['.repeat(5000)}${']'.repeat(5000)}\n---\nx`;
    expect(problems(nested)[0]).toMatch(/^2:\d+ /);
  });
});

it('any text at all is either read or refused with places inside it', () => {
  const line = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 12 }),
    fc.constantFrom(
      '---',
      '--- ',
      '- a',
      'a: 1',
      '&x',
      '*x',
      '"',
      '[',
      '{',
      '|',
      '  b',
      '? ',
      '!!',
    ),
  );
  const text = fc.array(line, { maxLength: 12 }).map((lines) => lines.join('\n'));
  fc.assert(
    fc.property(
      fc.oneof(
        text,
        text.map((rest) => `---\n${rest}\n---\nx`),
      ),
      (written) => {
        const file = readFrontMatter(written, 'a.md');
        if (!Array.isArray(file)) return written.endsWith(file.body);
        const lines = written.split('\n').length;
        return file.length > 0 && file.every(({ line: at, column }) => at <= lines && column >= 1);
      },
    ),
    { numRuns: 1000 },
  );
});

it('a comment, for which a file is read with more care, changes neither data nor body', () => {
  const value = fc.oneof(
    fc.stringMatching(/^[a-zé0-9 ]{1,9}$/),
    fc.constantFrom(
      '"a: b"',
      "'it''s'",
      '[a, "b, c"]',
      '>-\n  two\n  lines',
      '\n  - x: y\n    z: w',
    ),
  );
  const lineEnd = fc.constantFrom('\n', '\r\n');
  fc.assert(
    fc.property(fc.array(value, { minLength: 1, maxLength: 4 }), lineEnd, (values, end) => {
      const fields = values.map((text, index) => `field${index}: ${text}`);
      const [plain, commented] = [fields, [...fields, '# why']].map((lines) => {
        const file = read(
          ['---', ...lines, '---', 'The body.', ''].join('\n').replaceAll('\n', end),
        );
        return { data: file.data, body: file.body, place: file.locate(['field0']) };
      });
      expect(plain).toEqual(commented);
    }),
    { numRuns: 500 },
  );
});
