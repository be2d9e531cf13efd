import { describe, expect, it } from 'vitest';
import { eventsOf } from '../support/journal-of.ts';
import { journalText } from '../support/journal-rows.ts';
import { threeQuestions } from '../support/small-decks.ts';
import { stateOf } from '../support/state-of.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { startTool, type TestTerminal } from '../support/terminal.ts';
import { callTool, readJson } from '../support/warm-tool.ts';

const DAY = 86_400_000;

interface Place {
  readonly home: string;
  readonly deck: string;
}

function newPlace(): Place {
  return { home: temporaryFolder(), deck: threeQuestions() };
}

/** Runs a command that names questions of the deck, like "suspend one two"; returns what it says. */
async function run(call: string, { home, deck }: Place): Promise<string> {
  const { code, stdout, stderr } = await callTool([...call.split(' '), '--deck', deck], { home });
  expect([code, stdout]).toEqual([0, '']);
  return stderr.trimEnd();
}

async function undo({ home }: Place): Promise<string> {
  return (await callTool(['undo'], { home })).stderr.trimEnd();
}

/** "one review": the state of each question of a selection. */
async function rows({ home, deck }: Place, ...options: string[]): Promise<string[]> {
  const all = await readJson<{ id: string; state: string }[]>(
    ['list', '--deck', deck, ...options],
    { home },
  );
  return all.map(({ id, state }) => `${id} ${state}`);
}

async function dueOfOne({ home, deck }: Place): Promise<number> {
  return Date.parse(
    (await readJson<{ due: string }>(['show', 'one', '--deck', deck], { home })).due,
  );
}

describe('a question that is set aside', () => {
  it('by suspend is asked no more, until it is resumed', async () => {
    const place = newPlace();
    await run('grade one again', place);
    expect(await run('suspend one two', place)).toBe('one: suspended\ntwo: suspended');
    expect(await rows(place)).toEqual(['one suspended', 'three new', 'two suspended']);
    expect(await rows(place, '--due', '--new')).toEqual(['three new']);
    expect(await run('resume one', place)).toBe('one: due today');
    expect(await rows(place, '--due', '--new')).toEqual(['one learning', 'three new']);
    const drill = startTool(['drill', '--deck', place.deck], { home: place.home });
    await drill.waitFor(/ 1\/2 .*learning/);
    drill.press('q');
    await drill.ended();
  });

  it('by bury is not asked again today', async () => {
    const place = newPlace();
    await run('grade one again', place);
    const today = await dueOfOne(place);
    expect(await run('bury one two', place)).toBe('one: not again today\ntwo: not again today');
    expect(await rows(place, '--due', '--new')).toEqual(['three new']);
    expect((await dueOfOne(place)) - today).toBe(DAY);
    expect(await run('resume one', place)).toBe('one: due today');
  });

  it('by forget is new again', async () => {
    const place = newPlace();
    await run('grade one easy', place);
    expect(await run('forget one', place)).toBe('one: new');
    expect(await rows(place, '--new')).toEqual(['one new', 'three new', 'two new']);
  });

  it('is none at all when one of the names is wrong', async () => {
    const { home, deck } = newPlace();
    const args = ['suspend', 'one', 'thre', '--deck', deck];
    const { code, stderr } = await callTool(args, { home });
    expect([code, stderr]).toEqual([
      1,
      expect.stringContaining('there is no question "thre"; did you mean three?'),
    ]);
    expect(eventsOf(home)).toEqual([]);
  });

  it('comes back by undo, step by step, in as many processes', async () => {
    const place = newPlace();
    const calls = ['grade one good', 'suspend one', 'resume one', 'bury one', 'forget one'];
    const states: string[] = [];
    for (const call of calls) {
      await run(call, place);
      states.push((await rows(place))[0] ?? '');
    }
    expect(states).toEqual(
      ['review', 'suspended', 'review', 'review', 'new'].map((s) => `one ${s}`),
    );
    const said: string[] = [];
    for (const _ of [...calls, 'one more']) said.push(await undo(place));
    expect(said).toEqual([
      'Took back forget for one: now not again today',
      'Took back bury for one: now due in 2 days',
      'Took back resume for one: now suspended',
      'Took back suspend for one: now due in 2 days',
      'Took back good for one: now new',
      'There is nothing to take back on this machine.',
    ]);
    expect(eventsOf(place.home)).toHaveLength(10);
    expect(await rows(place)).toEqual(['one new', 'three new', 'two new']);
  });
});

