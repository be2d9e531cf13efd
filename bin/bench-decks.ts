/** A deck of 10,000 files, when it is first read and from its index: `npm run bench -- decks`. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openIndex } from '../src/bank/deck-cache.ts';
import { questionFiles, translationOf } from '../src/bank/deck-files.ts';
import { measureNode, median, time } from './bench-time.ts';

const BANK = fileURLToPath(new URL('../questions', import.meta.url));
const FILES = 10_000;
const RUNS = 10;
/** So long after the last change, the times of files can be trusted. */
const SETTLED_MS = 3_000;

export async function benchDecks(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'llm-interview-bench-'));
  try {
    const deck = join(folder, 'deck');
    writeDeck(deck);
    await new Promise((resolve) => setTimeout(resolve, SETTLED_MS));
    await compareIndexing(deck, folder);
    const home = join(folder, 'home');
    const first = time(['list', '--level', 'advanced', '--deck', deck], home);
    console.log(`first list       ${rate(first)} files a second, the whole process`);
    compare(['list', '--level', 'advanced', '--deck', deck], home);
    compare(['search', 'kv', 'cache', '--deck', deck], home);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The bank's English questions over and over, each copy under an id of its own. */
function writeDeck(deck: string): void {
  const originals = questionFiles(BANK).filter((file) => translationOf(file) === undefined);
  for (let index = 0; index < FILES; index++) {
    const file = originals[index % originals.length] ?? '';
    const id = `${basename(file, '.md')}-${Math.floor(index / originals.length)}`;
    const text = readFileSync(join(BANK, file), 'utf8').replace(/^id: .*$/m, `id: ${id}`);
    const path = join(deck, dirname(file), `${id}.md`);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
}

/** Reads, parses and checks every file and writes the index, in this process: processor time. */
async function compareIndexing(folder: string, scratch: string): Promise<void> {
  const spent: number[] = [];
  for (let run = 0; run < 5; run++) {
    const cache = { folder: join(scratch, `cache-${run}`), program: 'bench' };
    const start = process.cpuUsage();
    await openIndex({ folder, name: 'deck', lang: 'en', cache, now: new Date() });
    const { user, system } = process.cpuUsage(start);
    spent.push((user + system) / 1000);
  }
  const [first = 0] = spent;
  console.log(
    `indexing         ${rate(first)} files a second of one core, then ${rate(median(spent))}`,
  );
}

function rate(milliseconds: number): number {
  return Math.round((FILES / milliseconds) * 1000);
}

/** A command with an index there, over bare node and over how long a look at every file takes. */
function compare(command: readonly string[], home: string): void {
  time(command, home);
  const pairs = Array.from({ length: RUNS }, () => {
    const bare = measureNode(['-e', '0'], home).wall;
    return [bare, time(command, home)] as const;
  });
  const tool = median(pairs.map(([, second]) => second));
  const ratio = median(pairs.map(([first, second]) => second / first));
  console.log(
    `then ${(command[0] ?? '').padEnd(11)} ${tool.toFixed(0)} ms, ratio to bare node ${ratio.toFixed(2)}`,
  );
}
