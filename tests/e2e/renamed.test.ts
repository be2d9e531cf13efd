import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderOf, questionText, writeFiles } from '../support/deck-folder.ts';
import { eventsOf } from '../support/journal-of.ts';
import { journalText } from '../support/journal-rows.ts';
import { stateOf } from '../support/state-of.ts';
import { callTool, readJson } from '../support/warm-tool.ts';

const HISTORY = journalText(
  'r1 old-id good 2020-01-01T10:00',
  'r2 old-id hard 2020-01-05T10:00',
  'r3 old-id again 2020-02-05T10:00',
);

interface Place {
  readonly home: string;
  readonly deck: string;
}

/** A question with a history, and a deck in which it has a new id since. */
async function renamed(): Promise<Place & { before: object }> {
  const home = stateOf({ device: 'laptop\n', 'reviews/laptop.jsonl': HISTORY });
  const deck = folderOf({ 'old-id.md': questionText('old-id') });
  const before = await memoryOf('old-id', { home, deck });
  rmSync(join(deck, 'old-id.md'));
  writeFiles(deck, { 'new-id.md': questionText('new-id', ['formerly: [older-id, old-id]']) });
  return { home, deck, before };
}

/** What is remembered of a question. */
async function memoryOf(id: string, { home, deck }: Place): Promise<Record<string, unknown>> {
  const args = ['show', id, '--deck', deck];
  const { due, state, stability, difficulty } = await readJson<Record<string, unknown>>(args, {
    home,
  });
  return { due, state, stability, difficulty };
}

describe('a question with a new id', () => {
  it('keeps its history, whichever id it is asked for by', async () => {
    const { before, ...place } = await renamed();
    expect(before).toMatchObject({ state: 'learning', due: '2020-02-05' });
    expect(await memoryOf('new-id', place)).toEqual(before);
    expect(await memoryOf('old-id', place)).toEqual(before);
    expect(await readJson(['list', '--deck', place.deck], place)).toEqual([
      expect.objectContaining({ id: 'new-id', state: 'learning', due: '2020-02-05' }),
    ]);
  });

  it('goes on from there: reviews by either id are one history, and none is rewritten', async () => {
    const { home, deck, before } = await renamed();
    const args = ['--deck', deck];
    expect((await callTool(['grade', 'new-id', 'good', ...args], { home })).code).toBe(0);
    expect((await callTool(['grade', 'old-id', 'good', ...args], { home })).code).toBe(0);
    expect(eventsOf(home)).toEqual(['old-id 3', 'old-id 2', 'old-id 1', 'new-id 3', 'new-id 3']);
    expect(await memoryOf('new-id', { home, deck })).toMatchObject({ state: 'review' });
    const env = { LLM_INTERVIEW_DECKS: deck };
    for (const _ of [1, 2]) {
      expect((await callTool(['undo'], { home, env })).stderr).toMatch(
        /^Took back good for new-id: /,
      );
    }
    expect(await memoryOf('new-id', { home, deck })).toEqual(before);
    expect((await callTool(['undo'], { home, env })).stderr).toMatch(
      /^Took back again for new-id: now due /,
    );
  });

  it('is no question that doctor misses', async () => {
    const { home, deck } = await renamed();
    const lost = async (decks: string) => {
      const { stdout } = await callTool(['doctor'], { home, env: { LLM_INTERVIEW_DECKS: decks } });
      return stdout.includes('3 reviews of "old-id", which no deck has now');
    };
    expect([await lost(deck), await lost('')]).toEqual([false, true]);
  });

  it('does not take the history of a question that has the old id now', async () => {
    const { before, ...place } = await renamed();
    writeFiles(place.deck, { 'old-id.md': questionText('old-id') });
    expect(await memoryOf('old-id', place)).toEqual(before);
    expect(await memoryOf('new-id', place)).toMatchObject({ state: 'new', due: null });
  });
});

describe('check reports a former id', () => {
  it.each([
    [
      'that is a question',
      { 'a.md': ['formerly: [b]'], 'b.md': [] },
      'a.md:9:12 formerly[0] "b" is already a name of b',
    ],
    [
      'of its own',
      { 'a.md': ['formerly: [x, a]'] },
      'a.md:9:15 formerly[1] "a" is already a name of a',
    ],
    [
      'that another question has had too',
      { 'a.md': ['formerly: [x]'], 'b.md': ['formerly: [x]'] },
      'b.md:9:12 formerly[0] "x" is already a name of a',
    ],
    [
      'that is another name of a question',
      { 'a.md': ['formerly: [kv-cache]'], 'b.md': ['aliases: [KV cache]'] },
      'b.md:9:11 aliases[0] "KV cache" is already a name of a',
    ],
    [
      'that is no id',
      { 'a.md': ['formerly: [Old Id]'] },
      'a.md:9:12 formerly[0] an id is lower-case words joined by hyphens, like kv-cache',
    ],
    ['that is no list', { 'a.md': ['formerly: x'] }, 'a.md:9:1 formerly must be a list of ids'],
  ])('%s', async (_, fields: Record<string, string[] | undefined>, problem) => {
    const files = Object.entries(fields).map(([path, extra]) => [
      path,
      questionText(path.slice(0, -3), extra),
    ]);
    const deck = folderOf(Object.fromEntries(files));
    const { code, stdout } = await callTool(['check', deck]);
    expect([code, stdout]).toEqual([1, `${deck}/${problem}\n`]);
  });

  it('and nothing where it clashes with nothing', async () => {
    const deck = folderOf({ 'a.md': questionText('a', ['formerly: [x, y]']) });
    expect((await callTool(['check', deck])).code).toBe(0);
  });
});
