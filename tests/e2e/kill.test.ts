import fc from 'fast-check';
import { expect, it } from 'vitest';
import { systemCode } from '../../src/errors.ts';
import { journalOf } from '../support/journal-of.ts';
import { runTool } from '../support/run.ts';
import { manyQuestions } from '../support/small-decks.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { startTool, type TestTerminal } from '../support/terminal.ts';

const DRILLS = 24;
/** Users, each with a state of their own, whose drills are killed one after the other. */
const LANES = 4;

/** How far a drill gets before it is killed. */
interface Plan {
  /** While it starts; so many answers on; or around its end, by q after so many answers. */
  readonly at: 'start' | 'answers' | 'end';
  readonly answers: number;
  /** Milliseconds after that. */
  readonly delay: number;
}

const plans: fc.Arbitrary<Plan> = fc.oneof(
  { weight: 1, arbitrary: planOf('start', 200) },
  { weight: 4, arbitrary: planOf('answers', 40) },
  { weight: 1, arbitrary: planOf('end', 80) },
);

function planOf(at: Plan['at'], delay: number): fc.Arbitrary<Plan> {
  return fc.record({
    at: fc.constant(at),
    answers: fc.integer({ min: 1, max: 8 }),
    delay: fc.integer({ min: 0, max: delay }),
  });
}

/** Starts a drill and kills it at its moment; returns the questions whose rating was shown as saved. */
async function killedDrill(plan: Plan, home: string, deck: string): Promise<string[]> {
  const terminal = startTool(['drill', '--deck', deck, '--count', '20'], { home });
  if (plan.at !== 'start') await terminal.waitFor('space reveal');
  if (plan.at === 'end') terminal.press(`${' 3'.repeat(plan.answers)}q`);
  if (plan.at === 'answers') {
    // More keys than are waited for: it is killed while it works.
    terminal.press(' 3'.repeat(plan.answers + 6));
    await terminal.waitFor((lines) => lines.some((line) => placeIn(line) > plan.answers));
  }
  await new Promise((resolve) => setTimeout(resolve, plan.delay));
  await expect.poll(() => isKilled(terminal), { interval: 1, timeout: 10_000 }).toBe(true);
  await terminal.ended();
  return acknowledged(terminal.everything);
}

/** Kills the process, unless it has ended by itself; false while it has not been started. */
function isKilled(terminal: TestTerminal): boolean {
  try {
    terminal.kill('SIGKILL');
    return true;
  } catch (error) {
    return systemCode(error) === 'ESRCH';
  }
}

/** 3 for " 3/20 · ...". */
function placeIn(line: string): number {
  return Number(/^ (\d+)\/20 /.exec(line)?.[1] ?? 0);
}

/** The answer of a question is on screen when its rating is. */
function acknowledged(lines: readonly string[]): string[] {
  const [shown, rated] = [/^ The answer of (q\d+)\.$/, /^ ✓ good · due /];
  let asked = '';
  return lines.flatMap((line) => {
    asked = shown.exec(line)?.[1] ?? asked;
    return rated.test(line) ? [asked] : [];
  });
}

/** Kills the drills of one user; returns how many answers they were shown as saved. */
async function lane(own: readonly Plan[]): Promise<number> {
  const home = temporaryFolder();
  const deck = manyQuestions(30);
  let [saved, shown] = [0, 0];
  for (const plan of own) {
    const acks = await killedDrill(plan, home, deck);
    const journal = journalOf(home).map(({ question }) => question);
    expect(journal.slice(saved, saved + acks.length), JSON.stringify(plan)).toEqual(acks);
    saved = journal.length;
    shown += acks.length;
  }
  const { code, stdout } = await runTool(['doctor'], { home, env: { LLM_INTERVIEW_DECKS: deck } });
  expect([code, stdout]).toEqual([0, expect.stringContaining('Nothing is wrong.')]);
  return shown;
}

it(`${DRILLS} drills killed at any moment lose no answer that was shown as saved, and the next one starts`, async () => {
  const all = fc.sample(plans, { numRuns: DRILLS, seed: 20261124 });
  const lanes = Array.from({ length: LANES }, (_, at) =>
    lane(all.filter((_, index) => index % LANES === at)),
  );
  const shown = await Promise.all(lanes);
  // Otherwise the moments were badly chosen, and this test has shown nothing.
  expect(Math.min(...shown)).toBeGreaterThan(DRILLS / LANES);
}, 240_000);
