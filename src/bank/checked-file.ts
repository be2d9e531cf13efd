import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { crc32 } from 'node:zlib';

const CHECKSUM_BYTES = 4;

/** The bytes that writeChecked put into a file; undefined when there are none, or they are damaged. */
export function readChecked(path: string): Buffer | undefined {
  try {
    const file = readFileSync(path);
    const bytes = file.subarray(CHECKSUM_BYTES);
    return file.readUInt32LE() === crc32(bytes) ? bytes : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Replaces a file of the cache, in one step, by bytes and what tells whether they are whole. A cache that can't be
 * written is not worth an error.
 */
export function writeChecked(path: string, bytes: Uint8Array): void {
  const checksum = Buffer.alloc(CHECKSUM_BYTES);
  checksum.writeUInt32LE(crc32(bytes));
  const draft = `${path}.${process.pid}`;
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    writeFileSync(draft, Buffer.concat([checksum, bytes]), { mode: 0o600 });
    renameSync(draft, path);
  } catch {
    try {
      rmSync(draft, { force: true });
    } catch {
      // a cache folder that lies inside a file has no draft to remove
    }
  }
}
