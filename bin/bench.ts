/**
 * Whole-process times of look-up commands against bare node, as ratios: `npm run bench`.
 * Runs are paired, so that a busy moment of the machine touches both sides alike.
 * `npm run bench -- journal` measures a journal of a million reviews instead, `-- keys` the time from a
 * key to the screen, `-- coverage` how well typed answers are told apart, `-- plan` what the policies of a plan
 * are worth, `-- search` how well a search finds what is meant, `-- search-scale` a search of 100,000 questions.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { benchCoverage } from './bench-coverage.ts';
import { benchJournal } from './bench-journal.ts';
import { benchKeys } from './bench-keys.ts';
import { benchPlan } from './bench-plan.ts';
import { benchSearch } from './bench-search.ts';
import { benchSearchScale } from './bench-search-scale.ts';
import { benchSoak } from './bench-soak.ts';
import { median, time, timeNode } from './bench-time.ts';

const RUNS = 20;
const COMMANDS = [['list'], ['show', 'rope'], ['search', 'kv', 'cache'], ['--help']];

console.log(`node ${process.version}`);
const BENCHES: Readonly<Record<string, () => void | Promise<void>>> = {
  lookups: benchLookUps,
  journal: benchJournal,
  keys: benchKeys,
  coverage: benchCoverage,
  plan: benchPlan,
  search: benchSearch,
  'search-scale': benchSearchScale,
  soak: benchSoak,
};
await (BENCHES[process.argv[2] ?? 'lookups'] ?? benchLookUps)();

function benchLookUps(): void {
  const home = mkdtempSync(join(tmpdir(), 'llm-interview-bench-'));
  try {
    console.log(`median of ${RUNS} pairs`);
    for (const command of COMMANDS) benchCommand(command, home);
  } finally {
    rmSync(home, { recursive: true });
  }
}

function benchCommand(command: readonly string[], home: string): void {
  const pairs = Array.from(
    { length: RUNS },
    () => [timeNode(['-e', '0'], home), time(command, home)] as const,
  );
  const bare = median(pairs.map(([first]) => first));
  const tool = median(pairs.map(([, second]) => second));
  const ratio = median(pairs.map(([first, second]) => second / first));
  const label = command.join(' ').padEnd(16);
  console.log(
    `${label} ${tool.toFixed(0)} ms, bare node ${bare.toFixed(0)} ms, ratio ${ratio.toFixed(2)}`,
  );
}
