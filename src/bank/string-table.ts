import { packNumbers, startsIn } from './numbers.ts';

/** Sorted strings as one run of bytes: usable as it is read, without making them. */
export interface StringTable {
  readonly size: number;
  at(index: number): string;
  bytesAt(index: number): Uint8Array;
  /** In bytes. */
  lengthAt(index: number): number;
  /** The index of the first string that is not before this one. */
  from(text: string): number;
  /** The index of a string, -1 if it isn't there. */
  find(text: string): number;
}

/** The two sections of a table: the lengths of its strings, and their bytes. */
export function tableSections(sorted: readonly string[]): [Uint8Array, Uint8Array] {
  const parts = sorted.map((text) => Buffer.from(text));
  return [packNumbers(parts.map(({ length }) => length)), Buffer.concat(parts)];
}

/** Strings in the order in which a table finds them. */
export function inTableOrder(strings: Iterable<string>): string[] {
  return [...strings]
    .map((text) => Buffer.from(text))
    .sort(Buffer.compare)
    .map((part) => part.toString());
}

/** Opens a table that lies in two sections. */
export function openTable(lengths: Uint8Array, bytes: Buffer): StringTable {
  const starts = startsIn(lengths);
  const size = starts.length - 1;
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
    bytesAt: (index) => bytes.subarray(start(index), start(index + 1)),
    lengthAt: (index) => start(index + 1) - start(index),
    from: (text) => from(Buffer.from(text)),
    find(text) {
      const sought = Buffer.from(text);
      const index = from(sought);
      return index < size && compare(index, sought) === 0 ? index : -1;
    },
  };
}
