import { spawn, spawnSync } from 'node:child_process';

/** Quit if it fits, keep colours, leave the text on the screen: what git asks of less too. */
const LESS = 'FRX';

/**
 * Shows text in $PAGER, or less. Returns false when there is no pager or it is turned off, so that
 * the caller prints the text instead.
 */
export function page(text: string, env: NodeJS.ProcessEnv): Promise<boolean> {
  const command = env.PAGER ?? 'less';
  if (command.trim() === '' || env.TERM === 'dumb') return Promise.resolve(false);
  return new Promise((resolve) => {
    const child = spawn(command, {
      shell: true,
      stdio: ['pipe', 'inherit', 'pipe'],
      env: { ...env, LESS: env.LESS ?? LESS, LESSCHARSET: env.LESSCHARSET ?? 'utf-8' },
    });
    // The reader may quit before the end: that is no error.
    child.stdin.on('error', () => {});
    child.on('error', () => resolve(false));
    // 127: the shell found no such command.
    child.on('close', (code) => resolve(code !== 127));
    child.stdin.end(text);
  });
}

/**
 * Shows text in $PAGER, or less, and waits until the reader is done; for use while keys are ours.
 * Returns false when there is no pager.
 */
export function pageNow(text: string, env: NodeJS.ProcessEnv): boolean {
  const command = env.PAGER ?? 'less';
  if (command.trim() === '') return false;
  const { status } = spawnSync(command, {
    shell: true,
    input: text,
    stdio: ['pipe', 'inherit', 'pipe'],
    // The other screen, so that ours is as it was afterwards.
    env: { ...env, LESS: env.LESS ?? 'R', LESSCHARSET: env.LESSCHARSET ?? 'utf-8' },
  });
  return status !== 127 && status !== null;
}
