import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeFiles } from '../support/deck-folder.ts';
import { eventsOf } from '../support/journal-of.ts';
import { eventOf } from '../support/journal-rows.ts';
import { shiftedClock } from '../support/shifted-clock.ts';
import { manyQuestions } from '../support/small-decks.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { startTool } from '../support/terminal.ts';
import { tooWide } from '../support/text-arbitraries.ts';
import { callTool, readJson } from '../support/warm-tool.ts';

const DAY = 86_400_000;

/** The ISO date so many days from now; the tests' time zone has noon. */
function ahead(days: number): string {
  return new Date(Date.now() + days * DAY).toISOString().slice(0, 10);
}

interface PlanJson {
  readonly date: string;
  readonly minutes: number;
  readonly topic: readonly string[];
  readonly weights: Record<string, number>;
  readonly questions: number;
  readonly recall: { mean: number; low: number; high: number };
  readonly days: { date: string; new: number; reviews: number; minutes: number; mock: boolean }[];
}

function plansIn(home: string, env = {}): Promise<PlanJson[]> {
  return readJson<PlanJson[]>(['plan'], { home, env });
}

/** What a review offers and says, ended at once. */
async function review(home: string, changes: Readonly<Record<string, string>> = {}, days = 0) {
  const env = { NODE_OPTIONS: shiftedClock({ days }), ...changes };
  const terminal = startTool(['review'], { home, env });
  await terminal.waitFor(/ 1\/\d+ |Nothing/);
  const screen = terminal.screen.join('\n');
  terminal.press('q');
  expect((await terminal.ended()).code).toBe(0);
  return screen;
}

