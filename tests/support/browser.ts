import { execFileSync } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { temporaryFolder } from './temporary-folder.ts';

/** A browser that is installed, if any is. */
export const BROWSER = ['chromium', 'chromium-browser', 'google-chrome'].find((name) => {
  try {
    execFileSync(name, ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
});

/** Opens a page in the browser without a window; what it prints. */
export function openPage(page: string, ...args: string[]): string {
  const profile = `--user-data-dir=${temporaryFolder()}`;
  const usual = ['--headless', '--no-sandbox', '--disable-gpu', profile];
  return execFileSync(BROWSER as string, [...usual, ...args, pathToFileURL(page).href], {
    stdio: ['ignore', 'pipe', 'ignore'],
    encoding: 'utf8',
  });
}
