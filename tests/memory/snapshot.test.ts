import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Memory, type MemoryOptions } from '../../src/memory/memory.ts';
import { SNAPSHOT } from '../../src/memory/snapshot.ts';
import { DEFAULT_WEIGHTS } from '../../src/memory/weights.ts';
import { journalText } from '../support/journal-rows.ts';
import { contentOf, DEVICE, memoryOptions, openAnew } from '../support/memory-options.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const ROWS = [
  'r1 rope good 2026-11-23T10:00',
  'r2 attention again 2026-11-23T10:01',
  'r3 rope hard 2026-11-25T10:00',
  'u1 attention undo:r2 2026-11-25T10:01',
  'r4 rope easy 2026-11-30T10:00',
];
const MORE = 'r5 rope good 2026-12-10T10:00';
const LATER = '{"v":2}\n';

interface Place extends MemoryOptions {
  readonly journal: string;
  readonly snapshot: string;
}

/** A journal and the snapshot that a session left of it. */
async function settled(changes: Partial<MemoryOptions> = {}): Promise<Place> {
  const options = memoryOptions(temporaryFolder(), changes);
  const journal = join(options.directory, 'reviews', `${DEVICE}.jsonl`);
  mkdirSync(dirname(journal), { recursive: true });
  writeFileSync(journal, journalText(...ROWS) + LATER);
  const memory = await Memory.open(options);
  await memory.settle();
  return { ...options, journal, snapshot: join(options.cache ?? '', SNAPSHOT) };
}

function edit(file: string, change: (text: string) => string): void {
  const before = readFileSync(file, 'utf8');
  const after = change(before);
  if (after === before) throw new Error(`${file} is as it was`);
  writeFileSync(file, after);
}

function replaceByFolder(file: string): void {
  rmSync(file);
  mkdirSync(file);
}

async function expectFullFold(options: MemoryOptions): Promise<void> {
  const expected = contentOf(await openAnew(options));
  expect(contentOf(await Memory.open(options))).toEqual(expected);
  const memory = await Memory.open(options);
  await memory.settle();
  expect(contentOf(memory)).toEqual(expected);
  expect(contentOf(await Memory.open(options))).toEqual(expected);
}

describe('a snapshot', () => {
  it('spares folding what it covers', async () => {
    const place = await settled();
    edit(place.snapshot, (text) => text.replace('"reviews":3', '"reviews":30'));
    appendFileSync(place.journal, journalText(MORE));
    expect((await Memory.open(place)).of('rope').recall).toMatchObject({ reviews: 31 });
    expect((await openAnew(place)).of('rope').recall).toMatchObject({ reviews: 4 });
  });

  it('can be read by nobody else, and leaves no draft behind', async () => {
    const { snapshot } = await settled();
    const modes = [dirname(snapshot), snapshot].map((path) => statSync(path).mode & 0o777);
    expect(modes).toEqual([0o700, 0o600]);
    expect(readdirSync(dirname(snapshot))).toEqual([SNAPSHOT]);
  });

  it('is made by a look-up once the journal is worth it', async () => {
    const { journal, snapshot, ...options } = await settled();
    const row = (index: number) => `r${index} rope good 2026-11-23T10:${index + 10}`;
    const made = [49, 50].map((count) => Array.from({ length: count }, (_, index) => row(index)));
    for (const [index, rows] of made.entries()) {
      rmSync(snapshot, { force: true });
      writeFileSync(journal, journalText(...rows));
      await Memory.open(options);
      expect([rows.length, existsSync(snapshot)]).toEqual([rows.length, index === 1]);
    }
  });

  it('is not made of a journal whose last line may still change', async () => {
    const place = await settled();
    rmSync(place.snapshot);
    appendFileSync(place.journal, journalText(MORE).trimEnd());
    const memory = await Memory.open(place);
    await memory.settle();
    expect(existsSync(place.snapshot)).toBe(false);
    expect(memory.of('rope').recall).toMatchObject({ reviews: 4 });
  });
});

