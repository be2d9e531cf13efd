/**
 * How well searches find what held queries are about, ours and those of other libraries on the same data:
 * `npm run bench -- search`. The weights were searched for on every second query; a few
 * settings were then compared on the others too, so those are no untouched test.
 */
import { fileURLToPath } from 'node:url';
import uFuzzy from '@leeoniya/ufuzzy';
import Fuse from 'fuse.js';
import MiniSearch from 'minisearch';
import { loadDeck, questionsIn } from '../src/bank/deck.ts';
import type { Language, Question } from '../src/bank/question.ts';
import { createSearch } from '../src/bank/search.ts';
import { type SearchDocument, toSearchDocument } from '../src/bank/search-document.ts';
import { type Rank, rankByFuse } from '../src/bank/search-rank.ts';
import {
  type HeldQuery,
  heldQueries,
  type Quality,
  qualityOf,
} from '../tests/support/held-queries.ts';
import { indexOf } from '../tests/support/index-of.ts';
import { median } from './bench-time.ts';

/** Finds at most ten ids, best first. */
type Finder = (query: string) => string[];

const FOUND = 10;
const FIELDS = ['question', 'aliases', 'tags', 'topic', 'points', 'answer'] as const;

const FINDERS: Readonly<Record<string, (questions: readonly Question[]) => Finder>> = {
  ours: (questions) => ours(questions, rankByFuse),
  'ours without fuse': (questions) => ours(questions, () => () => 0),
  'fuse.js, defaults': (questions) => fuseByDefault(questions.map(toSearchDocument)),
  minisearch: (questions) => miniSearch(questions.map(toSearchDocument)),
  uFuzzy: (questions) => fuzzy(questions.map(toSearchDocument)),
};

/** Prints hit@1, hit@3 and the mean reciprocal rank of each search for each kind of query. */
export function benchSearch(): void {
  const queries = heldQueries();
  const tunedOn = queries.filter((_, index) => index % 2 === 0);
  const others = queries.filter((_, index) => index % 2 === 1);
  const kinds = [...new Set(queries.map(({ kind }) => kind))];
  const sets: [string, readonly HeldQuery[]][] = [
    ['all', queries],
    ['tuned on', tunedOn],
    ['not tuned on', others],
    ...kinds.map((name): [string, HeldQuery[]] => [
      name,
      queries.filter(({ kind }) => kind === name),
    ]),
  ];
  const questions = { en: bundledQuestions('en'), fr: bundledQuestions('fr') };
  for (const [name, make] of Object.entries(FINDERS)) {
    const finders = { en: make(questions.en), fr: make(questions.fr) };
    const times: number[] = [];
    const answers = new Map(
      queries.map((held) => {
        const start = performance.now();
        const ids = finders[held.lang](held.query);
        times.push(performance.now() - start);
        return [held, ids];
      }),
    );
    console.log(`\n${name}: median ${median(times).toFixed(2)} ms a query`);
    for (const [set, held] of sets) {
      const quality = qualityOf(held, (one) => answers.get(one) ?? []);
      console.log(`  ${set.padEnd(14)}${describe(quality)} (${held.length})`);
    }
  }
}

function describe({ hitAt1, hitAt3, meanReciprocalRank }: Quality): string {
  const figures = { 'hit@1': hitAt1, 'hit@3': hitAt3, MRR: meanReciprocalRank };
  return Object.entries(figures)
    .map(([name, value]) => `${name} ${value.toFixed(3)}`)
    .join('  ');
}

/** The questions of the bundled bank. */
export function bundledQuestions(lang: Language): Question[] {
  const deck = loadDeck(fileURLToPath(new URL('../questions', import.meta.url)));
  return questionsIn(deck, lang);
}

function ours(questions: readonly Question[], rank: Rank): Finder {
  const search = createSearch([indexOf(questions)], rank);
  return (query) => search(query, FOUND).map(({ id }) => id);
}

function fuseByDefault(documents: readonly SearchDocument[]): Finder {
  const fuse = new Fuse(documents, { keys: [...FIELDS] });
  return (query) => fuse.search(query, { limit: FOUND }).map(({ item }) => item.id);
}

/** As its documentation advises for fuzzy search, titles before texts. */
function miniSearch(documents: readonly SearchDocument[]): Finder {
  const index = new MiniSearch<SearchDocument>({
    fields: [...FIELDS],
    extractField: (document, field) => String(document[field as keyof SearchDocument]),
    searchOptions: { prefix: true, fuzzy: 0.2, boost: { question: 3, aliases: 3, tags: 2 } },
  });
  index.addAll(documents);
  return (query) =>
    index
      .search(query)
      .slice(0, FOUND)
      .map(({ id }) => id);
}

/** In any order of words, one typo a word; one text for each document, since it knows no fields. */
function fuzzy(documents: readonly SearchDocument[]): Finder {
  const texts = documents.map((document) =>
    uFuzzy.latinize(FIELDS.map((field) => String(document[field])).join(' ')),
  );
  const finder = new uFuzzy({ intraMode: 1 });
  return (query) => {
    const [found, info, order] = finder.search(texts, uFuzzy.latinize(query), 5, 1e4);
    const sorted = order && info ? order.map((at) => info.idx[at] as number) : (found ?? []);
    return sorted.slice(0, FOUND).map((at) => documents[at]?.id as string);
  };
}
