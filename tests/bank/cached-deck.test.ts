import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openCachedDeck } from '../../src/bank/cached-deck.ts';
import { readChecked, writeChecked } from '../../src/bank/checked-file.ts';
import { loadDeck, questionsIn } from '../../src/bank/deck.ts';
import { deckOf, type OpenDeck } from '../../src/bank/open-deck.ts';
import { type Language, summarise } from '../../src/bank/question.ts';
import { folderOf, questionText, writeFiles } from '../support/deck-folder.ts';
import { inTemporaryFolder, temporaryFolder } from '../support/temporary-folder.ts';

/** More than a file system's clock takes from one time to the next. */
const TICK_MS = 12;
const FRENCH = `---
question: Quoi ?
aliases: [tourne]
points: [{must: un}, {must: deux}]
---
La réponse.
`;
const FILES = {
  'rope.md': questionText('rope', ['aliases: [RoPE, é]', 'tags: [core]', 'formerly: [old-rope]']),
  'rope.fr.md': FRENCH,
  'a/gqa.md': questionText('gqa', ['level: advanced', 'seconds: 300']),
  'a/broken.md': questionText('broken', ['level: none']),
  'b/gqa.md': questionText('gqa'),
  'b/lost.fr.md': FRENCH,
};

interface Opening {
  readonly cache: string;
  readonly lang?: Language;
  /** How long after the files were last changed, as the program sees it. */
  readonly later?: number;
  readonly program?: string;
}

/** The deck by its cache; as if a while had passed since the last change, unless said otherwise. */
function open(folder: string, { cache, lang = 'en', later = 60_000, program = '1' }: Opening) {
  return openCachedDeck({
    folder,
    name: 'mine',
    lang,
    cache: { folder: cache, program },
    now: new Date(Date.now() + later),
    summariesOnly: false,
  });
}

/** Everything that a deck can be asked for. */
async function contents(deck: OpenDeck) {
  const index = await deck.index();
  return {
    questions: deck.questions.map(summarise),
    problems: deck.problems,
    whole: deck.questions.map(({ id }) => deck.read(id)),
    documents: deck.questions.map((_, document) => index.document(document)),
  };
}

/** The same from the files themselves. */
function truth(folder: string, lang: Language = 'en') {
  const deck = loadDeck(folder, 'mine');
  return contents(deckOf(questionsIn(deck, lang), deck.problems));
}

function questionsOf({ questions }: OpenDeck): string[] {
  return questions.map(({ question }) => question);
}

/** Changes what the cache says, so that it can be told from what the files say. */
function forge(cache: string, from: string, to: string): void {
  for (const file of readdirSync(cache)) {
    const path = join(cache, file);
    const text = readChecked(path)?.toString('latin1') ?? '';
    writeChecked(path, Buffer.from(text.replaceAll(from, to), 'latin1'));
  }
}

describe('a deck of one’s own', () => {
  it.each<Language>(['en', 'fr'])(
    'is the same from the cache as from its files: %s',
    async (lang) => {
      const folder = folderOf(FILES);
      const cache = temporaryFolder();
      for (const later of [0, 60_000, 60_000, 60_000]) {
        expect(await contents(await open(folder, { cache, lang, later }))).toEqual(
          await truth(folder, lang),
        );
      }
    },
  );

  it('is read again only where files have changed', async () => {
    const folder = folderOf(FILES);
    const cache = temporaryFolder();
    await open(folder, { cache });
    forge(cache, 'What is', 'Who was');
    expect(questionsOf(await open(folder, { cache }))).toEqual(['Who was gqa?', 'Who was rope?']);
    await sleep(TICK_MS);
    writeFiles(folder, { 'new.md': questionText('new'), 'a/gqa.md': questionText('gqa') });
    const changed = ['What is gqa?', 'What is new?', 'Who was rope?'];
    expect(questionsOf(await open(folder, { cache }))).toEqual(changed);
    expect(questionsOf(await open(folder, { cache }))).toEqual(changed);
  });

  it('is read again in whole by another version of the program', async () => {
    const folder = folderOf(FILES);
    const cache = temporaryFolder();
    await open(folder, { cache });
    forge(cache, 'What is', 'Who was');
    expect(await contents(await open(folder, { cache, program: '2' }))).toEqual(
      await truth(folder),
    );
  });

  it('shows an edit of the same length in the same instant, even with its time put back', async () => {
    const folder = folderOf({ 'rope.md': questionText('rope') });
    const cache = temporaryFolder();
    const at = new Date();
    for (const answer of ['one', 'two', 'six', 'ten']) {
      writeFiles(folder, {
        'rope.md': questionText('rope', [`question: What is ${answer}?`], answer),
      });
      utimesSync(join(folder, 'rope.md'), at, at);
      expect(await contents(await open(folder, { cache, later: 0 }))).toEqual(await truth(folder));
    }
  });

  it('shows files that were swapped, and a link that leads elsewhere', async () => {
    const folder = folderOf({
      'a/x.md': questionText('x', ['question: One?']),
      'b/x.md': questionText('x', ['question: Two?']),
      'c/first.txt': questionText('linked', ['question: One?']),
      'c/other.txt': questionText('linked', ['question: Two?']),
    });
    const cache = temporaryFolder();
    const link = join(folder, 'linked.md');
    symlinkSync(join(folder, 'c/first.txt'), link);
    expect(questionsOf(await open(folder, { cache }))).toEqual(['One?', 'One?']);
    renameSync(join(folder, 'a/x.md'), join(folder, 'a/kept.txt'));
    renameSync(join(folder, 'b/x.md'), join(folder, 'a/x.md'));
    renameSync(join(folder, 'a/kept.txt'), join(folder, 'b/x.md'));
    rmSync(link);
    symlinkSync(join(folder, 'c/other.txt'), link);
    expect(questionsOf(await open(folder, { cache }))).toEqual(['Two?', 'Two?']);
  });

  it('needs no cache that can be written', async () => {
    const folder = folderOf(FILES);
    const cache = join(folderOf({ file: '' }), 'file', 'cache');
    expect(await contents(await open(folder, { cache }))).toEqual(await truth(folder));
  });

  it('says so when a question that is shown has just been removed', async () => {
    const folder = folderOf(FILES);
    const deck = await open(folder, { cache: temporaryFolder() });
    rmSync(join(folder, 'rope.md'));
    expect(() => deck.read('rope')).toThrow(/rope\.md:1:1 cannot be read \(ENOENT\)/);
    expect(() => deck.read('unheard-of')).toThrow('there is no question "unheard-of"');
  });
});

