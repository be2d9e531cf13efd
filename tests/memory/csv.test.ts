import { describe, expect, it } from 'vitest';
import { parseCsv } from '../../src/memory/csv.ts';

/** The fields of each record. */
function textsOf(text: string): string[][] {
  return parseCsv(text).records.map((record) => record.map((field) => field.text));
}

/** Where each field begins, as "line:column". */
function placesOf(text: string): string[] {
  return parseCsv(text).records.flatMap((record) =>
    record.map(({ line, column }) => `${line}:${column}`),
  );
}

describe('comma-separated values', () => {
  it.each([
    ['', []],
    ['\n\n', []],
    ['a,b', [['a', 'b']]],
    [
      'a,b\n\nc,\n',
      [
        ['a', 'b'],
        ['c', ''],
      ],
    ],
    ['\uFEFFa\r\n"b"\r\nc', [['a'], ['b'], ['c']]],
    ['"a, b","says ""yes"""\n', [['a, b', 'says "yes"']]],
    [
      '"two\nlines",b\nc,d',
      [
        ['two\nlines', 'b'],
        ['c', 'd'],
      ],
    ],
    ['""', []],
    ['"",', [['', '']]],
  ])('%j', (text, expected) => {
    expect(textsOf(text)).toEqual(expected);
    expect(parseCsv(text).problems).toEqual([]);
  });

  it('know where each field begins', () => {
    expect(placesOf('a,"b"\r\n"two\nlines",c\nd')).toEqual(['1:1', '1:3', '2:1', '3:8', '4:1']);
    expect(placesOf('\uFEFFa,b')).toEqual(['1:1', '1:3']);
  });

  it.each([
    ['a\nb,"c"d\ne', '2:3'],
    ['a\nb,c"d"\ne', '2:3'],
    ['a\n"b\ne', '2:1'],
  ])('name the place of a stray quote and go on with the next line: %j', (text, place) => {
    const { problems } = parseCsv(text);
    expect(problems.map(({ line, column }) => `${line}:${column}`)).toEqual([place]);
    expect(textsOf(text)).toEqual([['a'], ['e']]);
  });
});
