/**
 * What look-up commands take over bare node, as ratios of whole processes, and a drill until its first prompt:
 * `npm run bench`.
 * Runs are paired, so that a busy moment of the machine touches both sides alike.
 * `npm run bench -- journal` measures a journal of a million reviews instead, `-- keys` the time from a
 * key to the screen, `-- coverage` how well typed answers are told apart, `-- plan` what the policies of a plan
 * are worth, `-- search` how well a search finds what is meant, `-- search-scale` a search of 100,000 questions,
 * `-- soak` a drill of 2000 questions, `-- package` what is published, `-- decks` a deck of 10,000 files.
 */
import { benchCoverage } from './bench-coverage.ts';
import { benchDecks } from './bench-decks.ts';
import { benchJournal } from './bench-journal.ts';
import { benchKeys } from './bench-keys.ts';
import { benchLookUps } from './bench-look-ups.ts';
import { benchPackage } from './bench-package.ts';
import { benchPlan } from './bench-plan.ts';
import { benchSearch } from './bench-search.ts';
import { benchSearchScale } from './bench-search-scale.ts';
import { benchSoak } from './bench-soak.ts';

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
