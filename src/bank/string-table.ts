import { bytesOf, numbersIn } from './sealed-file.ts';

/** Strings as one run of bytes and where each starts: usable as it is read, without making them. */
export interface StringTable {
  readonly size: number;
  at(index: number): string;
  /** In bytes. */
  lengthAt(index: number): number;
  /** The index of the first string that is not before this one: for sorted tables. */
  from(text: string): number;
  /** The index of a string, -1 if it isn't there: for sorted tables. */
  find(text: string): number;
}

/** The two sections of a table: where its strings start, and their bytes. */
export function tableSections(strings: readonly string[]): [Uint8Array, Uint8Array] {
  const parts = strings.map((text) => Buffer.from(text));
  return [bytesOf(startsOf(parts.map(({ length }) => length))), Buffer.concat(parts)];
}

/** Where lists of these lengths start when they stand one after the other, and where the last one ends. */
export function startsOf(lengths: readonly number[]): Uint32Array {
  const starts = new Uint32Array(lengths.length + 1);
  lengths.forEach((length, index) => {
    starts[index + 1] = (starts[index] as number) + length;
  });
  return starts;
}

/** Strings in the order in which a table finds them. */
export function inTableOrder(strings: Iterable<string>): string[] {
  return [...strings]
    .map((text) => Buffer.from(text))
    .sort(Buffer.compare)
    .map((part) => part.toString());
}

/** Opens a table that lies in two sections. */
export function openTable(first: Buffer | undefined, bytes: Buffer = Buffer.alloc(0)): StringTable {
  const starts = numbersIn(first);
  const size = Math.max(starts.length - 1, 0);
  const start = (index: number) => starts[index] as number;
  const compare = (index: number, sought: Buffer) =>
    bytes.compare(sought, 0, sought.length, start(index), start(index + 1));
  const from = (sought: Buffer) => {
    let low = 0;
    let high = size;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (compare(middle, sought) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return {
    size,
    at: (index) => bytes.toString('utf8', start(index), start(index + 1)),
    lengthAt: (index) => start(index + 1) - start(index),
    from: (text) => from(Buffer.from(text)),
    find(text) {
      const sought = Buffer.from(text);
      const index = from(sought);
      return index < size && compare(index, sought) === 0 ? index : -1;
    },
  };
}
