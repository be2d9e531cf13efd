import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { journalOf } from '../support/journal-of.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { threeQuestions } from '../support/small-decks.ts';
import { callTool, readJson } from '../support/warm-tool.ts';

const DAY = 86_400_000;

/** What every row tells of a question of the deck. */
function rowOf(deck: string, id: string, level: string) {
  const question = `What is ${id}?`;
  const topic = 'numbers';
  return { id, question, level, topic, tags: ['digit'], lang: 'en', deck: basename(deck) };
}

/** The ISO date so many days after that of the first review in a journal. */
function dateAfter(home: string, days: number): string {
  const first = Date.parse(journalOf(home)[0]?.at.slice(0, 10) ?? '');
  return new Date(first + days * DAY).toISOString().slice(0, 10);
}

describe('the JSON', () => {
  it('of list is an array of rows, with the date on which each is due', async () => {
    const home = temporaryFolder();
    const deck = threeQuestions();
    await callTool(['grade', 'one', 'easy', '--deck', deck], { home });
    await callTool(['grade', 'two', 'again', '--deck', deck], { home });
    const rows = await readJson<unknown[]>(['list', '--deck', deck], { home });
    expect(rows).toEqual([
      { ...rowOf(deck, 'one', 'basic'), due: dateAfter(home, 9), state: 'review' },
      { ...rowOf(deck, 'three', 'advanced'), due: null, state: 'new' },
      { ...rowOf(deck, 'two', 'intermediate'), due: dateAfter(home, 0), state: 'learning' },
    ]);
    expect(await readJson(['list', '--deck', deck, '--due'], { home })).toEqual([rows[2]]);
    expect(await readJson(['list', '--deck', deck, '--new'], { home })).toEqual([rows[1]]);
    expect(await readJson(['list', '--deck', deck, '--level', 'basic'], { home })).toEqual([
      rows[0],
    ]);
  });

  it('of search is the same rows with a score, 1 for a perfect match, best first', async () => {
    const deck = threeQuestions();
    const found = await readJson<{ score: number }[]>(['search', 'three', '--deck', deck]);
    expect(found[0]).toEqual({
      ...rowOf(deck, 'three', 'advanced'),
      due: null,
      state: 'new',
      score: expect.any(Number),
    });
    const scores = found.map(({ score }) => score);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    expect(scores.every((score) => score > 0 && score <= 1)).toBe(true);
    expect(await readJson(['search', 'xyzzy', '--deck', deck])).toEqual([]);
  });

  it('of show is every field of the file and what is remembered', async () => {
    const home = temporaryFolder();
    const deck = threeQuestions();
    const fields = {
      languages: ['en'],
      ...rowOf(deck, 'one', 'basic'),
      aliases: [],
      seconds: 120,
      points: [
        { kind: 'must', text: 'one comes after the one before' },
        { kind: 'must', text: 'one comes before the next' },
        { kind: 'bonus', text: 'one has a name in every language' },
      ],
      pitfalls: [],
      followUps: [],
      prerequisites: [],
      sources: [],
      answer: 'The answer of one.',
    };
    expect(await readJson(['show', 'one', '--deck', deck], { home })).toEqual({
      ...fields,
      due: null,
      state: 'new',
      stability: null,
      difficulty: null,
      retrievability: null,
    });
    await callTool(['grade', 'one', 'good', '--deck', deck], { home });
    // FSRS-6 starts with the third and fourth weight and its formula for the difficulty.
    expect(await readJson(['show', 'one', '--deck', deck], { home })).toEqual({
      ...fields,
      due: dateAfter(home, 2),
      state: 'review',
      stability: 2.3065,
      difficulty: 2.1181,
      retrievability: 1,
    });
  });

  it('of show is null when nothing is found', async () => {
    expect(await readJson(['show', 'xyzzy'])).toBeNull();
  });

  it('of config list is every setting with its value', async () => {
    const env = { LLM_INTERVIEW_NEW_PER_DAY: '7', LLM_INTERVIEW_DECKS: '/a:/b' };
    const settings = await readJson<{ weights: number[] }>(['config', 'list'], { env });
    expect(settings).toEqual({
      lang: 'en',
      newPerDay: 7,
      count: 10,
      dayStartsAt: '04:00',
      retention: 0.9,
      maximumInterval: 365,
      fuzz: true,
      decks: ['/a', '/b'],
      interviewDate: '',
      minutesPerDay: 20,
      interviews: [],
      weights: expect.any(Array),
      fitted: '',
    });
    expect(settings.weights).toHaveLength(21);
    expect(await readJson(['config', 'get', 'decks'], { env })).toEqual(['/a', '/b']);
  });

  it('of check is every problem with its place', async () => {
    const deck = temporaryFolder();
    const path = join(deck, 'numbers', 'nil.md');
    mkdirSync(join(deck, 'numbers'));
    writeFileSync(path, BROKEN);
    const { code, stdout } = await callTool(['check', deck, '--json']);
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toEqual([
      {
        path,
        line: 4,
        column: 1,
        message: 'level must be one of basic, intermediate, advanced; did you mean basic?',
      },
      { path, line: 6, column: 1, message: 'points needs at least two must points' },
    ]);
    const lines = (await callTool(['check', deck])).stdout.split('\n');
    expect(lines[1]).toBe(`${path}:6:1 points needs at least two must points`);
    expect(await readJson(['check', threeQuestions()])).toEqual([]);
  });

  it('of the bare command is the counts of today', async () => {
    const home = temporaryFolder();
    const env = { LLM_INTERVIEW_NEW_PER_DAY: '4' };
    const fresh = { due: 0, newToday: 4, reviewedToday: 0, streak: 0, interview: null };
    const before = await readJson<{ total: number; new: number }>([], { home, env });
    expect(before).toEqual({ ...fresh, new: before.total, total: expect.any(Number) });
    await callTool(['grade', 'rope', 'again'], { home });
    expect(await readJson([], { home, env })).toEqual({
      due: 1,
      new: before.total - 1,
      newToday: 3,
      reviewedToday: 1,
      streak: 1,
      total: before.total,
      interview: null,
    });
  });
});

const BROKEN = `---
id: nil
question: What is nil?
level: basc
topic: numbers
points:
  - must: nothing
---
Nothing.
`;
