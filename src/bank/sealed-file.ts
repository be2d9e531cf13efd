/** Numbers before the sections: magic, version, number of sections. */
const HEADER = 3;
const MAGIC = 0x4c4c4d69;
const UNIT = 4;

/**
 * Sections of bytes as one file that tells whether it is of the length it had. Layout: in numbers of 32 bits
 * magic, version, number of sections, the length of each in bytes; then the sections.
 */
export function seal(version: number, sections: readonly Uint8Array[]): Buffer {
  const head = Buffer.alloc((HEADER + sections.length) * UNIT);
  [MAGIC, version, sections.length, ...sections.map(({ length }) => length)].forEach(
    (number, index) => {
      head.writeUInt32LE(number, index * UNIT);
    },
  );
  return Buffer.concat([head, ...sections]);
}

/** The sections of a sealed file, without a copy; undefined where it is cut off or of another version. */
export function unseal(version: number, bytes: Buffer): Buffer[] | undefined {
  const number = (index: number) =>
    (index + 1) * UNIT <= bytes.length ? bytes.readUInt32LE(index * UNIT) : 0;
  if (number(0) !== MAGIC || number(1) !== version) return undefined;
  const count = number(2);
  let at = (HEADER + count) * UNIT;
  const sections: Buffer[] = [];
  for (let index = 0; index < count && at <= bytes.length; index++) {
    const length = number(HEADER + index);
    sections.push(bytes.subarray(at, at + length));
    at += length;
  }
  return at === bytes.length ? sections : undefined;
}
