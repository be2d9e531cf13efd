import { execFileSync } from 'node:child_process';
import { closeSync, constants, openSync, readFileSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openOutput } from '../../src/terminal/output.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const never = () => {
  throw new Error('no stream of Node’s is needed');
};

/** Node's stream of a descriptor, as far as it is used: keeps what is written to it. */
function recorder() {
  const written: Buffer[] = [];
  return {
    written,
    open: () => ({
      write(text: string | Uint8Array, done?: () => void) {
        written.push(Buffer.from(text as string));
        done?.();
        return true;
      },
    }),
  };
}

function written(output: ReturnType<typeof openOutput>, text: string): Promise<unknown> {
  return new Promise((resolve) => output.write(text, resolve));
}

describe('the output to a pipe or a file', () => {
  it('writes everything at once, in order, without a stream of Node’s', async () => {
    const path = join(temporaryFolder(), 'list.txt');
    const descriptor = openSync(path, 'w');
    const output = openOutput(descriptor, never);
    output.write('une clé');
    expect(await written(output, ' et une valeur\n')).toBeUndefined();
    closeSync(descriptor);
    expect(readFileSync(path, 'utf8')).toBe('une clé et une valeur\n');
  });

  it('loses no byte where the reader is slower, not even half a letter', async () => {
    const path = join(temporaryFolder(), 'pipe');
    execFileSync('mkfifo', [path]);
    const pipe = openSync(path, constants.O_RDWR | constants.O_NONBLOCK);
    const { written: later, open } = recorder();
    const output = openOutput(pipe, open);
    const text = 'é'.repeat(100_000);
    await written(output, `x${text}`);
    await written(output, 'end');
    const now = Buffer.alloc(400_000);
    const length = readSync(pipe, now);
    closeSync(pipe);
    expect(later.length).toBe(2);
    expect(Buffer.concat([now.subarray(0, length), ...later]).toString()).toBe(`x${text}end`);
  });

  it('says it when nothing can be written', async () => {
    const path = join(temporaryFolder(), 'read-only.txt');
    closeSync(openSync(path, 'w'));
    const descriptor = openSync(path, 'r');
    const output = openOutput(descriptor, never);
    expect(await written(output, 'x')).toMatchObject({ code: 'EBADF' });
    expect(() => output.write('x')).toThrow('EBADF');
    closeSync(descriptor);
  });
});

describe('any other output', () => {
  it.each([
    ['a device', openSync('/dev/null', 'w')],
    ['a closed one', 987],
  ])('%s is left to Node', (_, descriptor) => {
    const { written: seen, open } = recorder();
    openOutput(descriptor, open).write('x');
    expect(String(seen[0])).toBe('x');
  });
});
