import { describe, expect, it, type TestContext } from 'vitest';
import { fakeClock } from '../support/fake-clock.ts';
import { eventsOf, journalOf } from '../support/journal-of.ts';
import { runTool } from '../support/run.ts';
import { threeQuestions } from '../support/small-decks.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { startTool } from '../support/terminal.ts';

const DAY = 86_400_000;
const BERLIN = 'Europe/Berlin';

interface Row {
  readonly id: string;
  readonly due: string | null;
}

/** A user whose clock shows what the test says. Intervals are not spread. */
function userOf(context: TestContext) {
  const clock = fakeClock(context);
  const home = temporaryFolder();
  const deck = threeQuestions();
  const optionsAt = (instant: string, zone: string) => ({
    home,
    env: { ...clock.at(instant, zone), LLM_INTERVIEW_FUZZ: 'false', LLM_INTERVIEW_DECKS: deck },
  });
  const run = (args: readonly string[], instant: string, zone = 'UTC') =>
    runTool([...args], optionsAt(instant, zone));
  return {
    run,
    /** Grades at an instant; returns the day from which the question is due then. */
    grade: async (call: string, instant: string, zone?: string) => {
      const args = ['grade', ...call.split(' '), '--deck', deck, '--json'];
      const { code, stdout, stderr } = await run(args, instant, zone);
      expect([code, stderr]).toEqual([0, '']);
      return (JSON.parse(stdout) as Row).due;
    },
    /** What is reviewed, or due only, as seen at an instant. */
    list: async (instant: string, zone?: string, ...options: string[]) => {
      const args = ['list', '--deck', deck, '--json', ...options];
      const rows = JSON.parse((await run(args, instant, zone)).stdout) as Row[];
      return rows.filter(({ due }) => due !== null).map(({ id, due }) => `${id} ${due}`);
    },
  };
}

describe('a clock that was wrong', () => {
  it('set back a day: reviews before and after it both count', async (context) => {
    const user = userOf(context);
    expect(await user.grade('one good', '2026-11-25T12:00:00Z')).toBe('2026-11-27');
    expect(await user.grade('two good', '2026-11-24T13:00:00Z')).toBe('2026-11-26');
    const due = ['one 2026-11-27', 'two 2026-11-26'];
    expect(await user.list('2026-11-24T13:00:00Z')).toEqual(due);
    expect(await user.list('2026-11-26T12:00:00Z', 'UTC', '--due')).toEqual(due.slice(1));
    const { code, stdout } = await user.run(['doctor'], '2026-11-24T14:00:00Z');
    expect([code, stdout]).toEqual([0, expect.stringContaining('the clock was set back')]);
  });

  it('set back between two reviews of one question: the later day is the last', async (context) => {
    const user = userOf(context);
    await user.grade('one good', '2026-11-25T12:00:00Z');
    const due = await user.grade('one good', '2026-11-20T12:00:00Z');
    // Five days after the first of them: as if they had been made in the order of their times.
    const other = userOf(context);
    await other.grade('one good', '2026-11-20T12:00:00Z');
    expect(due).toBe(await other.grade('one good', '2026-11-25T12:00:00Z'));
  });

  it('a year ahead: doctor names it, undo takes it back, and the next review is right', async (context) => {
    const user = userOf(context);
    await user.grade('one good', '2026-11-20T12:00:00Z');
    expect(await user.grade('one good', '2027-11-20T12:00:00Z')).toMatch(/^2028-/);
    const now = '2026-11-22T12:00:00Z';
    const doctor = await user.run(['doctor'], now);
    expect([doctor.code, doctor.stdout]).toEqual([
      1,
      expect.stringMatching(/jsonl:2 2027-11-20T12:00:\S+ is in the future\n.*undo it/),
    ]);
    const undo = await user.run(['undo'], now);
    expect(undo.stderr).toBe('Took back good for one: now due today\n');
    const due = await user.grade('one good', now);
    const other = userOf(context);
    await other.grade('one good', '2026-11-20T12:00:00Z');
    expect(due).toBe(await other.grade('one good', now));
  });

  it('set to and fro while a drill runs: every answer is kept, and undo works', async (context) => {
    const { adjustable } = fakeClock(context);
    const home = temporaryFolder();
    adjustable.set('+0d');
    const drill = startTool(['drill', '--deck', threeQuestions()], { home, env: adjustable.env });
    await drill.waitFor('1/3');
    adjustable.set('-1d');
    await drill.pressAndWait(' 3', '2/3');
    adjustable.set('+365d');
    await drill.pressAndWait(' 3', '3/3');
    await drill.pressAndWait('u', 'Took back good.');
    adjustable.set('-2d');
    await drill.pressAndWait('4', '3/3');
    await drill.pressAndWait('b', 'not again today');
    drill.press('q');
    expect((await drill.ended()).code).toBe(0);
    expect(eventsOf(home)).toEqual(['one 3', 'two 3', 'undo two', 'two 4', 'bury three']);
    const times = journalOf(home).map(({ at }) => Math.round(Date.parse(at) / DAY));
    expect(times.map((time) => time - (times[0] ?? 0))).toEqual([0, 366, 366, -1, -1]);
    const lasted = journalOf(home).flatMap((event) =>
      event.event === 'review' ? [event.ms ?? 0, event.markingMs ?? 0] : [],
    );
    expect(Math.min(...lasted)).toBeGreaterThanOrEqual(0);
  });
});

