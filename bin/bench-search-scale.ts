/**
 * A search of 100,000 questions, and what it loses against fuse.js over everything, at a size that fuse.js
 * can do: `npm run bench -- search-scale`.
 */

import { normalise } from '../src/bank/normalise.ts';
import type { Question } from '../src/bank/question.ts';
import { createSearch, type Search } from '../src/bank/search.ts';
import { type SearchText, toSearchDocument, toSearchText } from '../src/bank/search-document.ts';
import { compileIndex, openIndex, type SearchIndex } from '../src/bank/search-index.ts';
import { rankByFuse } from '../src/bank/search-rank.ts';
import { isStopWord } from '../src/bank/stop-words.ts';
import { heldQueries } from '../tests/support/held-queries.ts';
import { indexOf, namesOf } from '../tests/support/index-of.ts';
import { seeded } from '../tests/support/seeded.ts';
import { bundledQuestions } from './bench-search.ts';
import { median } from './bench-time.ts';

const MANY = 100_000;
/** What fuse.js can look through for every held query in a couple of minutes. */
const FEW = 436;
/** Of the words of a copy this share is of other questions. */
const EXCHANGED = 0.15;
const FIRST = 5;
const MEBIBYTE = 2 ** 20;

/** Prints time and memory at full size, then the agreement with fuse.js over everything. */
export function benchSearchScale(): void {
  const originals = bundledQuestions('en');
  const queries = heldQueries().filter(({ lang }) => lang === 'en');
  benchSize(
    originals,
    queries.map(({ query }) => query),
  );
  const questions = varied(originals, FEW);
  const search = createSearch([indexOf(questions)], rankByFuse);
  const texts = questions.map(toSearchText);
  let found = 0;
  let wanted = 0;
  const lost: string[] = [];
  for (const { query, ids } of queries) {
    const full = fullFuse(texts, query);
    const here = search(query, FIRST).map(({ id }) => id);
    wanted += full.length;
    found += full.filter((id) => here.includes(id)).length;
    const isRight = (id: string) => ids.includes(originalOf(id));
    if (full.some(isRight) && !here.some(isRight)) lost.push(query);
  }
  console.log(`${FEW} questions, the first ${FIRST} of fuse.js over everything:`);
  console.log(`  ${((100 * found) / wanted).toFixed(1)} % of them are in ours`);
  console.log(`  right answers lost: ${lost.length === 0 ? 'none' : lost.join('; ')}`);
}

function benchSize(originals: readonly Question[], queries: readonly string[]): void {
  const questions = varied(originals, MANY);
  const bytes = compileIndex(questions.map(toSearchDocument));
  const names = namesOf(questions);
  const before = process.memoryUsage().rss;
  const start = performance.now();
  const search = createSearch([openIndex(bytes, questions, names) as SearchIndex], rankByFuse);
  const loaded = performance.now() - start;
  const times = queries.map((query) => timeOf(search, query)).sort((a, b) => a - b);
  const p95 = times[Math.floor(times.length * 0.95)] as number;
  const grown = (process.memoryUsage().rss - before) / MEBIBYTE;
  console.log(`${MANY} questions, index of ${(bytes.length / MEBIBYTE).toFixed(0)} MiB`);
  console.log(`  opened in ${loaded.toFixed(0)} ms, ${grown.toFixed(0)} MiB besides the index`);
  console.log(`  a query: median ${median(times).toFixed(1)} ms, 95 % in ${p95.toFixed(1)} ms`);
}

function timeOf(search: Search, query: string): number {
  const start = performance.now();
  search(query);
  return performance.now() - start;
}

/** The first ids by the last ranking alone, as if every document were a candidate. */
function fullFuse(documents: readonly SearchText[], query: string): string[] {
  const words = normalise(query).split(' ');
  const telling = words.filter((word) => !isStopWord(word));
  const scoreOf = rankByFuse(documents, (telling.length > 0 ? telling : words).join(' '));
  return documents
    .map((document) => ({ id: document.id, score: scoreOf(document) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, FIRST)
    .map(({ id }) => id);
}

/** So many documents: the originals, and copies of them with some words of others; always the same ones. */
function varied(originals: readonly Question[], count: number): Question[] {
  const random = seeded(1);
  const words = originals.flatMap(({ question, points }) =>
    [question, ...points.map(({ text }) => text)].join(' ').split(' '),
  );
  const vary = (text: string) =>
    text.replace(/\S+/g, (word) =>
      random() < EXCHANGED ? (words[Math.floor(random() * words.length)] as string) : word,
    );
  return Array.from({ length: count }, (_, at) => {
    const original = originals[at % originals.length] as Question;
    if (at < originals.length) return original;
    const id = `${original.id}-copy-${Math.floor(at / originals.length)}`;
    const { question, aliases, points, answer } = original;
    return {
      ...original,
      id,
      question: vary(question),
      aliases: aliases.map(vary),
      points: points.map(({ kind, text }) => ({ kind, text: vary(text) })),
      answer: vary(answer),
    };
  });
}

function originalOf(id: string): string {
  return id.replace(/-copy-\d+$/, '');
}
