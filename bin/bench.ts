/**
 * What look-up commands take over bare node, as ratios of whole processes, and a drill until its first prompt:
 * `npm run bench`.
 * Runs are paired, so that a busy moment of the machine touches both sides alike.
 * `npm run bench -- journal` measures a journal of a million reviews instead, `-- keys` the time from a
 * key to the screen, `-- coverage` how well typed answers are told apart, `-- plan` what the policies of a plan
 * are worth, `-- search` how well a search finds what is meant, `-- search-scale` a search of 100,000 questions,
 * `-- soak` a drill of 2000 questions, `-- package` what is published, `-- decks` a deck of 10,000 files.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { benchCoverage } from './bench-coverage.ts';
import { benchDecks } from './bench-decks.ts';
import { benchFirstPrompt } from './bench-first-prompt.ts';
import { benchJournal } from './bench-journal.ts';
import { benchKeys } from './bench-keys.ts';
import { benchPackage } from './bench-package.ts';
import { benchPlan } from './bench-plan.ts';
import { benchSearch } from './bench-search.ts';
import { benchSearchScale } from './bench-search-scale.ts';
import { benchSoak } from './bench-soak.ts';
import { measure, measureNode, median, type Usage } from './bench-time.ts';

const RUNS = 20;
const COMMANDS = [['list'], ['show', 'rope'], ['search', 'kv', 'cache'], ['--help']];

const COLUMNS: Readonly<Record<keyof Usage, string>> = {
  wall: 'time (ms)',
  cpu: 'processor time (ms)',
  peak: 'peak memory (MB)',
};

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
  package: benchPackage,
  decks: benchDecks,
};
await (BENCHES[process.argv[2] ?? 'lookups'] ?? benchLookUps)();

async function benchLookUps(): Promise<void> {
  const home = mkdtempSync(join(tmpdir(), 'llm-interview-bench-'));
  try {
    console.log(`medians of ${RUNS} pairs: the command, bare node, and their ratio`);
    console.log(
      `${''.padEnd(16)}${Object.values(COLUMNS)
        .map((name) => name.padStart(24))
        .join('')}`,
    );
    for (const command of COMMANDS) benchCommand(command, home);
    await benchFirstPrompt(RUNS);
  } finally {
    rmSync(home, { recursive: true });
  }
}

function benchCommand(command: readonly string[], home: string): void {
  const pairs = Array.from(
    { length: RUNS },
    () => [measureNode(['-e', '0'], home), measure(command, home)] as const,
  );
  const cells = (Object.keys(COLUMNS) as (keyof Usage)[]).map((name) => {
    const bare = median(pairs.map(([first]) => first[name])).toFixed(0);
    const tool = median(pairs.map(([, second]) => second[name])).toFixed(0);
    const ratio = median(pairs.map(([first, second]) => second[name] / first[name])).toFixed(2);
    return `${tool} / ${bare} = ${ratio}`.padStart(24);
  });
  console.log(command.join(' ').padEnd(16) + cells.join(''));
}