/** A drill of the three questions; the first is on screen. */
async function startDrill(): Promise<Place & { terminal: TestTerminal }> {
  const place = newPlace();
  const terminal = startTool(['drill', '--deck', place.deck], { home: place.home });
  await terminal.waitFor('1/3');
  return { ...place, terminal };
}

describe('in a drill', () => {
  it.each([
    ['b', 'bury', 'not again today: What is one?', 'one new'],
    ['x', 'suspend', 'suspended: What is one?', 'one suspended'],
    ['r', 'forget', 'forgotten, new again: What is one?', 'one new'],
  ])('%s sets the question aside at once, and u takes it back', async (key, event, said, state) => {
    const { terminal, ...place } = await startDrill();
    await terminal.pressAndWait(key, said);
    await terminal.waitFor('2/3');
    expect(eventsOf(place.home)).toEqual([`${event} one`]);
    expect((await rows(place))[0]).toBe(state);
    await terminal.pressAndWait('u', `Took back ${event}.`);
    await terminal.waitFor('1/3');
    expect(eventsOf(place.home)).toEqual([`${event} one`, 'undo one']);
    // After the reveal too.
    await terminal.pressAndWait(' ', 'enter takes');
    await terminal.pressAndWait(key, '2/3');
    terminal.press('q');
    expect((await terminal.ended()).code).toBe(0);
    expect(eventsOf(place.home)).toEqual([`${event} one`, 'undo one', `${event} one`]);
  });

  it('all of it can be taken back several steps, in the drill and after it', async () => {
    const { terminal, ...place } = await startDrill();
    await terminal.pressAndWait('bx', '3/3');
    await terminal.pressAndWait('u', 'Took back suspend.');
    await terminal.pressAndWait('r', '3/3');
    expect(eventsOf(place.home)).toEqual(['bury one', 'suspend two', 'undo two', 'forget two']);
    await terminal.pressAndWait('u', 'Took back forget.');
    await terminal.pressAndWait(' 3', '3/3');
    terminal.press('q');
    await terminal.ended();
    expect([await undo(place), await undo(place), await undo(place)]).toEqual([
      'Took back good for two: now new',
      'Took back bury for one: now new',
      'There is nothing to take back on this machine.',
    ]);
    expect(await rows(place)).toEqual(['one new', 'three new', 'two new']);
  });
});

/** A journal in which a question was learnt and forgotten so many times. */
function forgotten(times: number): string {
  const days = Array.from(
    { length: times },
    (_, day) => `2020-02-${String(day + 1).padStart(2, '0')}`,
  );
  const rows = days.map((day, index) => `f${index} one again ${day}T10:00`);
  return journalText('r1 one good 2020-01-01T10:00', 'r2 two good 2020-01-01T10:00', ...rows);
}

describe('a question that was forgotten eight times', () => {
  it.each([
    [7, []],
    [8, ['one learning']],
    [11, ['one learning']],
  ])('after %d lapses list --leech has %j', async (times, expected) => {
    const home = stateOf({ 'reviews/laptop.jsonl': forgotten(times) });
    const place = { home, deck: threeQuestions() };
    expect(await rows(place, '--leech')).toEqual(expected);
    const { stdout, stderr } = await callTool(['list', '--leech', '--deck', place.deck], { home });
    if (times < 8) expect(stderr).toBe('No question of this selection is a leech.\n');
    else expect([stdout, stderr].join()).toMatch(/one[\s\S]*set it aside: llm-interview suspend/);
  });

  it('is named in the drill, once, at the eighth time', async () => {
    const home = stateOf({ device: 'laptop\n', 'reviews/laptop.jsonl': forgotten(7) });
    const deck = threeQuestions();
    const terminal = startTool(['drill', '--deck', deck], { home, rows: 60 });
    await terminal.waitFor(/ 1\/3 .*learning/);
    await terminal.pressAndWait(' 1', 'Forgotten 8 times after it was learnt');
    // It comes again after the two others.
    await terminal.pressAndWait(' 4 4', /4\/4 .*learning/);
    await terminal.pressAndWait(' 1', /5\/5 .*learning/);
    terminal.press('q');
    await terminal.ended();
    const screen = terminal.everything.join('\n');
    expect(screen.match(/Forgotten \d+ times/g)).toEqual(['Forgotten 8 times']);
  });
});
