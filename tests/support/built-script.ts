import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import { temporaryFolder } from './temporary-folder.ts';

/** Bundles a TypeScript file of this folder for the running test; a process starts with it in no time. */
export function builtScript(name: string): string {
  const outfile = join(temporaryFolder(), name.replace(/\.ts$/, '.mjs'));
  buildSync({
    entryPoints: [fileURLToPath(new URL(name, import.meta.url))],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20.17',
    format: 'esm',
    external: ['@open-spaced-repetition/binding'],
  });
  return outfile;
}
