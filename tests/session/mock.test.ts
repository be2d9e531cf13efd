import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  current,
  type Mock,
  type MockAction,
  remaining,
  resumeMock,
  spent,
  startMock,
  step,
} from '../../src/session/mock.ts';
import { fieldOf } from '../../src/session/text-field.ts';

const SECOND = 1000;

/**
 * Plays keys, ten seconds a key: s says, x skips, t types "so" and stops there, f finishes, b stops
 * typing, p pauses, g goes on, e ends, o opens with point 0 ticked, i ticks, j/k move, 1-4 mark, u unmarks.
 */
function play(ids: string, keys: string, minutes = 10): Mock {
  let mock = startMock([...ids], 0, minutes);
  let at = 0;
  for (const key of keys) {
    at += 10 * SECOND;
    for (const action of actionsOf(key, at)) mock = step(mock, action);
  }
  return mock;
}

const TIMED = { s: 'say', x: 'skip', f: 'finish', p: 'pause', g: 'goOn', e: 'end' } as const;

function actionsOf(key: string, at: number): MockAction[] {
  if (key in TIMED) return [{ type: TIMED[key as keyof typeof TIMED], at }];
  if (key === 't') return [{ type: 'startTyping' }, { type: 'type', draft: fieldOf('so') }];
  if (key === 'b') return [{ type: 'stopTyping' }];
  if (key === 'o') return [{ type: 'open', points: 3, ticked: [0] }];
  if (key === 'i') return [{ type: 'tick' }];
  if (key === 'j' || key === 'k') return [{ type: 'move', by: key === 'j' ? 1 : -1 }];
  if (key === 'u') return [{ type: 'unmark' }];
  return [{ type: 'mark', rating: Number(key) as 1 | 2 | 3 | 4, event: `e${at}` }];
}

/** "a spoken 10, b typed 20 so | debrief": answers with their seconds and text, then the phase. */
function told({ answers, phase }: Mock): string {
  const given = answers.map(({ id, how, ms, text }) =>
    [id, how, ms / SECOND, text].filter((part) => part !== '').join(' '),
  );
  return `${given.join(', ')} | ${phase}`;
}

