/** Whole numbers as bytes, seven bits each, the last one first; the high bit says that more follow (LEB128). */
export function packNumbers(numbers: Iterable<number>): Uint8Array {
  const bytes: number[] = [];
  for (let number of numbers) {
    for (; number > 0x7f; number = Math.floor(number / 0x80)) bytes.push((number % 0x80) + 0x80);
    bytes.push(number);
  }
  return Uint8Array.from(bytes);
}

/** Reads packed numbers one after the other. */
export class PackedNumbers {
  constructor(
    private readonly bytes: Uint8Array,
    /** Where the next number starts. */
    public at = 0,
  ) {}

  next(): number {
    let byte = this.bytes[this.at++] ?? 0;
    let number = byte & 0x7f;
    for (let unit = 0x80; byte > 0x7f; unit *= 0x80) {
      byte = this.bytes[this.at++] ?? 0;
      number += (byte & 0x7f) * unit;
    }
    return number;
  }
}

/** Where things of these packed lengths start when they stand one after the other, and where the last one ends. */
export function startsIn(lengths: Uint8Array): Uint32Array {
  // A length takes a byte at least.
  const starts = new Uint32Array(lengths.length + 1);
  let count = 0;
  let start = 0;
  // Most lengths are one byte, and a deck has thousands of them.
  for (let at = 0, unit = 1; at < lengths.length; at++) {
    const byte = lengths[at] as number;
    start += (byte & 0x7f) * unit;
    if (byte > 0x7f) unit *= 0x80;
    else {
      unit = 1;
      starts[++count] = start;
    }
  }
  return starts.subarray(0, count + 1);
}

/** The numbers that ascending ones are apart, the first from 0. */
export function stepsOf(ascending: readonly number[]): number[] {
  return ascending.map((number, index) => number - (ascending[index - 1] ?? 0));
}

/** Numbers as the bytes that hold them. */
export function bytesOf({ buffer, byteOffset, byteLength }: ArrayBufferView): Buffer {
  return Buffer.from(buffer as ArrayBuffer, byteOffset, byteLength);
}

/** Bytes copied to where numbers of any size may begin. */
export function alignedCopy(bytes: Uint8Array): ArrayBuffer {
  return new Uint8Array(bytes).buffer;
}