describe('study days', () => {
  it('go by the clock on the wall where a review was made, in whatever zone it is read', async (context) => {
    const user = userOf(context);
    // Half past eleven in the evening there, the next morning here.
    await user.grade('one good', '2026-11-26T04:30:00Z', 'America/New_York');
    await user.grade('two good', '2026-11-26T04:30:00Z', 'Asia/Tokyo');
    for (const zone of ['Asia/Tokyo', 'America/New_York', 'Pacific/Kiritimati', 'Asia/Kathmandu']) {
      const seen = await user.list('2026-11-26T12:00:00Z', zone);
      expect([zone, ...seen]).toEqual([zone, 'one 2026-11-27', 'two 2026-11-28']);
    }
    // At one instant it is the 27th in New York and the 28th in Tokyo.
    const due = (zone: string) => user.list('2026-11-27T21:00:00Z', zone, '--due');
    expect(await due('America/New_York')).toEqual(['one 2026-11-27']);
    expect(await due('Asia/Tokyo')).toEqual(['one 2026-11-27', 'two 2026-11-28']);
  });

  it('between two reviews are counted across a flight', async (context) => {
    const [flown, stayed] = [userOf(context), userOf(context)];
    await flown.grade('one good', '2026-11-25T04:30:00Z', 'America/New_York');
    const due = await flown.grade('one good', '2026-11-26T16:30:00Z', 'Asia/Tokyo');
    // From the evening of the 24th to the night of the 26th.
    await stayed.grade('one good', '2026-11-24T12:00:00Z');
    expect(due).toBe(await stayed.grade('one good', '2026-11-26T12:00:00Z'));
  });

  it.for([
    ['01:30 summer time', '2026-10-24T23:30:00Z', '2026-10-26'],
    ['02:30 for the first time', '2026-10-25T00:30:00Z', '2026-10-26'],
    ['02:30 for the second time', '2026-10-25T01:30:00Z', '2026-10-26'],
    ['03:59 winter time', '2026-10-25T02:59:00Z', '2026-10-26'],
    ['04:00 winter time', '2026-10-25T03:00:00Z', '2026-10-27'],
    ['01:59 before the clock goes forward', '2026-03-29T00:59:00Z', '2026-03-30'],
    ['03:00 a second later', '2026-03-29T01:00:00Z', '2026-03-30'],
    ['04:00 that morning', '2026-03-29T02:00:00Z', '2026-03-31'],
    ['03:59 the night after', '2026-03-30T01:59:00Z', '2026-03-31'],
  ] as const)('in a night of 23 or 25 hours: good at %s', async ([_, instant, due], context) => {
    expect(await userOf(context).grade('one good', instant, BERLIN)).toBe(due);
  });

  it.for([
    ['2028-02-27T12:00:00Z', '2028-02-29'],
    ['2028-02-28T12:00:00Z', '2028-03-01'],
    ['2028-02-29T12:00:00Z', '2028-03-02'],
    ['2027-02-27T12:00:00Z', '2027-03-01'],
    ['2100-02-27T12:00:00Z', '2100-03-01'],
    ['2026-12-31T12:00:00Z', '2027-01-02'],
  ] as const)('go over leap days and years: good on %s', async ([instant, due], context) => {
    expect(await userOf(context).grade('one good', instant)).toBe(due);
  });
});
