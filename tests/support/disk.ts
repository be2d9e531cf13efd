import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished, type TestContext } from 'vitest';
import { temporaryFolder } from './temporary-folder.ts';

/** A disk of its own in memory, which goes away with the test. */
export interface Disk {
  readonly folder: string;
  /** Mounts it anew with other options: "size=1m", "ro". */
  change(options: string): void;
}

/** Mounts a disk with options like "size=64k"; skips the test, saying why, where that is forbidden. */
export function mountDisk(options: string, context: TestContext): Disk {
  const folder = join(temporaryFolder(), 'disk');
  mkdirSync(folder);
  try {
    mount('-t', 'tmpfs', '-o', options, 'tmpfs', folder);
  } catch (error) {
    skip(`no disk can be mounted here (${firstLine(error)})`, context);
  }
  onTestFinished(() => void execFileSync('umount', ['--lazy', folder]));
  return { folder, change: (other) => mount('-o', `remount,${other}`, folder) };
}

/** Skips the running test and prints why. */
export function skip(why: string, context: TestContext): never {
  process.stdout.write(`skipped "${context.task.name}": ${why}\n`);
  return context.skip(why);
}

function mount(...args: string[]): void {
  execFileSync('mount', args, { stdio: 'pipe' });
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
}
