import { createHash } from 'node:crypto';
import { closeSync, createWriteStream, fstatSync, mkdirSync, openSync, read } from 'node:fs';
import { dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { createGzip } from 'node:zlib';
import { type BackedUp, headOf, statePaths } from './backup.ts';

/** A file of the state, opened: as long as it was then, however much is appended to it since. */
export interface OpenFile {
  readonly path: string;
  readonly descriptor: number;
  readonly bytes: number;
}

const PIECE = 1 << 18;

const readPiece = promisify(read);

/** Opens what belongs into a backup. `writeBackup` closes it. */
export function openState(directory: string): OpenFile[] {
  const opened: OpenFile[] = [];
  try {
    for (const { path, file } of statePaths(directory)) {
      const descriptor = openSync(file, 'r');
      opened.push({ path, descriptor, bytes: fstatSync(descriptor).size });
    }
    return opened;
  } catch (error) {
    closeAll(opened);
    throw error;
  }
}

/**
 * Writes what `packBackup` gives of the files as they were when they were opened, piece by piece, so that keys are
 * answered meanwhile and a long journal is never in memory. The folder is made where it is missing.
 */
export async function writeBackup(
  file: string,
  made: string,
  sources: readonly OpenFile[],
): Promise<void> {
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    const entries: BackedUp[] = [];
    for (const source of sources) entries.push(await examine(source));
    await pipeline(
      contentOf(made, sources, entries),
      createGzip(),
      createWriteStream(file, { mode: 0o600 }),
    );
  } finally {
    closeAll(sources);
  }
}

async function* contentOf(
  made: string,
  sources: readonly OpenFile[],
  entries: readonly BackedUp[],
): AsyncGenerator<Buffer> {
  yield headOf(made, entries);
  for (const [index, source] of sources.entries()) {
    const hash = createHash('sha256');
    for await (const piece of piecesOf(source)) {
      hash.update(piece);
      yield piece;
    }
    if (hash.digest('hex') !== entries[index]?.sha256) {
      throw new Error(`${source.path} was rewritten meanwhile`);
    }
  }
}

async function examine(source: OpenFile): Promise<BackedUp> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const piece of piecesOf(source)) {
    hash.update(piece);
    bytes += piece.length;
  }
  return { path: source.path, bytes, sha256: hash.digest('hex') };
}

async function* piecesOf({ descriptor, bytes }: OpenFile): AsyncGenerator<Buffer> {
  for (let position = 0; position < bytes; ) {
    const length = Math.min(PIECE, bytes - position);
    const { bytesRead, buffer } = await readPiece(descriptor, {
      buffer: Buffer.alloc(length),
      position,
    });
    if (bytesRead === 0) return; // it was cut off meanwhile
    yield buffer.subarray(0, bytesRead);
    position += bytesRead;
  }
}

function closeAll(files: readonly OpenFile[]): void {
  for (const { descriptor } of files) closeSync(descriptor);
}
