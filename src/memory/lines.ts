import { closeSync, openSync, readSync } from 'node:fs';
import { systemCode, UserError } from '../errors.ts';

/** One line of a file. `end` is the offset just after its newline, or the end of the file. */
export interface FileLine {
  readonly text: string;
  readonly end: number;
  /** False for a last line without a newline. */
  readonly terminated: boolean;
}

const CHUNK = 1 << 20;
const NEWLINE = 0x0a;

/**
 * The lines of a file from a byte offset on, read in chunks so that no journal is too long for memory.
 * @throws UserError when the file cannot be read.
 */
export function* readLines(file: string, from = 0): Generator<FileLine> {
  let descriptor: number | undefined;
  try {
    descriptor = openSync(file, 'r');
    const chunk = Buffer.alloc(CHUNK);
    let carried: Buffer = Buffer.alloc(0);
    let offset = from;
    for (;;) {
      const length = readSync(descriptor, chunk, 0, CHUNK, offset + carried.length);
      const bytes =
        carried.length === 0
          ? chunk.subarray(0, length)
          : Buffer.concat([carried, chunk.subarray(0, length)]);
      let start = 0;
      for (let end = bytes.indexOf(NEWLINE); end !== -1; end = bytes.indexOf(NEWLINE, start)) {
        yield { text: textOf(bytes, start, end), end: offset + end + 1, terminated: true };
        start = end + 1;
      }
      if (length === 0) {
        if (bytes.length > 0) {
          yield {
            text: textOf(bytes),
            end: offset + bytes.length,
            terminated: false,
          };
        }
        return;
      }
      carried = Buffer.from(bytes.subarray(start));
      offset += start;
    }
  } catch (error) {
    throw new UserError(
      `cannot read ${file} (${systemCode(error) ?? String(error)})`,
      'check the permissions of the file and the disk',
      { cause: error },
    );
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

/** Text of a line; a byte order mark and a carriage return are what other editors leave, not content. */
export function textOf(bytes: Buffer, start = 0, end = bytes.length): string {
  return bytes
    .toString('utf8', start, end)
    .replace(/^\uFEFF/, '')
    .trimEnd();
}
