import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Action, type Session, startSession } from '../../src/session/session.ts';
import { step } from '../../src/session/step.ts';

/** Ways to leave a question or a follow-up, and to take that back; times don't matter here. */
const moves = fc.array(
  fc.oneof(
    fc.integer({ min: 1, max: 4 }).map((rating) => `rate ${rating}`),
    fc.constantFrom('skip', 'bury', 'probe', 'tick', 'undo'),
  ),
  { maxLength: 40 },
);

const ACTIONS: Readonly<Record<string, readonly Action[]>> = {
  skip: [{ type: 'skip', at: 0 }],
  bury: [{ type: 'setAside', event: 'bury', at: 0 }],
  tick: [{ type: 'reveal', at: 0, points: 3 }, { type: 'tick' }],
  probe: [
    { type: 'probe', followUps: [0, 1] },
    { type: 'revealFollowUp' },
    { type: 'probed', got: true, at: 0 },
  ],
  undo: [{ type: 'undo', at: 0 }],
};

function actionsOf(move: string): readonly Action[] {
  const rating = Number(move.split(' ')[1]) as 1 | 2 | 3 | 4;
  return (
    ACTIONS[move] ?? [
      { type: 'reveal', at: 0, points: 3 },
      { type: 'rate', rating, at: 0 },
    ]
  );
}

const visible = ({ previous: _, ...session }: Session) => session;

describe('undo in a session', () => {
  it('leads back through all that was left, step by step, to what each was', () => {
    fc.assert(
      fc.property(moves, fc.integer({ min: 1, max: 12 }), (played, questions) => {
        const ids = Array.from({ length: questions }, (_, index) => `q${index}`);
        let session = startSession(ids, 0);
        const left: Session[] = [];
        for (const action of played.flatMap(actionsOf)) {
          const after = step(session, action);
          if (action.type === 'undo' && after !== session) {
            expect(visible(after)).toEqual(visible(left.pop() as Session));
          } else if (after.previous !== session.previous) left.push(session);
          session = after;
        }
        while (left.length > 0) {
          session = step({ ...session, phase: 'asking' }, { type: 'undo', at: 0 });
          expect(visible(session)).toEqual(visible(left.pop() as Session));
        }
        expect(visible(session).queue).toEqual(ids);
      }),
    );
  });

  it('takes no more to remember for a question of a long session than of a short one', () => {
    const kept = (questions: number) => {
      const ids = Array.from({ length: questions }, (_, index) => `q${index}`);
      const session = step(startSession(ids, 0), { type: 'skip', at: 0 });
      return JSON.stringify(session.previous).length;
    };
    expect(kept(2000)).toBe(kept(20));
  });
});
