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
const BYTE_ORDER_MARK = 0xfeff;

/**
 * The lines of a file from a byte offset on, read in chunks so that no journal is too long for memory.
 * @throws UserError when the file cannot be read.
 */
export function* readLines(file: string, from = 0): Generator<FileLine> {
  let descriptor: number | undefined;
  try {
    descriptor = openSync(file, 'r');
    let buffer = Buffer.alloc(CHUNK);
    let offset = from;
    let carried = 0; // bytes of an unfinished line, at the start of the buffer
    for (;;) {
      if (carried === buffer.length) buffer = Buffer.concat([buffer], 2 * buffer.length);
      const room = buffer.length - carried;
      const length = readSync(descriptor, buffer, carried, room, offset + carried);
      const bytes = buffer.subarray(0, carried + length);
      let start = 0;
      for (let end = bytes.indexOf(NEWLINE, carried); end !== -1; ) {
        yield { text: textOf(bytes, start, end), end: offset + end + 1, terminated: true };
        start = end + 1;
        end = bytes.indexOf(NEWLINE, start);
      }
      if (length === 0) {
        if (carried === 0) return;
        yield { text: textOf(bytes), end: offset + carried, terminated: false };
        return;
      }
      bytes.copyWithin(0, start);
      carried = bytes.length - start;
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
  const text = bytes.toString('utf8', start, end);
  return (text.charCodeAt(0) === BYTE_ORDER_MARK ? text.slice(1) : text).trimEnd();
}
