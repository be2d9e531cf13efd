import { fstatSync, writeSync } from 'node:fs';
import { systemCode } from '../errors.ts';
import { isGone, type OutputStream } from './screen.ts';

/**
 * The stream of a file descriptor that text goes to. Node's own stream takes a tenth of the time that a
 * look-up takes to load; to a pipe or a file it writes synchronously, and so does this one without
 * it. Anything else, a terminal above all, gets what `open` gives.
 */
export function openOutput(descriptor: number, open: () => OutputStream): OutputStream {
  return isPipeOrFile(descriptor) ? new PlainOutput(descriptor, open) : open();
}

function isPipeOrFile(descriptor: number): boolean {
  try {
    const stats = fstatSync(descriptor);
    return stats.isFIFO() || stats.isSocket() || stats.isFile();
  } catch {
    return false; // closed: Node's own stream knows what to do
  }
}

class PlainOutput {
  readonly #descriptor: number;
  readonly #open: () => OutputStream;
  /** Node's own stream, from the moment that a reader is too slow for a synchronous write. */
  #stream: OutputStream | undefined;

  constructor(descriptor: number, open: () => OutputStream) {
    this.#descriptor = descriptor;
    this.#open = open;
  }

  write(text: string | Uint8Array, done?: (error?: Error | null) => void): boolean {
    if (this.#stream !== undefined) return this.#stream.write(text, done);
    try {
      const rest = this.#writeNow(typeof text === 'string' ? Buffer.from(text) : text);
      if (rest.length > 0) {
        this.#stream = this.#open();
        return this.#stream.write(rest, done);
      }
      done?.();
    } catch (error) {
      if (done !== undefined) done(error as Error);
      else if (!isGone(error as Error)) throw error;
    }
    return true;
  }

  /** Writes what can be written at once and returns the rest. */
  #writeNow(bytes: Uint8Array): Uint8Array {
    let rest = bytes;
    try {
      while (rest.length > 0) rest = rest.subarray(writeSync(this.#descriptor, rest));
    } catch (error) {
      if (systemCode(error) !== 'EAGAIN') throw error;
    }
    return rest;
  }
}
