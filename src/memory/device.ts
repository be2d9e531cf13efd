import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { systemCode, UserError } from '../errors.ts';
import { PRIVATE_FILE, PRIVATE_FOLDER } from './state-folder.ts';

const DEVICE = /^[a-z0-9][a-z0-9-]{0,63}$/;

/**
 * The short name of this machine; undefined before its first review.
 * @throws UserError when the file holds something else.
 */
export function readDevice(directory: string): string | undefined {
  const file = join(directory, 'device');
  let device: string;
  try {
    device = readFileSync(file, 'utf8').trim();
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return undefined;
    throw error;
  }
  if (DEVICE.test(device)) return device;
  throw new UserError(
    `${file} does not hold the short name of this machine`,
    'delete the file: a new one is made, and every journal stays',
  );
}

/** Names this machine. When several processes try at once, one name wins and all use it. */
export function claimDevice(directory: string, name: string): string {
  mkdirSync(directory, { recursive: true, mode: PRIVATE_FOLDER });
  const file = join(directory, 'device');
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, `${name}\n`, { mode: PRIVATE_FILE });
  try {
    linkSync(draft, file);
  } catch (error) {
    const code = systemCode(error);
    if (code !== 'EEXIST') renameSync(draft, file); // a file system without hard links
  } finally {
    rmSync(draft, { force: true });
  }
  return readDevice(directory) ?? name;
}
