import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Action, position, type Session, startSession } from '../../src/session/session.ts';
import { step } from '../../src/session/step.ts';

const MINUTE = 60_000;

/** Plays keys: r reveal, t tick, j/k move, 1-4 rate, s skip, b bury, u undo, q quit. One second passes a key. */
function play(ids: string, keys: string, minutes?: number): Session {
  let session = startSession([...ids], 0, minutes);
  let at = 0;
  for (const key of keys) {
    at += 1000;
    session = step(session, actionOf(key, at));
  }
  return session;
}

function actionOf(key: string, at: number): Action {
  switch (key) {
    case 'r':
      return { type: 'reveal', at, points: 3 };
    case 't':
      return { type: 'tick' };
    case 'j':
      return { type: 'move', by: 1 };
    case 'k':
      return { type: 'move', by: -1 };
    case 's':
      return { type: 'skip', at };
    case 'u':
      return { type: 'undo', at };
    case 'b':
      return { type: 'setAside', event: 'bury', at };
    case 'q':
      return { type: 'quit' };
    default:
      return { type: 'rate', rating: Number(key) as 1 | 2 | 3 | 4, at };
  }
}

/** "a3 b1 | cd": ratings so far, then what is still to come. */
function told({ answered, queue }: Session): string {
  return `${answered.map(({ id, rating }) => id + rating).join(' ')} | ${queue.join('')}`;
}

describe('a session', () => {
  it.each([
    ['asks one question after the other', 'abc', 'r3r4', 'a3 b4 | c'],
    ['does not take a rating before the reveal', 'ab', '3124', ' | ab'],
    ['asks a question rated again after three others', 'abcdef', 'r1', 'a1 | bcdaef'],
    ['asks it again at the end where fewer are left', 'ab', 'r1', 'a1 | ba'],
    ['asks it again at once where none is left', 'a', 'r1', 'a1 | a'],
    ['leaves out what is skipped', 'abc', 'sr3', 'b3 | c'],
    ['skips after the reveal too', 'abc', 'rs', ' | bc'],
    ['takes the last rating back', 'abc', 'r3r4u', 'a3 | bc'],
    ['takes back several, one after the other', 'abc', 'r3r4uu', ' | abc'],
    ['takes a question out again that came back by mistake', 'abcde', 'r1u', ' | abcde'],
    ['takes a skip back', 'abc', 'su', ' | abc'],
    ['takes a buried question out, also where it would come again', 'abc', 'r1ssb', 'a1 | '],
    ['takes a bury back', 'abc', 'bu', ' | abc'],
    ['rates anew after an undo', 'ab', 'r1u3', 'a3 | b'],
    ['ends when quit', 'ab', 'r3qr3', 'a3 | b'],
  ])('%s', (_, ids, keys, expected) => {
    expect(told(play(ids, keys))).toBe(expected);
  });

  it('is done after the last question, and with no questions at once', () => {
    expect([play('a', 'r3').phase, play('', '').phase, play('a', 'r').phase]).toEqual([
      'done',
      'done',
      'marking',
    ]);
  });

  it('asks no new question after its time, but lets one finish the question on screen', () => {
    const late = step(play('ab', 'r', 1), { type: 'rate', rating: 1, at: 2 * MINUTE });
    expect([late.phase, told(late)]).toEqual(['done', 'a1 | ba']);
  });

  it('ticks the point at the cursor and goes on to the next', () => {
    expect(play('a', 'rtt').ticked).toEqual([0, 1]);
    expect(play('a', 'rttkt').ticked).toEqual([0]);
    expect(play('a', 'rkt').ticked).toEqual([2]);
  });

  it('brings the ticks back with an undo', () => {
    expect(play('ab', 'rt3u')).toMatchObject({ phase: 'marking', ticked: [0], cursor: 1 });
  });

  it('measures speaking and marking apart, and not what came between a rating and its undo', () => {
    const [answer] = play('ab', 'rtt3').answered;
    expect(answer).toMatchObject({ ms: 1000, markingMs: 3000 });
    const [again] = play('ab', 'rtt3rttu4').answered;
    expect(again).toMatchObject({ ms: 1000, markingMs: 1000 });
  });

  it('says which of how many is on screen', () => {
    expect([position(play('abc', '')), position(play('abc', 'r1s'))]).toEqual([
      { at: 1, of: 3 },
      { at: 3, of: 4 },
    ]);
  });

  it('never loses a question, whatever keys are pressed', () => {
    const keys = fc.stringMatching(/^[rtjk1234sbu]{0,40}$/);
    fc.assert(
      fc.property(keys, (pressed) => {
        const { queue, answered, skipped, setAside } = play('abcd', pressed);
        const left = [...answered, ...setAside].map(({ id }) => id);
        const seen = new Set([...queue, ...left, ...skipped]);
        return [...'abcd'].every((id) => seen.has(id));
      }),
    );
  });

  it('is what it was before, when everything is taken back', () => {
    const keys = fc.stringMatching(/^[rtjk1234sb]{0,30}$/);
    fc.assert(
      fc.property(keys, (pressed) => {
        const ids = 'abcdefghijklmnopqrstuvwxyzABCDE'; // more than can be answered
        const { queue, answered, skipped } = play(ids, pressed.concat('u'.repeat(31)));
        expect([queue.join(''), answered, skipped]).toEqual([ids, [], []]);
      }),
    );
  });
});
