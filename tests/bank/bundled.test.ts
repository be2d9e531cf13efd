import {
  cpSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { openBundledBank } from '../../src/bank/bundled.ts';
import { compileBank } from '../../src/bank/compile.ts';
import type { OpenDeck } from '../../src/bank/open-deck.ts';
import { LANGUAGES, summarise } from '../../src/bank/question.ts';
import { createSearch } from '../../src/bank/search.ts';
import { rankByFuse } from '../../src/bank/search-rank.ts';
import { UserError } from '../../src/errors.ts';
import { folderOf, questionText, writeFiles } from '../support/deck-folder.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const FRENCH = `---
question: Quoi ?
points: [{must: un}, {must: deux}]
---
La réponse.
`;

/** A built package of three files; a checkout has `src` beside the questions. */
function builtPackage(checkout: boolean): string {
  const root = folderOf({
    'questions/attention/rope.md': questionText('rope'),
    'questions/inference/kv-cache.md': questionText('kv-cache'),
    'questions/inference/kv-cache.fr.md': FRENCH,
  });
  if (checkout) mkdirSync(join(root, 'src'));
  compileBank(root);
  return root;
}

/** Everything that commands can get out of a deck. */
async function contents(deck: OpenDeck) {
  const index = await deck.index();
  return {
    summaries: deck.questions.map(summarise),
    texts: deck.questions.map((_, document) => index.document(document)),
    found: createSearch([index], rankByFuse)('what is the answer', 3),
    questions: deck.questions.map(({ id }) => deck.read(id)),
  };
}

function questions(deck: OpenDeck): string[] {
  return deck.questions.map(({ id, question }) => `${id}: ${question}`);
}

describe('the compiled bank', () => {
  it.each(LANGUAGES)('gives the same as its Markdown (%s)', async (lang) => {
    const root = builtPackage(false);
    const compiled = await contents(await openBundledBank(root, true, lang));
    const sources = await contents(await openBundledBank(root, false, lang));
    expect(compiled).toEqual(sources);
    expect(sources.questions[1]?.answer).toBe(
      lang === 'fr' ? 'La réponse.' : 'The answer of kv-cache.',
    );
  });

  it.each(LANGUAGES)('of the real questions does so too (%s)', async (lang) => {
    const root = temporaryFolder();
    const real = new URL('../../questions', import.meta.url);
    cpSync(fileURLToPath(real), join(root, 'questions'), { recursive: true });
    expect(compileBank(root)).toBeGreaterThanOrEqual(36);
    expect(await contents(await openBundledBank(root, true, lang))).toEqual(
      await contents(await openBundledBank(root, false, lang)),
    );
  });

  it('is what a published package reads, which needs no Markdown', async () => {
    const root = builtPackage(false);
    rmSync(join(root, 'questions'), { recursive: true });
    const deck = await openBundledBank(root, true, 'en');
    expect(questions(deck)).toEqual(['rope: What is rope?', 'kv-cache: What is kv-cache?']);
  });

  it('is not built from a broken one', () => {
    const root = folderOf({ 'questions/a.md': 'x', 'questions/b.md': questionText('c') });
    const path = join(root, 'questions');
    expect(() => compileBank(root)).toThrow(
      new UserError(
        `the bank has problems:
${path}/a.md:1:1 no front matter: the first line must be ---
${path}/b.md:2:1 the id "c" and the file name must agree: rename the file to c.md`,
      ),
    );
  });

  it.each<[string, (deck: OpenDeck) => unknown]>([
    ['en.list', (deck) => deck.questions],
    ['texts', (deck) => deck.read('rope')],
    ['en.search', (deck) => deck.index()],
  ])('of which %s is cut off or missing says what to do', async (file, use) => {
    const root = builtPackage(false);
    const path = join(root, 'dist', 'bank', file);
    const says = new UserError(
      `cannot read ${path}`,
      'reinstall llm-interview, or run: npm run build',
    );
    const tried = async () => use(await openBundledBank(root, true, 'en'));
    writeFileSync(path, readFileSync(path).subarray(0, 40));
    await expect(tried()).rejects.toThrow(says);
    rmSync(path);
    await expect(tried()).rejects.toThrow(says);
  });
});

describe('in a checkout', () => {
  const inference = join('questions', 'inference');
  it.each<[string, (root: string) => void, string[]]>([
    [
      'an edited question',
      (root) =>
        writeFiles(root, {
          'questions/attention/rope.md': questionText('rope', ['question: New?']),
        }),
      ['rope: New?', 'kv-cache: What is kv-cache?'],
    ],
    [
      'an edit that keeps the length of the file',
      (root) => {
        const path = join(root, inference, 'kv-cache.md');
        writeFileSync(path, questionText('kv-cache', ['question: What is KV-CACHE?']));
        utimesSync(path, new Date(2026, 10, 23), new Date(2026, 10, 23));
      },
      ['rope: What is rope?', 'kv-cache: What is KV-CACHE?'],
    ],
    [
      'an added question',
      (root) => writeFiles(root, { 'questions/gqa.md': questionText('gqa') }),
      ['rope: What is rope?', 'gqa: What is gqa?', 'kv-cache: What is kv-cache?'],
    ],
    [
      'a removed question',
      (root) => rmSync(join(root, 'questions', 'attention', 'rope.md')),
      ['kv-cache: What is kv-cache?'],
    ],
    [
      'a question moved to another folder',
      (root) => renameSync(join(root, inference, 'kv-cache.md'), join(root, 'questions', 'a.md')),
      ['rope: What is rope?'],
    ],
  ])('%s is never served stale', async (_, change, expected) => {
    const root = builtPackage(true);
    change(root);
    expect(questions(await openBundledBank(root, true, 'en'))).toEqual(expected);
  });

  it('an edited translation is not either', async () => {
    const root = builtPackage(true);
    writeFileSync(join(root, inference, 'kv-cache.fr.md'), FRENCH.replace('Quoi', 'Comment'));
    const deck = await openBundledBank(root, true, 'fr');
    expect(questions(deck)).toEqual(['rope: What is rope?', 'kv-cache: Comment ?']);
  });

  it('what is unchanged comes from the build', async () => {
    const root = builtPackage(true);
    const path = join(root, 'dist', 'bank', 'en.list');
    const list = readFileSync(path).toString('latin1').replace('What is rope?', 'From a build?');
    writeFileSync(path, list, 'latin1');
    const deck = await openBundledBank(root, true, 'en');
    expect(questions(deck)).toEqual(['rope: From a build?', 'kv-cache: What is kv-cache?']);
  });
});