describe('an interview', () => {
  it.each([
    ['asks one question after the other', 'abc', 's', 'a spoken 10 | asking'],
    ['takes what is typed for the answer', 'ab', 'tf', 'a typed 20 so | asking'],
    ['does not take keys for answers while one types', 'ab', 'tsxpe', 'a typed 50 so | debrief'],
    ['keeps what was typed when it is said after all', 'ab', 'tbs', 'a spoken 30 so | asking'],
    ['goes on typing where it stopped', 'ab', 'tbtf', 'a typed 40 so | asking'],
    ['goes on from what is skipped', 'abc', 'xs', 'a skipped 10, b spoken 10 | asking'],
    [
      'comes to the debrief after the last question',
      'ab',
      'ss',
      'a spoken 10, b spoken 10 | debrief',
    ],
    ['ends early, without the question on screen', 'abc', 'se', 'a spoken 10 | debrief'],
    ['ends early, with what was begun to be typed', 'abc', 'te', 'a typed 20 so | debrief'],
    ['is done where nothing was answered', 'abc', 'e', ' | done'],
    ['does not count a pause as time for the question', 'ab', 'pgs', 'a spoken 20 | asking'],
    ['takes no answer in a pause', 'ab', 'psxtf', ' | paused'],
    ['can be ended from a pause', 'ab', 'spe', 'a spoken 10 | debrief'],
    ['takes no answer in the debrief', 'ab', 'sesxtfpg', 'a spoken 10 | debrief'],
  ])('%s', (_, ids, keys, expected) => {
    expect(told(play(ids, keys))).toBe(expected);
  });

  it('lets one finish the question on screen when the time is up, and asks no other', () => {
    const late = play('abcdef', 'ssssss', 0.5);
    expect(told(late)).toBe('a spoken 10, b spoken 10, c spoken 10 | debrief');
    const typing = play('abc', 'tttttf', 0.5);
    expect(told(typing)).toBe('a typed 60 so | debrief');
  });

  it('counts down to its deadline, and stands still in a pause', () => {
    const mock = startMock(['a'], 0, 1);
    const paused = step(mock, { type: 'pause', at: 20 * SECOND });
    const after = step(paused, { type: 'goOn', at: 50 * SECOND });
    expect([
      remaining(mock, 15 * SECOND),
      remaining(paused, 45 * SECOND),
      remaining(after, 60 * SECOND),
      remaining(after, 95 * SECOND),
    ]).toEqual([45 * SECOND, 40 * SECOND, 30 * SECOND, -5 * SECOND]);
  });

  it('does not take a key pressed twice for two answers', () => {
    const once = step(startMock(['a', 'b'], 0, 10), { type: 'say', at: 5000 });
    const twice = step(once, { type: 'say', at: 5100 });
    expect([twice.answers.length, step(twice, { type: 'say', at: 6000 }).answers.length]).toEqual([
      1, 2,
    ]);
  });

  it('keeps the indentation of what was typed, without the empty lines around it', () => {
    const draft = fieldOf('\n  \n  for x in y:\n    pass\n\n');
    let mock = step(startMock(['a'], 0, 10), { type: 'startTyping' });
    mock = step(step(mock, { type: 'type', draft }), { type: 'finish', at: SECOND });
    expect(mock.answers[0]?.text).toBe('  for x in y:\n    pass');
  });

  it('does not finish an answer in which nothing was typed', () => {
    const typing = step(startMock(['a', 'b'], 0, 10), { type: 'startTyping' });
    expect(step(typing, { type: 'finish', at: SECOND })).toBe(typing);
  });

  it('resumed: leaves the time in which nobody saw the question out of its clock, not the deadline', () => {
    const left = play('ab', 's');
    const resumed = resumeMock(left, 15 * SECOND, 115 * SECOND);
    const said = step(resumed, { type: 'say', at: 120 * SECOND });
    expect(said.answers[1]?.ms).toBe(10 * SECOND);
    expect(resumed.deadline).toBe(left.deadline);
  });

  it('resumed in a pause: is still paused, with as much time left', () => {
    const paused = play('ab', 'p');
    expect(resumeMock(paused, 10 * SECOND, 9000 * SECOND)).toBe(paused);
    expect(remaining(paused, 9000 * SECOND)).toBe(590 * SECOND);
  });

  it('knows which question is on screen, and how long the answers took', () => {
    expect([
      current(play('ab', 's')),
      current(play('ab', 'sso1')),
      spent(play('ab', 'ss')),
    ]).toEqual([1, 1, 20 * SECOND]);
    expect(current(play('a', 'so1'))).toBeUndefined();
  });
});

describe('its debrief', () => {
  it('marks one answer after the other with its ticks, then is done', () => {
    const mock = play('ab', 'ssoji3');
    expect(mock.marks).toEqual([{ rating: 3, ticked: [0, 1], event: 'e60000' }]);
    expect([mock.phase, mock.ticked, mock.cursor]).toEqual(['debrief', [], 0]);
    expect(step(mock, { type: 'mark', rating: 1, event: 'e' }).phase).toBe('done');
  });

  it('ticks and unticks the point at the cursor and goes on to the next', () => {
    expect(play('a', 'soi').ticked).toEqual([]);
    expect(play('a', 'soki').ticked).toEqual([0, 2]);
    expect(play('a', 'soiii').ticked).toEqual([1, 2]);
  });

  it('takes the last mark back', () => {
    expect(play('ab', 'sso3u')).toMatchObject({ marks: [], phase: 'debrief' });
    expect(play('ab', 'ssu')).toMatchObject({ marks: [], phase: 'debrief' });
  });

  it('never has more answers than questions or more marks than answers', () => {
    const keys = fc.stringMatching(/^[sxtfbpgeoijk1234u]{0,40}$/);
    fc.assert(
      fc.property(keys, (pressed) => {
        const { ids, answers, marks, phase } = play('abcd', pressed);
        expect(answers.map(({ id }) => id)).toEqual(ids.slice(0, answers.length));
        expect(marks.length).toBeLessThanOrEqual(answers.length);
        expect(answers.every(({ ms }) => ms >= 0)).toBe(true);
        if (phase === 'done') expect(marks).toHaveLength(answers.length);
      }),
    );
  });
});
