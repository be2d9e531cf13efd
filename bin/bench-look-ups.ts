/** Look-ups over bare node, as whole processes, and a drill until its first prompt: `npm run bench`. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { benchFirstPrompt } from './bench-first-prompt.ts';
import { unpackPackage } from './bench-package.ts';
import { measureNode, median, TOOL, type Usage } from './bench-time.ts';

const RUNS = 20;
const COMMANDS = [['list'], ['show', 'rope'], ['search', 'kv', 'cache'], ['--help']];

const COLUMNS: Readonly<Record<keyof Usage, string>> = {
  wall: 'time (ms)',
  cpu: 'processor time (ms)',
  peak: 'peak memory (MB)',
};

/** Prints a table for the package as it is published, and one for the checkout, which looks at every question file too. */
export async function benchLookUps(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'llm-interview-bench-'));
  try {
    const home = join(folder, 'home');
    console.log(`medians of ${RUNS} pairs: the command, bare node, and their ratio`);
    const published = join(unpackPackage(folder), 'bin', 'llm-interview.cjs');
    printHead('as published');
    for (const command of COMMANDS) benchCommand(published, command, home);
    printHead('in a checkout');
    for (const command of COMMANDS) benchCommand(TOOL, command, home);
    await benchFirstPrompt(RUNS);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function printHead(title: string): void {
  const names = Object.values(COLUMNS).map((name) => name.padStart(24));
  console.log(`\n${title.padEnd(16)}${names.join('')}`);
}

function benchCommand(tool: string, command: readonly string[], home: string): void {
  const pairs = Array.from(
    { length: RUNS },
    () => [measureNode(['-e', '0'], home), measureNode([tool, ...command], home)] as const,
  );
  const cells = (Object.keys(COLUMNS) as (keyof Usage)[]).map((name) => {
    const bare = median(pairs.map(([first]) => first[name])).toFixed(0);
    const tool = median(pairs.map(([, second]) => second[name])).toFixed(0);
    const ratio = median(pairs.map(([first, second]) => second[name] / first[name])).toFixed(2);
    return `${tool} / ${bare} = ${ratio}`.padStart(24);
  });
  console.log(command.join(' ').padEnd(16) + cells.join(''));
}
