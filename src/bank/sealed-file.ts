/** Numbers before the sections: magic, version, checksum, number of sections. */
const HEADER = 4;
const MAGIC = 0x4c4c4d69;
const UNIT = 4;

/**
 * Sections of bytes as one file that tells whether it is whole. Layout, in numbers of 32 bits: magic,
 * version, checksum of all that follows, number of sections, length of each in bytes, the sections.
 */
export function seal(version: number, sections: readonly Uint8Array[]): Buffer {
  const starts = startsOf(sections.map(({ byteLength }) => byteLength));
  const bytes = Buffer.alloc(starts[sections.length] as number);
  const numbers = new Uint32Array(bytes.buffer, bytes.byteOffset, HEADER + sections.length);
  numbers.set([MAGIC, version, 0, sections.length]);
  sections.forEach((section, index) => {
    numbers[HEADER + index] = section.byteLength;
    bytes.set(section, starts[index]);
  });
  numbers[2] = checksum(bytes);
  return bytes;
}

/** The sections of a sealed file, without a copy; undefined where it is damaged, cut off or of another version. */
export function unseal(version: number, sealed: Buffer): Buffer[] | undefined {
  if (sealed.length < HEADER * UNIT || sealed.length % UNIT !== 0) return undefined;
  const bytes = sealed.byteOffset % UNIT === 0 ? sealed : aligned(sealed);
  const numbers = new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length / UNIT);
  const [magic, found, sum, count = 0] = numbers;
  if (magic !== MAGIC || found !== version || count > numbers.length - HEADER) return undefined;
  const lengths = [...numbers.subarray(HEADER, HEADER + count)];
  const starts = startsOf(lengths);
  if (starts[count] !== bytes.length || sum !== checksum(bytes)) return undefined;
  return lengths.map((length, index) => {
    const start = starts[index] as number;
    return bytes.subarray(start, start + length);
  });
}

/** Where sections of these lengths start, each at a whole number, and where the last one ends. */
function startsOf(lengths: readonly number[]): number[] {
  let at = (HEADER + lengths.length) * UNIT;
  const starts = [at];
  for (const length of lengths) {
    at += Math.ceil(length / UNIT) * UNIT;
    starts.push(at);
  }
  return starts;
}

function aligned(bytes: Buffer): Buffer {
  const copy = Buffer.alloc(bytes.length);
  bytes.copy(copy);
  return copy;
}

/** FNV-1a, a number at a time, of what follows it. Node's own crc32 costs more to load than this to run. */
function checksum(bytes: Buffer): number {
  const numbers = new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length / UNIT);
  let sum = 0x811c9dc5;
  for (let index = 3; index < numbers.length; index++) {
    sum = Math.imul(sum ^ (numbers[index] as number), 0x01000193);
  }
  return sum >>> 0;
}

/** A section as the numbers it holds. */
export function numbersIn(section: Buffer | undefined): Uint32Array {
  if (section === undefined) return new Uint32Array();
  return new Uint32Array(section.buffer, section.byteOffset, section.length / UNIT);
}

/** Numbers as a section. */
export function bytesOf(numbers: ArrayLike<number>): Uint8Array {
  return new Uint8Array(Uint32Array.from(numbers).buffer);
}