describe('the progress is that of a full fold', () => {
  it.each<[string, (place: Place) => void]>([
    ['nothing happened', () => {}],
    ['the snapshot was deleted', ({ snapshot }) => rmSync(snapshot)],
    ['the whole cache was deleted', ({ cache = '' }) => rmSync(cache, { recursive: true })],
    ['the snapshot is empty', ({ snapshot }) => writeFileSync(snapshot, '')],
    ['the snapshot is cut off', ({ snapshot }) => truncateSync(snapshot, 400)],
    ['the snapshot is no JSON', ({ snapshot }) => writeFileSync(snapshot, '\0\0\0')],
    ['the snapshot is JSON of another kind', ({ snapshot }) => writeFileSync(snapshot, 'null')],
    ['the snapshot is a folder', ({ snapshot }) => replaceByFolder(snapshot)],
    ['the journal was deleted', ({ journal }) => rmSync(journal)],
    ['the journal was emptied', ({ journal }) => writeFileSync(journal, '')],
    ['the journal lost its end', ({ journal }) => truncateSync(journal, 200)],
    ['the journal was renamed', ({ journal }) => renameSync(journal, `${journal}-old.jsonl`)],
    [
      'the last review was edited',
      ({ journal }) => edit(journal, (text) => text.replace('"rating":4', '"rating":1')),
    ],
    [
      'lines were removed, others added',
      ({ journal }) => writeFileSync(journal, journalText(...ROWS.slice(2), ...ROWS.slice(2))),
    ],
    [
      'the journal was replaced',
      ({ journal }) => edit(journal, (text) => text.replaceAll('rope', 'bpe-')),
    ],
    ['there is more', ({ journal }) => appendFileSync(journal, journalText(MORE))],
    ['there is more of a later version', ({ journal }) => appendFileSync(journal, LATER)],
    [
      'an older review came',
      ({ journal }) => appendFileSync(journal, journalText('r0 rope good 2026-11-20T10:00')),
    ],
    [
      'a review came twice',
      ({ journal }) => appendFileSync(journal, journalText(ROWS[4] as string)),
    ],
    [
      'a review was taken back',
      ({ journal }) => appendFileSync(journal, journalText('u2 rope undo:r3 2026-12-10T10:00')),
    ],
    [
      'a review came that is taken back',
      ({ journal }) => appendFileSync(journal, journalText(ROWS[1] as string)),
    ],
    [
      'another machine joined in',
      ({ journal }) =>
        writeFileSync(`${journal}.jsonl`, journalText('r0 rope again 2026-11-24T10:00')),
    ],
  ])('when %s', async (_, happen) => {
    const place = await settled();
    happen(place);
    await expectFullFold(place);
  });

  it.each<[string, Partial<MemoryOptions>]>([
    ['other weights', { weights: DEFAULT_WEIGHTS.with(0, 1) }],
    ['another retention', { retention: 0.8 }],
    ['another longest interval', { maximumInterval: 5 }],
    ['fuzz', { fuzz: true }],
    ['days that start at another time', { dayStartsAt: 660 }],
    ['a question that was renamed', { renamed: new Map([['attention', 'rope']]) }],
  ])('with %s', async (_, changes) => {
    const place = await settled();
    const usual = contentOf(await Memory.open(place));
    await expectFullFold({ ...place, ...changes });
    expect(contentOf(await Memory.open(place))).toEqual(usual);
  });

  it.each(['key', 'files', 'questions', 'days', 'undone', 'foreign'])(
    'when the snapshot lacks its %s and there is more',
    async (field) => {
      const place = await settled();
      edit(place.snapshot, (text) => text.replace(`"${field}"`, '"other"'));
      appendFileSync(place.journal, journalText(MORE));
      await expectFullFold(place);
    },
  );

  it('wherever the journal is cut off', async () => {
    const place = await settled();
    const whole = readFileSync(place.journal);
    for (let length = 0; length <= whole.length; length += 1) {
      writeFileSync(place.journal, whole.subarray(0, length));
      expect(contentOf(await Memory.open(place))).toEqual(contentOf(await openAnew(place)));
    }
  });

  it('wherever the snapshot is cut off', async () => {
    const place = await settled();
    const whole = readFileSync(place.snapshot);
    const expected = contentOf(await openAnew(place));
    for (let length = 0; length < whole.length; length += 1) {
      writeFileSync(place.snapshot, whole.subarray(0, length));
      expect(contentOf(await Memory.open(place))).toEqual(expected);
    }
  });

  it('where the cache cannot be written: inside a file, as with XDG_CACHE_HOME=/dev/null', async () => {
    const place = await settled({ cache: '/dev/null/llm-interview' });
    await expectFullFold(place);
  });
});
