import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestContext } from 'vitest';
import { skip } from './disk.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** Where Debian and others put libfaketime, the one for programs with threads. */
const FOLDERS = ['/usr/lib', '/usr/lib64', '/usr/local/lib', ...below('/usr/lib')];
const LIBRARY = FOLDERS.map((folder) => join(folder, 'faketime', 'libfaketimeMT.so.1')).find(
  existsSync,
);

/** The variables under which a whole process has another clock; the rest of time runs as usual. */
export interface FakeClock {
  /** It is this instant when a process starts. */
  at(instant: string, zone: string): Record<string, string>;
  /** The clock is off by what `set` says last: "-1d", "+1y". It can be set while a process runs. */
  readonly adjustable: { readonly env: Record<string, string>; set(offset: string): void };
}

/** Skips the test, saying why, where libfaketime is missing. */
export function fakeClock(context: TestContext): FakeClock {
  if (LIBRARY === undefined)
    return skip('libfaketime is missing (apt-get install faketime)', context);
  const common = { LD_PRELOAD: LIBRARY, FAKETIME_DONT_FAKE_MONOTONIC: '1' };
  const file = join(temporaryFolder(), 'offset');
  return {
    at: (instant, zone) => {
      const seconds = Math.floor(Date.parse(instant) / 1000);
      return { ...common, FAKETIME_FMT: '%s', FAKETIME: `@${seconds}`, TZ: zone };
    },
    adjustable: {
      env: { ...common, FAKETIME_TIMESTAMP_FILE: file, FAKETIME_NO_CACHE: '1' },
      set: (offset) => writeFileSync(file, `${offset}\n`),
    },
  };
}

function below(folder: string): string[] {
  try {
    return readdirSync(folder).map((name) => join(folder, name));
  } catch {
    return [];
  }
}
