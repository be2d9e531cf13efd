import { spawnSync } from 'node:child_process';
import type { TestContext } from 'vitest';
import { skip } from './disk.ts';
import { TOOL } from './run.ts';

const SETPRIV = ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups'];

/**
 * The words before a command that run it as a user without rights: none for a test run by one. Skips
 * the test, saying why, where that cannot be done.
 */
export function asNobody(context: TestContext): readonly string[] {
  if (process.getuid?.() === undefined) return skip('this system knows no such rights', context);
  if (process.getuid() !== 0) return [];
  const [command = '', ...options] = SETPRIV;
  const { status } = spawnSync(command, [...options, process.execPath, TOOL, '--version']);
  if (status !== 0) return skip('nobody but root can run the program here', context);
  return SETPRIV;
}
