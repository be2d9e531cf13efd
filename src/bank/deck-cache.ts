import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { readChecked, writeChecked } from './checked-file.ts';
import { listDeck } from './deck-files.ts';
import { type DeckIndex, decodeIndex, encodeIndex } from './deck-index.ts';
import { areSameStamps, settledStamps, stampsOf } from './file-stamps.ts';
import { nameSections, openNames } from './name-hashes.ts';
import type { Language, QuestionSummary } from './question.ts';
import { seal, unseal } from './sealed-file.ts';
import type { SearchDocument } from './search-document.ts';
import type { SearchIndex } from './search-index.ts';

/** Changes with what is in the file that search looks through. */
const SEARCH_VERSION = 2;

/** Where what is known of decks is kept. Disposable: the files themselves have it all. */
export interface DeckCache {
  readonly folder: string;
  /** Which program wrote it: another one may read the same files in another way. */
  readonly program: string;
}

export interface IndexRequest {
  /** The folder of the deck, absolute. */
  readonly folder: string;
  /** The name of the deck. */
  readonly name: string;
  readonly lang: Language;
  readonly cache: DeckCache;
  readonly now: Date;
}

export interface OpenIndex extends DeckIndex {
  /** What tells it from any other; undefined while files are too new to be known by their times. */
  readonly version?: () => string;
}

/**
 * The index of a deck as its files are now. It comes from the cache; files that have changed since
 * are read, and the cache is renewed.
 * @throws UserError when the folder cannot be read.
 */
export async function openIndex(request: IndexRequest): Promise<OpenIndex> {
  const { folder, name, lang, now } = request;
  const key = keyOf(request);
  const path = pathOf(request, 'index');
  const bytes = readChecked(path);
  const old = bytes && decodeIndex(bytes, key, name);
  if (bytes !== undefined && old !== undefined) {
    const stamps = stampsOf(folder, [...old.folders, ...old.files]);
    if (areSameStamps(stamps, old.stamps)) return { ...old, version: () => versionOf(bytes) };
  }
  const { renewIndex } = await import('./renew-index.ts');
  const { folders, files } = listDeck(folder);
  const stamps = stampsOf(folder, [...folders, ...files]);
  const index = renewIndex({ folder, name, lang }, { folders, files, stamps }, old);
  const settled = settledStamps(stamps, now);
  const renewed = encodeIndex({ ...index, stamps: settled }, key);
  if (bytes === undefined || !renewed.equals(bytes)) writeChecked(path, renewed);
  return settled.some(Number.isNaN) ? index : { ...index, version: () => versionOf(renewed) };
}

/**
 * What search looks through, kept beside the index of these questions.
 * @param make makes it anew where the cache has none of this version of the index.
 */
export async function openSearch(
  request: IndexRequest,
  version: (() => string) | undefined,
  questions: readonly QuestionSummary[],
  make: () => SearchDocument[],
): Promise<SearchIndex> {
  const { compileIndex, openIndex: openSearchIndex } = await import('./search.ts');
  const path = pathOf(request, 'search');
  const of = version && Buffer.from(version());
  const open = (index: Buffer, names: readonly Buffer[]) =>
    openSearchIndex(index, questions, openNames(...(names as [Buffer, Buffer])));
  const kept = of && readChecked(path);
  const [keptOf, keptIndex, ...keptNames] = (kept && unseal(SEARCH_VERSION, kept)) ?? [];
  if (keptIndex !== undefined && keptOf?.equals(of as Buffer)) {
    const index = open(keptIndex, keptNames);
    if (index !== undefined) return index;
  }
  const compiled = compileIndex(make());
  const names = nameSections(questions);
  if (of !== undefined) writeChecked(path, seal(SEARCH_VERSION, [of, compiled, ...names]));
  return open(compiled, names) as SearchIndex;
}

function keyOf({ cache, lang, folder }: IndexRequest): string {
  return JSON.stringify([cache.program, lang, folder]);
}

function pathOf({ cache, lang, folder }: IndexRequest, kind: string): string {
  return join(cache.folder, `${crc32(folder).toString(16)}.${lang}.${kind}`);
}

/** Everything that the index depends on is in its bytes, the times of all files among them. */
function versionOf(bytes: Buffer): string {
  return `${bytes.length} ${crc32(bytes)}`;
}
