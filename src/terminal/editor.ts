import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Lets the user write in $VISUAL or $EDITOR, and waits until it ends. Returns the text, or undefined
 * when the editor is missing or ends with an error: that is no answer.
 */
export function editText(text: string, env: NodeJS.ProcessEnv): string | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'llm-interview-'));
  const file = join(folder, 'answer.md');
  try {
    writeFileSync(file, text, { mode: 0o600 });
    const command = env.VISUAL || env.EDITOR || 'vi';
    const { status } = spawnSync(
      process.platform === 'win32' ? `${command} "%ANSWER%"` : `${command} "$ANSWER"`,
      {
        shell: true,
        stdio: 'inherit',
        env: { ...env, ANSWER: file },
      },
    );
    return status === 0 ? readFileSync(file, 'utf8').trimEnd() : undefined;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
