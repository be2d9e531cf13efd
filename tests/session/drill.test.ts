import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createCoverage } from '../../src/bank/coverage.ts';
import { UserError } from '../../src/errors.ts';
import { Memory } from '../../src/memory/memory.ts';
import { DEFAULT_WEIGHTS } from '../../src/memory/weights.ts';
import { Drill, type DrillParts } from '../../src/session/drill.ts';
import { startSession } from '../../src/session/session.ts';
import { questionOf } from '../support/question-of.ts';

let home: string;
let clock: number;

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'drill-'));
  clock = Date.parse('2026-03-02T10:00:00Z');
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

function now(): Date {
  clock += 1000;
  return new Date(clock);
}

function openMemory(): Promise<Memory> {
  return Memory.open({
    directory: home,
    cache: join(home, 'cache'),
    dayStartsAt: 240,
    newDevice: () => 'laptop',
    weights: DEFAULT_WEIGHTS,
    retention: 0.9,
    maximumInterval: 365,
    fuzz: true,
  });
}

async function openDrill(ids: string, journals = true) {
  const memory = await openMemory();
  const drill = new Drill(startSession([...ids], clock), parts(memory, journals));
  return { memory, drill };
}

function parts(memory: Memory, journals: boolean): DrillParts {
  return {
    read: (id) => questionOf(id),
    memory,
    now,
    random: () => 0.5,
    journals,
    mode: 'recall',
    loadCoverage: async () => createCoverage([], 'en'),
  };
}

async function answer(drill: Drill, rating: 1 | 2 | 3 | 4): Promise<void> {
  await drill.dispatch({ type: 'reveal', at: now().getTime(), points: 2 });
  await drill.dispatch({ type: 'tick' });
  await drill.dispatch({ type: 'rate', rating, at: now().getTime() });
}

/** The journal's lines without what differs from run to run. */
function journal(): unknown[] {
  return readdirSync(join(home, 'reviews')).flatMap((name) =>
    readFileSync(join(home, 'reviews', name), 'utf8')
      .trim()
      .split('\n')
      .map((line) => {
        const { v, id, at, of, ...rest } = JSON.parse(line);
        return rest;
      }),
  );
}

describe('a drill', () => {
  it('has each review in the journal before the next question, with both times and the ticks', async () => {
    const { drill } = await openDrill('ab');
    await answer(drill, 3);
    expect(drill.question?.id).toBe('b');
    expect(journal()).toEqual([
      {
        event: 'review',
        question: 'a',
        rating: 3,
        ms: 1000,
        markingMs: 2000,
        mode: 'recall',
        points: [0],
      },
    ]);
  });

  it('takes a review back with an undo event, and the memory with it', async () => {
    const { drill, memory } = await openDrill('ab');
    await answer(drill, 3);
    await drill.dispatch({ type: 'undo', at: now().getTime() });
    expect(journal()).toMatchObject([{ event: 'review' }, { event: 'undo', question: 'a' }]);
    expect([memory.of('a').recall, (await openMemory()).progress.questions.size]).toEqual([
      { state: 'new' },
      0,
    ]);
  });

  it('gives the intervals that stand on the keys', async () => {
    const { drill, memory } = await openDrill('ab');
    await drill.dispatch({ type: 'reveal', at: now().getTime(), points: 2 });
    const promised = drill.intervals?.[4];
    await drill.dispatch({ type: 'rate', rating: 4, at: now().getTime() });
    const { recall } = memory.of('a');
    expect(recall.state === 'reviewed' && recall.due - recall.lastDay).toBe(promised);
  });

  it('stays on the question when its review cannot be saved', async () => {
    const { drill } = await openDrill('ab');
    writeFileSync(join(home, 'reviews'), 'in the way');
    await expect(answer(drill, 3)).rejects.toThrow(UserError);
    expect([drill.question?.id, drill.session.answered]).toEqual(['a', []]);
  });

  it('leaves no trace when it does not journal', async () => {
    const { drill } = await openDrill('ab', false);
    await answer(drill, 3);
    await drill.dispatch({ type: 'undo', at: now().getTime() });
    expect([readdirSync(home), drill.intervals]).toEqual([[], undefined]);
  });
});
