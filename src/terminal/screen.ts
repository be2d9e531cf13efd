import type { ReadStream, WriteStream } from 'node:tty';
import { systemCode } from '../errors.ts';
import { createTheme, type Theme } from '../render/theme.ts';
import { colourLevel, hasHyperlinks, hasUnicode } from './capabilities.ts';

/** A pipe or a file has no width of its own. */
export const PIPE_WIDTH = 80;
/** Longer lines are hard to read, however wide the terminal. */
export const MEASURE = 100;

/** An output stream and how to write to it. */
export interface Screen {
  readonly stream: OutputStream;
  readonly isTTY: boolean;
  readonly theme: Theme;
  /** Columns for text: the terminal's, up to a readable measure. */
  readonly width: number;
  readonly rows: number;
}

/** What text is written to; only a terminal has the rest of a WriteStream. */
export type OutputStream = {
  write(text: string | Uint8Array, done?: (error?: Error | null) => void): boolean;
} & Partial<Omit<WriteStream, 'write'>>;
export type InputStream = NodeJS.ReadableStream & Partial<ReadStream>;

export function openScreen(
  stream: OutputStream,
  env: NodeJS.ProcessEnv,
  colourAllowed: boolean,
): Screen {
  const isTTY = stream.isTTY === true;
  // Node takes an empty NO_COLOR for a set one; colourLevel knows better.
  const { NO_COLOR: _, ...others } = env;
  const colourDepth = isTTY ? (stream.getColorDepth?.(others) ?? 1) : 1;
  const level = colourLevel(env, { isTTY, colourDepth }, colourAllowed);
  let theme: Theme | undefined;
  return {
    stream,
    isTTY,
    get theme() {
      theme ??= createTheme({
        level,
        unicode: hasUnicode(env),
        hyperlinks: hasHyperlinks({ isTTY, colourDepth }, level),
      });
      return theme;
    },
    get width() {
      return Math.min(columnsOf(stream), MEASURE);
    },
    get rows() {
      return isTTY && stream.rows ? stream.rows : Number.POSITIVE_INFINITY;
    },
  };
}

/** The real width of a stream: what is drawn in place must fit it, however narrow. */
export function columnsOf(stream: OutputStream): number {
  return stream.isTTY && stream.columns ? stream.columns : PIPE_WIDTH;
}

/** Writes lines and waits until the stream takes more; a reader that has gone away is no error. */
export function writeLines(screen: Screen, lines: readonly string[]): Promise<void> {
  return write(screen, lines.map((line) => `${line}\n`).join(''));
}

export function write({ stream }: Screen, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    stream.write(text, (error) => {
      if (error && !isGone(error)) reject(error);
      else resolve();
    });
  });
}

/** Whether a write failed because nobody reads any more: a closed pipe or terminal. */
export function isGone(error: Error): boolean {
  const code = systemCode(error);
  return code === 'EPIPE' || code === 'EIO';
}