describe('whatever happens', () => {
  const path = fc.constantFrom(...Object.keys(FILES), 'c/rope.md', 'new.md', 'new.fr.md');
  const change = fc.oneof(
    fc.record({ kind: fc.constant('write' as const), path, version: fc.nat(9) }),
    fc.record({ kind: fc.constant('remove' as const), path }),
    fc.record({ kind: fc.constant('move' as const), path, to: path }),
    fc.record({ kind: fc.constant('touch' as const), path, version: fc.nat(9) }),
  );

  it('to its files, the cache never says anything else than they do', async () => {
    const rounds = fc.array(fc.tuple(change, fc.boolean()), { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(rounds, (all) =>
        inTemporaryFolder(async (cache) =>
          inTemporaryFolder(async (folder) => {
            writeFiles(folder, FILES);
            for (const [next, waits] of all) {
              for (const lang of ['en', 'fr'] as const) {
                const later = waits ? 60_000 : 0;
                const deck = await open(folder, { cache, lang, later });
                expect(await contents(deck)).toEqual(await truth(folder, lang));
              }
              // Whoever says that time has passed must let the file system's clock move on.
              if (waits) await sleep(TICK_MS);
              apply(folder, next);
            }
            expect(await contents(await open(folder, { cache }))).toEqual(await truth(folder));
          }),
        ),
      ),
      { numRuns: 25 },
    );
  });

  it('to the cache, the files count', async () => {
    const folder = folderOf(FILES);
    const cache = temporaryFolder();
    const expected = await truth(folder);
    await contents(await open(folder, { cache }));
    await fc.assert(
      fc.asyncProperty(fc.nat(), fc.nat(255), fc.boolean(), async (at, byte, cuts) => {
        for (const file of readdirSync(cache)) {
          const bytes = readFileSync(join(cache, file));
          bytes[at % bytes.length] = byte;
          writeFileSync(join(cache, file), cuts ? bytes.subarray(0, at % bytes.length) : bytes);
        }
        expect(await contents(await open(folder, { cache }))).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });
});

type Change =
  | { readonly kind: 'write'; readonly path: string; readonly version: number }
  | { readonly kind: 'touch'; readonly path: string; readonly version: number }
  | { readonly kind: 'remove'; readonly path: string }
  | { readonly kind: 'move'; readonly path: string; readonly to: string };

function apply(folder: string, change: Change): void {
  const path = join(folder, change.path);
  if (change.kind === 'write') {
    writeFiles(folder, { [change.path]: textOf(change.path, change.version) });
  } else if (change.kind === 'remove') {
    rmSync(path, { force: true });
  } else if (!existsSync(path)) {
    return;
  } else if (change.kind === 'touch') {
    utimesSync(path, change.version, change.version);
  } else {
    mkdirSync(dirname(join(folder, change.to)), { recursive: true });
    renameSync(path, join(folder, change.to));
  }
}

/** Texts of one length, of which some are broken. */
function textOf(path: string, version: number): string {
  if (path.endsWith('.fr.md')) return FRENCH.replace('Quoi', `Quoi${version}`);
  const id = path.replace(/^.*\/|\.md$/g, '');
  const level = version === 0 ? 'basix' : 'basic';
  return questionText(
    id,
    [`question: Version ${version}?`, `level: ${level}`],
    `Answer ${version}.`,
  );
}