describe('plan', () => {
  it('says how to plan one where none is planned', async () => {
    const home = temporaryFolder();
    const { code, stdout, stderr } = await callTool(['plan'], { home });
    expect([code, stdout]).toEqual([0, '']);
    expect(stderr).toContain('No interview is planned.');
    expect(stderr).toContain('llm-interview plan --date');
    expect(await plansIn(home)).toEqual([]);
  });

  it('shows the days until the date and keeps the plan', async () => {
    const home = temporaryFolder();
    const call = ['plan', '--date', ahead(21), '--minutes', '20'];
    const { code, stdout } = await callTool(call, { home });
    expect(code).toBe(0);
    for (const said of ['in 21 days', '20 min a day', '25 min a day', '30 min a day']) {
      expect(stdout).toContain(said);
    }
    expect(stdout).toMatch(/Recall on the date +\S+ +\d+ %/);
    expect(stdout).toMatch(/today +\d+ new/);
    expect(stdout).toContain('mock interview');
    expect(tooWide(stdout.split('\n'), 80)).toEqual([]);
    const [plan, ...others] = await plansIn(home);
    expect(others).toEqual([]);
    expect(plan).toMatchObject({ date: ahead(21), minutes: 20, questions: 218 });
    expect(plan?.days.map(({ date }) => date)).toEqual(
      Array.from({ length: 21 }, (_, index) => ahead(index)),
    );
    expect(plan?.recall.mean).toBeGreaterThan(0.4);
    expect(plan?.days.filter(({ mock }) => mock)).toHaveLength(3);
  });

  it('keeps interviews with selections of their own side by side, one a day', async () => {
    const home = temporaryFolder();
    await callTool(['plan', '--date', ahead(30)], { home });
    await callTool(['plan', '--date', ahead(10), '--topic', 'rag', '--weight', 'core=3'], { home });
    await callTool(['plan', '--date', ahead(30), '--minutes', '45'], { home });
    const plans = await plansIn(home);
    expect(plans.map(({ date, minutes, topic }) => [date, minutes, topic])).toEqual([
      [ahead(10), 20, ['rag']],
      [ahead(30), 45, []],
    ]);
    expect(plans[0]?.weights).toEqual({ core: 3 });
    await callTool(['plan', '--drop', ahead(10)], { home });
    expect((await plansIn(home)).map(({ date }) => date)).toEqual([ahead(30)]);
  });

  it('prints every part of the plan as JSON', async () => {
    const home = temporaryFolder();
    await callTool(['plan', '--date', ahead(14), '--topic', 'rag,coding'], { home });
    const [plan] = await readJson<Record<string, unknown>[]>(['plan'], { home });
    expect(Object.keys(plan ?? {})).toEqual([
      'date',
      'minutes',
      'level',
      'topic',
      'tag',
      'weights',
      'questions',
      'asked',
      'policy',
      'policies',
      'recall',
      'recallWithoutStudy',
      'recallIfForgottenExponentially',
      'topics',
      'more',
      'days',
      'simulations',
    ]);
    expect(plan).toMatchObject({
      level: [],
      topic: ['rag', 'coding'],
      tag: [],
      weights: {},
      asked: 0,
      recallWithoutStudy: 0,
      more: [{ minutes: 25 }, { minutes: 30 }],
    });
    const { policies, topics } = plan as { policies: { policy: string }[]; topics: unknown[] };
    expect(policies.map(({ policy }) => policy).toSorted()).toEqual([
      'due first',
      'most gain',
      'new first',
    ]);
    expect(topics).toHaveLength(2);
  });

  it('says so where every question is suspended', async () => {
    const home = temporaryFolder();
    const env = { LLM_INTERVIEW_DECKS: manyQuestions(2) };
    await callTool(['plan', '--date', ahead(9), '--topic', 'numbers'], { home, env });
    for (const id of ['q1', 'q2']) await callTool(['suspend', id], { home, env });
    const { code, stdout } = await callTool(['plan'], { home, env });
    expect(code).toBe(0);
    expect(stdout).toContain('there is nothing to plan');
    expect((await plansIn(home, env))[0]).toMatchObject({ questions: 0, recall: { mean: 0 } });
    expect(await review(home, env)).toContain('Nothing more is planned today');
  });

  it('is about the date of the settings too, until it is past', async () => {
    const home = temporaryFolder();
    await callTool(['config', 'set', 'interviewDate', ahead(5)], { home });
    await callTool(['config', 'set', 'minutesPerDay', '10'], { home });
    expect(await plansIn(home)).toMatchObject([{ date: ahead(5), minutes: 10 }]);
    expect(await plansIn(home, { NODE_OPTIONS: shiftedClock({ days: 5 }) })).toEqual([]);
    await callTool(['plan', '--drop', ahead(5)], { home });
    expect(await plansIn(home)).toEqual([]);
  });

  it('refuses a date of the settings that is too far, and drops it', async () => {
    const home = temporaryFolder();
    await callTool(['config', 'set', 'interviewDate', '2099-01-01'], { home });
    const { code, stdout, stderr } = await callTool(['plan'], { home });
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('2099-01-01 is more than a year ahead');
    expect(stderr).toContain('llm-interview plan --drop 2099-01-01');
    expect((await callTool(['plan', '--drop', '2099-01-01'], { home })).code).toBe(0);
    expect(await plansIn(home)).toEqual([]);
  });

  it.each([
    [['--date', '2020-01-01'], '2020-01-01 is not ahead', 'the first day to plan for is'],
    [['--date', '2026-02-31'], 'It must be a date like 2026-12-15', 'see: llm-interview plan'],
    [['--date', ahead(1000)], 'is more than a year ahead', 'plan for a nearer date'],
    [['--date', ahead(9), '--topic', 'ragg'], 'unknown topic "ragg"; did you mean rag?', 'choose'],
    [['--date', ahead(9), '--weight', 'rga=2'], 'nothing is called "rga" to weigh', 'name a level'],
    [['--date', ahead(9), '--weight', 'rag'], 'It must be like rag=2', 'see: llm-interview plan'],
    [['--minutes', '5'], 'go with the --date of an interview', ''],
    [['--drop', ahead(9)], `no interview is planned for ${ahead(9)}`, 'see: llm-interview plan'],
  ])('refuses %j in one line', async (args, said, hint) => {
    const home = temporaryFolder();
    const { code, stdout, stderr } = await callTool(['plan', ...args], { home });
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(said);
    expect(stderr.split('\n')[1] ?? '').toContain(hint);
    expect(await plansIn(home)).toEqual([]);
  });

  it.each([40, 80])('fits %i columns, and a terminal that has no Unicode', async (columns) => {
    const home = temporaryFolder();
    const terminal = startTool(['plan', '--date', ahead(40), '--no-pager'], {
      home,
      columns,
      rows: 80,
      env: { LANG: 'C', LC_ALL: 'C' },
    });
    expect((await terminal.ended()).code).toBe(0);
    expect(terminal.wrappedLines).toEqual([]);
    const text = terminal.everything.join('\n');
    expect(text).toContain('Recall on the date');
    expect([...text].filter((character) => character > '~')).toEqual([]);
  });
});

