import { cpSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Rating } from '../../src/memory/events.ts';
import { createScheduler, type MemoryState } from '../../src/memory/scheduler.ts';
import { eventsOf, journalOf } from '../support/journal-of.ts';
import { SCHEDULER_OPTIONS } from '../support/memory-options.ts';
import { runTool } from '../support/run.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { startTool } from '../support/terminal.ts';
import { manyQuestions, threeQuestions } from '../support/small-decks.ts';
import { readJson } from '../support/warm-tool.ts';

const PROCESSES = 8;
const GRADES = 5;

/** The ratings that one process gives, one after the other. */
const RATINGS = Array.from({ length: GRADES }, (_, index) => ((index % 4) + 1) as Rating);

function stateAfter(ratings: readonly Rating[]): MemoryState | null {
  const scheduler = createScheduler(SCHEDULER_OPTIONS);
  return ratings.reduce<MemoryState | null>(
    (memory, rating) => scheduler.next(memory, 0, rating),
    null,
  );
}

describe('eight users of one state who each grade five times at once', () => {
  it('lose none of the 40 reviews, and the progress has them all', async () => {
    const home = temporaryFolder();
    const deck = manyQuestions(PROCESSES);
    const ids = Array.from({ length: PROCESSES }, (_, index) => `q${index + 1}`);
    const gradeAll = async (id: string) => {
      for (const rating of RATINGS) {
        const end = await runTool(['grade', id, String(rating), '--deck', deck], { home });
        expect(end.code).toBe(0);
      }
    };
    await Promise.all(ids.map(gradeAll));
    const journal = journalOf(home);
    // One name for the machine won, and all used it.
    expect(readdirSync(join(home, 'reviews'))).toHaveLength(1);
    expect(new Set(journal.map(({ id }) => id)).size).toBe(PROCESSES * GRADES);
    for (const id of ids) {
      const given = eventsOf(home).filter((event) => event.startsWith(`${id} `));
      expect(given).toEqual(RATINGS.map((rating) => `${id} ${rating}`));
    }
    const { stability, difficulty } = stateAfter(RATINGS) as MemoryState;
    const shown = await readJson(['show', 'q1', '--deck', deck], { home });
    expect(shown).toMatchObject({
      state: 'learning',
      stability: expect.closeTo(stability, 3),
      difficulty: expect.closeTo(difficulty, 3),
    });
    // The same journal without the snapshot that the processes kept.
    const copy = temporaryFolder();
    cpSync(home, copy, { recursive: true });
    rmSync(join(copy, 'cache'), { recursive: true, force: true });
    const list = (folder: string) => readJson(['list', '--deck', deck], { home: folder });
    expect(await list(home)).toEqual(await list(copy));
  }, 180_000);
});

describe('processes one after the other', () => {
  it('take back what others graded, newest first', async () => {
    const home = temporaryFolder();
    const deck = threeQuestions();
    for (const call of ['one good', 'two easy', 'one again']) {
      await runTool(['grade', ...call.split(' '), '--deck', deck], { home });
    }
    const undone: string[] = [];
    for (let count = 0; count < 4; count += 1) {
      const { code, stderr } = await runTool(['undo'], { home });
      expect(code).toBe(0);
      undone.push(stderr.trimEnd());
    }
    expect(undone).toEqual([
      'Took back again for one: now due in 2 days',
      'Took back easy for two: now new',
      'Took back good for one: now new',
      expect.stringMatching(/^There is no(?:thing| review) to take back on this machine\.$/),
    ]);
    expect(eventsOf(home)).toHaveLength(6);
    expect(await readJson(['list', '--deck', deck, '--new'], { home })).toHaveLength(3);
  });

  it('see at the end of a drill what another terminal graded meanwhile', async () => {
    const home = temporaryFolder();
    const deck = threeQuestions();
    const drill = startTool(['drill', '--deck', deck, '--count', '1'], { home });
    await drill.waitFor('What is one?');
    await runTool(['grade', 'three', 'again', '--deck', deck], { home });
    drill.press(' 3q');
    await drill.ended();
    expect(eventsOf(home)).toEqual(['three 1', 'one 3']);
    // Three is due again today: that is what the drill suggests to do next.
    expect(drill.screen.join('\n')).toContain('Next: llm-interview review');
  });
});
