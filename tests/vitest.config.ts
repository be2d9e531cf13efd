import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    include: ['tests/**/*.test.ts'],
    // Tests set the process's own TZ, which worker threads share.
    pool: 'forks',
    // Most tests wait for a child process, so no CPU is kept back: the default leaves one of two idle.
    maxWorkers: '100%',
    // Each worker loads the source and the libraries once, not once a file: tests leave no globals changed.
    isolate: false,
    testTimeout: 60_000,
    env: { NO_COLOR: '', FORCE_COLOR: '', LANG: 'en_US.UTF-8' },
  },
});