describe('until the interview', () => {
  it('review asks what the plan says, then returns to what is due', async () => {
    const home = temporaryFolder();
    await callTool(['plan', '--date', ahead(10), '--minutes', '20'], { home });
    const planned = await review(home);
    expect(planned).toMatch(/Interview on .*, in 10 days\. Planned today: 1\d questions\./);
    expect(planned).toMatch(/ 1\/1\d /);
    expect(await review(home, {}, 10)).toMatch(/ 1\/5 /);
  });

  it('review narrows the plan to a selection', async () => {
    const home = temporaryFolder();
    await callTool(['plan', '--date', ahead(10), '--minutes', '60'], { home });
    const terminal = startTool(['review', '--topic', 'attention'], { home });
    await terminal.waitFor('attention · ');
  });

  it('review begins with the nearest of two interviews, and comes to the other', async () => {
    const home = temporaryFolder();
    const env = { LLM_INTERVIEW_DECKS: manyQuestions(2) };
    await callTool(['plan', '--date', ahead(30), '--topic', 'rag'], { home, env });
    await callTool(['plan', '--date', ahead(10), '--topic', 'numbers'], { home, env });
    const planned = await review(home, env);
    expect(planned).toMatch(/in 10 days\. Planned today: 1\d questions/);
    expect(planned).toContain('numbers · ');
    // Half an hour: the twenty minutes of the nearest, and ten of the other's.
    const reviews = ['q1', 'q2'].map((question) => {
      const event = { ...eventOf(`${question} ${question} easy ${ahead(0)}T10:00`), ms: 900_000 };
      return `${JSON.stringify(event)}\n`;
    });
    writeFiles(home, { 'reviews/phone.jsonl': reviews.join('') });
    expect(await review(home, env)).toMatch(/Planned today: [4-9] questions/);
  });

  it('a mock interview is planned for some days, and review says so on such a day', async () => {
    const home = temporaryFolder();
    await callTool(['plan', '--date', ahead(9), '--topic', 'rag'], { home });
    const [plan] = await plansIn(home);
    expect(plan?.days.filter(({ mock }) => mock).map(({ date }) => date)).toEqual([ahead(7)]);
    expect(await review(home)).not.toContain('mock');
    await callTool(['grade', 'what-is-rag', 'good'], { home });
    const later = await review(home, {}, 7);
    expect(later).toContain('in 2 days. Planned today: a mock interview.');
    expect(later).toContain('llm-interview mock --minutes 20 --topic rag');
  });

  it('nothing is put off beyond the date, and the keys say so', async () => {
    const home = temporaryFolder();
    await callTool(['config', 'set', 'interviewDate', ahead(3)], { home });
    const deck = manyQuestions(3);
    const terminal = startTool(['review', '--deck', deck], { home });
    await terminal.waitFor(/ 1\/3 /);
    terminal.press(' ');
    await terminal.waitFor(/easy 3d/);
    terminal.press('4q');
    await terminal.ended();
    expect(eventsOf(home)).toHaveLength(1);
    const rows = await readJson<{ due: string | null }[]>(['list', '--deck', deck], { home });
    expect(rows.flatMap(({ due }) => due ?? [])).toEqual([ahead(3)]);
    const later = { NODE_OPTIONS: shiftedClock({ days: 3 }) };
    const after = await readJson<{ due: string | null }[]>(['list', '--deck', deck], {
      home,
      env: later,
    });
    expect(after.flatMap(({ due }) => due ?? [])[0] ?? '').not.toBe(ahead(3));
  });

  it('the bare command says how far it is', async () => {
    const home = temporaryFolder();
    await callTool(['plan', '--date', ahead(2)], { home });
    const { stdout } = await callTool([], { home });
    expect(stdout).toContain('interview in 2 days');
    expect(stdout).toContain('llm-interview plan');
    const told = await readJson<{ interview: Record<string, unknown> }>([], { home });
    expect(told.interview).toMatchObject({ date: ahead(2), days: 2 });
    expect(told.interview.planned).toBeGreaterThan(10);
  });

  it('a damaged list of interviews is named, and left as it is', async () => {
    const home = temporaryFolder();
    await callTool(['plan', '--date', ahead(2)], { home });
    const file = join(home, 'config.json');
    const { stderr } = await callTool(['plan'], {
      home,
      env: { LLM_INTERVIEW_INTERVIEWS: '[{"date":"soon"}]' },
    });
    expect(stderr).toContain(
      '$LLM_INTERVIEW_INTERVIEWS must be a list that the plan command makes',
    );
    expect(readFileSync(file, 'utf8')).toContain(ahead(2));
  });
});
