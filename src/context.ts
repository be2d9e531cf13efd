import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Bank, openBank } from './bank/bank.ts';
import type { DeckCache } from './bank/deck-cache.ts';
import type { Language } from './bank/question.ts';
import { Memory } from './memory/memory.ts';
import { findPaths, type Paths } from './paths.ts';
import { minutesOf, readSettings, type Settings } from './settings.ts';
import {
  type InputStream,
  type OutputStream,
  openScreen,
  type Screen,
  writeLines,
} from './terminal/screen.ts';

/** What the process gives: everything that a run depends on and cannot compute. */
export interface Edge {
  readonly env: NodeJS.ProcessEnv;
  readonly platform: NodeJS.Platform;
  readonly home: string;
  readonly stdin: InputStream;
  readonly stdout: OutputStream;
  readonly stderr: OutputStream;
  readonly now: () => Date;
  /** From 0 up to 1. */
  readonly random: () => number;
  /** The folder of the package. */
  readonly packageRoot: string;
  /** Whether this is the built program. */
  readonly built: boolean;
  /** Aborted by a signal: prompts end, the terminal is restored. */
  readonly signal: AbortSignal;
}

/** The options that every command takes. */
export interface GlobalOptions {
  readonly color?: boolean;
  readonly input?: boolean;
  readonly pager?: boolean;
}

/** The parts that a command works with, each built when it is first asked for. */
export interface Context {
  readonly edge: Edge;
  readonly out: Screen;
  readonly err: Screen;
  readonly paths: Paths;
  readonly settings: Settings;
  /** Whether the user may be asked anything. */
  readonly interactive: boolean;
  readonly pager: boolean;
  now(): Date;
  random(): number;
  bank(options?: {
    lang?: Language;
    deck?: string;
    summariesOnly?: boolean;
    useCache?: boolean;
  }): Promise<Bank>;
  /** The memory, with the history of questions that the bank has renamed. */
  memory(bank: Pick<Bank, 'renamed'>): Promise<Memory>;
  /** One line on stderr. */
  note(message: string): Promise<void>;
}

/** Builds the concrete parts; the only place that does. */
export function createContext(edge: Edge, options: GlobalOptions): Context {
  const { env, now, random } = edge;
  const colour = options.color !== false;
  const out = openScreen(edge.stdout, env, colour);
  const err = openScreen(edge.stderr, env, colour);
  const paths = findPaths(edge);
  const note = (message: string) => writeLines(err, [message]);
  let settings: Settings | undefined;
  let memory: Promise<Memory> | undefined;
  const context: Context = {
    edge,
    out,
    err,
    paths,
    now,
    random,
    note,
    pager: options.pager !== false,
    get interactive() {
      return options.input !== false && err.isTTY && edge.stdin.isTTY === true;
    },
    get settings() {
      if (settings === undefined) {
        const read = readSettings(paths.state, env);
        settings = read.settings;
        for (const problem of read.problems) void note(`warning: ${problem}`);
      }
      return settings;
    },
    async bank({ lang, deck, summariesOnly = false, useCache = true } = {}) {
      const { packageRoot, built } = edge;
      const { lang: usual, decks } = context.settings;
      const only = deck === undefined ? {} : { only: deck };
      const own = deck !== undefined || decks.length > 0;
      const cached =
        own && built && useCache ? { cached: { cache: deckCache(edge, paths), now: now() } } : {};
      const opened = { packageRoot, built, lang: lang ?? usual, decks, ...only };
      return openBank({ ...opened, ...cached, summariesOnly });
    },
    memory(bank) {
      memory ??= openMemory(context, bank);
      return memory;
    },
  };
  return context;
}

/** The source can change from one run to the next: only the built program keeps what it read. */
function deckCache({ packageRoot }: Edge, { cache }: Paths): DeckCache {
  const { version } = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8'));
  const { mtimeMs, size } = statSync(join(packageRoot, 'dist', 'main.cjs'));
  return { folder: join(cache, 'decks'), program: `${version} ${mtimeMs} ${size}` };
}

/** Opens the memory anew, from what is on the disk; without the cache everything is folded. */
export async function openMemory(
  { paths, settings, note, random }: Context,
  { renamed }: Pick<Bank, 'renamed'>,
  useCache = true,
): Promise<Memory> {
  const { retention, maximumInterval, fuzz, weights } = settings;
  const memory = await Memory.open({
    directory: paths.state,
    ...(useCache ? { cache: paths.cache } : {}),
    dayStartsAt: minutesOf(settings.dayStartsAt),
    newDevice: () => deviceName(random),
    retention,
    maximumInterval,
    fuzz,
    weights,
    renamed,
  });
  if (memory.foreign > 0) {
    const lines = memory.foreign === 1 ? '1 line' : `${memory.foreign} lines`;
    await note(
      `warning: skipped ${lines} of the journal that a newer version wrote; they are kept`,
    );
  }
  return memory;
}

/** Eight hexadecimal digits: enough for the machines of one person. */
function deviceName(random: () => number): string {
  return Math.floor(random() * 2 ** 32)
    .toString(16)
    .padStart(8, '0');
}
