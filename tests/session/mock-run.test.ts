import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createCoverage } from '../../src/bank/coverage.ts';
import { UserError } from '../../src/errors.ts';
import { Memory } from '../../src/memory/memory.ts';
import { newestEvent } from '../../src/memory/newest-event.ts';
import { type Mock, startMock } from '../../src/session/mock.ts';
import { MockRun, withJournalled } from '../../src/session/mock-run.ts';
import { EMPTY_FIELD, fieldOf } from '../../src/session/text-field.ts';
import { journalOf } from '../support/journal-of.ts';
import { memoryOptions } from '../support/memory-options.ts';
import { questionOf } from '../support/question-of.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const START = Date.parse('2026-11-23T14:00:00Z');

interface Running {
  readonly run: MockRun;
  readonly memory: Memory;
  readonly home: string;
  /** Every state that was saved. */
  readonly saved: Mock[];
  /** Ten seconds later than the time before. */
  tick(): number;
}

async function start(ids = 'ab'): Promise<Running> {
  const folder = temporaryFolder();
  const memory = await Memory.open(memoryOptions(folder));
  const saved: Mock[] = [];
  let clock = START;
  const tick = () => {
    clock += 10_000;
    return clock;
  };
  const points = [
    { kind: 'must', text: 'Keys and values are cached' },
    { kind: 'must', text: 'Memory grows linearly' },
  ] as const;
  const run = new MockRun(startMock([...ids], START, 45), {
    read: (id) => questionOf(id, { points }),
    memory,
    now: () => new Date(clock),
    save: (mock) => void saved.push(mock),
    loadCoverage: async () => createCoverage([], 'en'),
  });
  await run.start();
  return { run, memory, home: join(folder, 'state'), saved, tick };
}

async function type({ run, tick }: Running, text: string): Promise<void> {
  await run.dispatch({ type: 'startTyping' });
  await run.dispatch({ type: 'type', draft: fieldOf(text) });
  await run.dispatch({ type: 'finish', at: tick() });
}

/** Both questions answered: the first typed, the second said. */
async function debriefed(): Promise<Running> {
  const running = await start();
  await type(running, 'The keys and values are cached.');
  await running.run.dispatch({ type: 'say', at: running.tick() });
  return running;
}

describe('an interview that runs', () => {
  it('is saved before it begins and after every answer, with the answer in it', async () => {
    const { run, saved, tick } = await start('abc');
    await run.dispatch({ type: 'say', at: tick() });
    await run.dispatch({ type: 'skip', at: tick() });
    expect(saved.map(({ answers }) => answers.length)).toEqual([0, 1, 2]);
    expect(saved.at(-1)).toBe(run.mock);
  });

  it('is saved at every pause, and at every line that is typed', async () => {
    const { run, saved, tick } = await start();
    await run.dispatch({ type: 'pause', at: tick() });
    await run.dispatch({ type: 'goOn', at: tick() });
    await run.dispatch({ type: 'startTyping' });
    for (const text of ['o', 'on', 'on\n', 'on\nt']) {
      await run.dispatch({ type: 'type', draft: { ...EMPTY_FIELD, text } });
    }
    expect(saved.map(({ phase, draft }) => `${phase} ${draft.text}`)).toEqual([
      'asking ',
      'paused ',
      'asking ',
      'typing ',
      'typing on\n',
    ]);
  });

  it('proposes the points that a typed answer covers, and none for a spoken one', async () => {
    const { run } = await debriefed();
    expect([run.question?.id, run.mock.ticked, run.mock.points]).toEqual(['a', [0], 2]);
    expect(run.covered.map(({ covered }) => covered)).toEqual([true, false]);
    await run.dispatch({ type: 'mark', rating: 2 });
    expect([run.question?.id, run.mock.ticked, run.covered]).toEqual(['b', [], []]);
  });

  it('journals each mark with its ticks and the time that the answer took', async () => {
    const { run, home, saved } = await debriefed();
    await run.dispatch({ type: 'mark', rating: 2 });
    await run.dispatch({ type: 'tick' });
    await run.dispatch({ type: 'mark', rating: 1 });
    expect(journalOf(home)).toMatchObject([
      { event: 'review', question: 'a', rating: 2, ms: 10_000, mode: 'mock', points: [0] },
      { event: 'review', question: 'b', rating: 1, ms: 10_000, mode: 'mock', points: [0] },
    ]);
    expect([run.mock.phase, saved.at(-1)]).toEqual(['done', run.mock]);
    expect(run.mock.marks.map(({ event }) => event)).toEqual(journalOf(home).map(({ id }) => id));
  });

  it('gives the interval that stands on the key', async () => {
    const { run, memory } = await debriefed();
    const promised = run.intervals?.[3];
    await run.dispatch({ type: 'mark', rating: 3 });
    const { recall } = memory.of('a');
    expect(recall.state === 'reviewed' && recall.due - recall.lastDay).toBe(promised);
  });

  it('takes a mark back with its review, and shows its ticks again', async () => {
    const { run, memory, home } = await debriefed();
    await run.dispatch({ type: 'move', by: 1 });
    await run.dispatch({ type: 'tick' });
    await run.dispatch({ type: 'mark', rating: 3 });
    await run.dispatch({ type: 'unmark' });
    expect([run.question?.id, run.mock.ticked, run.mock.marks]).toEqual(['a', [0, 1], []]);
    expect(journalOf(home).map(({ event }) => event)).toEqual(['review', 'undo']);
    expect(memory.of('a').recall).toEqual({ state: 'new' });
    await run.dispatch({ type: 'unmark' });
    expect(journalOf(home)).toHaveLength(2);
  });

  it('stays at an answer whose review cannot be saved', async () => {
    const { run, home } = await debriefed();
    rmSync(home, { recursive: true, force: true });
    mkdirSync(home);
    writeFileSync(join(home, 'reviews'), 'in the way');
    await expect(run.dispatch({ type: 'mark', rating: 3 })).rejects.toThrow(UserError);
    expect([run.question?.id, run.mock.marks]).toEqual(['a', []]);
  });
});

describe('an interview that was broken off between the journal and its own file', () => {
  it('takes the review that is there for the mark: nothing is journalled twice', async () => {
    const { run, home } = await debriefed();
    const before = run.mock;
    await run.dispatch({ type: 'mark', rating: 4 });
    const [review] = journalOf(home);
    expect(withJournalled(before, newestEvent(home)).marks).toEqual([
      { rating: 4, ticked: [0], event: review?.id },
    ]);
  });

  it('takes no other review for it', async () => {
    const { run, memory, home, tick } = await debriefed();
    await memory.record(
      { event: 'review', question: 'a', rating: 3, mode: 'recall' },
      new Date(tick()),
    );
    expect(withJournalled(run.mock, newestEvent(home))).toBe(run.mock);
    expect(withJournalled(run.mock, undefined)).toBe(run.mock);
  });
});
