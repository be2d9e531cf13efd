/**
 * The package as it is published: its size, the biggest parts of it, and the time from `npx` with nothing
 * cached to the first line of `list`, over that of another package of questions: `npm run bench -- package`.
 */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { median } from './bench-time.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const OTHER = 'interview-questions';
const PAIRS = 5;

interface Packed {
  readonly filename: string;
  readonly size: number;
  readonly unpackedSize: number;
  readonly files: readonly { readonly path: string; readonly size: number }[];
}

export async function benchPackage(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'llm-interview-package-'));
  try {
    const packed = pack(folder);
    const [size, unpacked] = [packed.size, packed.unpackedSize].map(megabytes);
    console.log(`packed ${size} MB (aim: at most 1.20 MB), unpacked ${unpacked} MB`);
    for (const [part, bytes] of partsOf(packed))
      console.log(`  ${part.padEnd(14)} ${megabytes(bytes)} MB`);
    await compareFirstLines(join(folder, packed.filename), folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Packs what has been built and unpacks it in a folder; returns the folder of the package. */
export function unpackPackage(folder: string): string {
  const { filename } = pack(folder);
  execFileSync('tar', ['-xzf', join(folder, filename), '-C', folder]);
  return join(folder, 'package');
}

/** Packs what has been built. */
function pack(folder: string): Packed {
  const args = ['pack', '--ignore-scripts', '--json', '--pack-destination', folder];
  const told: unknown = JSON.parse(execFileSync('npm', args, { cwd: ROOT, encoding: 'utf8' }));
  // npm 10 prints an array, npm 11.19 an object by name.
  return Object.values(told as Record<string, Packed>)[0] as Packed;
}

/** Bytes by the first two folders, most first. */
function partsOf({ files }: Packed): [part: string, bytes: number][] {
  const parts = new Map<string, number>();
  for (const { path, size } of files) {
    const [top = '', next] = path.split('/');
    const part = top === 'dist' ? `dist/${next}` : top;
    parts.set(part, (parts.get(part) ?? 0) + size);
  }
  return [...parts].sort(([, a], [, b]) => b - a).slice(0, 6);
}

async function compareFirstLines(tarball: string, folder: string): Promise<void> {
  const pairs: [other: number, own: number][] = [];
  for (let run = 0; run < PAIRS; run += 1) {
    const other = await firstLine(OTHER, [OTHER], mkdtempSync(join(folder, 'cache-')));
    const own = await firstLine(
      tarball,
      ['llm-interview', 'list'],
      mkdtempSync(join(folder, 'cache-')),
    );
    pairs.push([other, own]);
  }
  const ratio = median(pairs.map(([other, own]) => own / other)).toFixed(2);
  const [other, own] = [0, 1].map((side) =>
    (median(pairs.map((pair) => pair[side] ?? 0)) / 1000).toFixed(1),
  );
  console.log(
    `npx to the first line, nothing cached: ${own} s, ${OTHER} ${other} s, ratio ${ratio} (aim: at most 1.50; median of ${PAIRS} pairs)`,
  );
}

/** Milliseconds from `npx` with this cache to the first line that a command of the package prints. */
async function firstLine(spec: string, command: readonly string[], cache: string): Promise<number> {
  const start = performance.now();
  const child = spawn('npx', ['--yes', '--cache', cache, '--package', spec, '--', ...command], {
    cwd: cache,
    env: { ...process.env, LLM_INTERVIEW_HOME: cache },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  let told = '';
  child.stderr.on('data', (data) => {
    told += data;
  });
  const ended = once(child, 'close');
  const printed = await Promise.race([once(child.stdout, 'data'), ended.then(() => undefined)]);
  const taken = performance.now() - start;
  if (printed === undefined) throw new Error(`npx ${spec} printed nothing: ${told}`);
  child.stdout.resume();
  if (child.exitCode === null && child.pid !== undefined) process.kill(-child.pid);
  await ended;
  return taken;
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(2);
}
