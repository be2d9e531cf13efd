import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { UserError } from '../errors.ts';
import { journalFiles, REVIEWS } from './journal.ts';
import { MOCKS, savedMocks } from './mocks.ts';

/** One file of the state: its path inside the state directory, and its bytes. */
export interface StateFile {
  readonly path: string;
  readonly bytes: Buffer;
}

export interface Backup {
  /** ISO 8601. */
  readonly made: string;
  readonly files: readonly StateFile[];
}

/** What a backup says of a file in it. */
export interface BackedUp {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

interface Header {
  readonly format: typeof FORMAT;
  readonly v: 1;
  readonly made: string;
  readonly files: readonly BackedUp[];
}

const FORMAT = 'llm-interview backup';
const SETTINGS = 'config.json';
/** No other path is ever taken out of a backup. */
const ALLOWED =
  /^(?:config\.json|reviews\/[A-Za-z0-9][A-Za-z0-9._-]*\.jsonl|mocks\/[A-Za-z0-9][A-Za-z0-9._-]*\.json)$/;
const NEWLINE = 0x0a;

/** The settings, every journal and every interview; what the cache holds can be made again. */
export function stateFiles(directory: string): StateFile[] {
  return statePaths(directory).map(({ path, file }) => ({ path, bytes: readFileSync(file) }));
}

/** Where these files are: inside the state directory, and on this machine. */
export function statePaths(directory: string): { path: string; file: string }[] {
  const inside = (folder: string, files: readonly string[]) =>
    files.map((file) => ({ path: `${folder}/${basename(file)}`, file }));
  const settings = join(directory, SETTINGS);
  return [
    ...(existsSync(settings) ? [{ path: SETTINGS, file: settings }] : []),
    ...inside(REVIEWS, journalFiles(directory)),
    ...inside(
      MOCKS,
      savedMocks(directory).mocks.map(({ file }) => file),
    ),
  ];
}

/** One compressed file: a line of JSON with the length and checksum of each file, then their bytes. */
export function packBackup({ made, files }: Backup): Buffer {
  const entries = files.map(({ path, bytes }) => ({
    path,
    bytes: bytes.length,
    sha256: sha256(bytes),
  }));
  return gzipSync(Buffer.concat([headOf(made, entries), ...files.map(({ bytes }) => bytes)]));
}

/** The first line of a backup, before it is compressed. */
export function headOf(made: string, files: readonly BackedUp[]): Buffer {
  const header: Header = { format: FORMAT, v: 1, made, files };
  return Buffer.from(`${JSON.stringify(header)}\n`);
}

/**
 * Takes a backup apart.
 * @throws UserError unless every byte of it is as it was written: a damaged backup is refused whole.
 */
export function unpackBackup(packed: Buffer, name: string): Backup {
  const { header, body } = splitHeader(packed, name);
  let offset = 0;
  const files = header.files.map((entry) => {
    const { path, bytes: length, sha256: sum } = entry ?? {};
    const bytes = body.subarray(offset, offset + length);
    offset += length;
    if (!ALLOWED.test(path)) throw damaged(name, `it holds a strange path, ${quoted(path)}`);
    if (bytes.length !== length || sha256(bytes) !== sum)
      throw damaged(name, `${path} is not whole`);
    return { path, bytes };
  });
  if (offset !== body.length) throw damaged(name, 'it is longer than it should be');
  return { made: header.made, files };
}

function splitHeader(packed: Buffer, name: string): { header: Header; body: Buffer } {
  let plain: Buffer;
  let header: Header;
  try {
    plain = gunzipSync(packed);
    header = JSON.parse(plain.toString('utf8', 0, plain.indexOf(NEWLINE)));
  } catch {
    throw damaged(name, 'it is cut off, changed, or no backup at all');
  }
  if (header?.format !== FORMAT || !Array.isArray(header.files)) {
    throw damaged(name, 'it is no backup of llm-interview');
  }
  if (header.v !== 1) {
    throw new UserError(`${name} was made by a newer version`, 'update llm-interview first');
  }
  return { header, body: plain.subarray(plain.indexOf(NEWLINE) + 1) };
}

/** Whatever it is, as harmless text. */
function quoted(path: unknown): string {
  return JSON.stringify(String(path));
}

function damaged(name: string, why: string): UserError {
  return new UserError(`cannot restore ${name}: ${why}`, 'nothing was changed; try another backup');
}

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
