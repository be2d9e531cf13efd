import { describe, expect, it } from 'vitest';
import { eventsOf } from '../support/journal-of.ts';
import { shiftedClock } from '../support/shifted-clock.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { startTool } from '../support/terminal.ts';
import { manyQuestions } from '../support/small-decks.ts';
import { callTool } from '../support/warm-tool.ts';

/** Rates the first `answers` questions of a review easy; returns how many it offers. */
async function review(home: string, deck: string, answers: number, days = 0): Promise<number> {
  const env = { NODE_OPTIONS: shiftedClock({ days }) };
  const terminal = startTool(['review', '--deck', deck], { home, env });
  await terminal.waitFor(/ 1\/\d+ |Nothing is due today/);
  const [, offered = '0'] = / 1\/(\d+) /.exec(terminal.screen.join('\n')) ?? [];
  terminal.press(`${' 4'.repeat(answers)}q`);
  expect((await terminal.ended()).code).toBe(0);
  return Number(offered);
}

describe('new questions in a review', () => {
  it('are at most newPerDay on one day, however many sessions there are, and more tomorrow', async () => {
    const home = temporaryFolder();
    const deck = manyQuestions(9);
    await callTool(['config', 'set', 'newPerDay', '4'], { home });
    const offered = [
      await review(home, deck, 1),
      await review(home, deck, 2),
      await review(home, deck, 1),
      await review(home, deck, 0),
      await review(home, deck, 0, 1),
    ];
    expect(offered).toEqual([4, 3, 1, 0, 4]);
    expect(eventsOf(home)).toHaveLength(4);
  });

  it('are fewer after a drill of new ones on the same day', async () => {
    const home = temporaryFolder();
    const deck = manyQuestions(9);
    const drill = startTool(['drill', '--deck', deck, '--count', '2'], { home });
    await drill.waitFor('1/2');
    drill.press(' 4 4');
    await drill.ended();
    expect(await review(home, deck, 0)).toBe(3);
  });

  it('come after what is due, which newPerDay does not limit', async () => {
    const home = temporaryFolder();
    const deck = manyQuestions(4);
    const env = { LLM_INTERVIEW_NEW_PER_DAY: '0' };
    for (const id of ['q1', 'q2', 'q3'])
      await callTool(['grade', id, 'again', '--deck', deck], { home });
    const terminal = startTool(['review', '--deck', deck], { home, env });
    await terminal.waitFor(/1\/3 .*numbers · basic · learning/);
    terminal.press('q');
    await terminal.ended();
  });
});

it('a review with nothing to ask says when there will be something, and ends with 0', async () => {
  const home = temporaryFolder();
  const deck = manyQuestions(1);
  await callTool(['grade', 'q1', 'easy', '--deck', deck], { home });
  const terminal = startTool(['review', '--deck', deck], { home });
  expect(await terminal.ended()).toEqual({ code: 0 });
  expect(terminal.everything).toEqual([
    expect.stringMatching(/^Nothing is due today\. The next is due on .*\d.*\.$/),
    '  practise anyway: llm-interview drill',
  ]);
});
