import type { Rating } from '../memory/events.ts';
import type { Key } from './key.ts';
import type { Mock } from './mock.ts';

/** What a key of an interview asks for. */
export type MockCommand =
  | {
      readonly type:
        | 'say'
        | 'type'
        | 'back'
        | 'skip'
        | 'pause'
        | 'goOn'
        | 'end'
        | 'tick'
        | 'up'
        | 'down'
        | 'accept'
        | 'unmark'
        | 'keys'
        | 'leave';
    }
  | { readonly type: 'rate'; readonly rating: Rating };

export type MockStage = Exclude<Mock['phase'], 'done'>;

export interface MockBinding {
  /** Key names and characters. */
  readonly keys: readonly string[];
  readonly shown: string;
  readonly label: string;
  /** In the footer; keys without a short word stand in the list of keys alone. */
  readonly short: string | undefined;
  readonly stages: readonly MockStage[];
  readonly command: MockCommand;
}

const RUNNING: readonly MockStage[] = ['asking', 'paused'];
const DEBRIEF: readonly MockStage[] = ['debrief'];

/** Every key of an interview: the one table that the prompt, the footer and the help read. */
export const MOCK_BINDINGS: readonly MockBinding[] = [
  bind(['space'], 'space', 'I have said it: the next question', 'said it', ['asking'], 'say'),
  bind(['t'], 't', 'type the answer', 'type', ['asking'], 'type'),
  bind(['s'], 's', 'skip the question', 'skip', ['asking'], 'skip'),
  bind(['p'], 'p', 'pause: the clock stops, the question is hidden', 'pause', ['asking'], 'pause'),
  bind(['p'], 'p', 'go on', 'go on', ['paused'], 'goOn'),
  bind(['escape'], 'esc', 'stop typing; what is there stays', 'stop typing', ['typing'], 'back'),
  bind(['up', 'k'], '↑', 'point above', undefined, DEBRIEF, 'up'),
  bind(['down', 'j'], '↓', 'point below', undefined, DEBRIEF, 'down'),
  bind(['space'], 'space', 'tick', undefined, DEBRIEF, 'tick'),
  // The unshifted top row of an AZERTY keyboard is & é " '.
  rate(['1', '&'], 'again', 1),
  rate(['2', 'é'], 'hard', 2),
  rate(['3', '"'], 'good', 3),
  rate(['4', "'"], 'easy', 4),
  bind(['return', 'enter'], 'enter', 'take the proposed rating', undefined, DEBRIEF, 'accept'),
  bind(['u'], 'u', 'take the last rating back', undefined, DEBRIEF, 'unmark'),
  bind(['?'], '?', 'keys', 'keys', [...RUNNING, ...DEBRIEF], 'keys'),
  bind(['q'], 'q', 'end the interview and see the answers', 'end', RUNNING, 'end'),
  bind(['q'], 'q', 'leave; --resume goes on here', undefined, DEBRIEF, 'leave'),
];

/** What a key means at a stage; undefined for a key that means nothing there. */
export function mockCommandOf(key: Key, stage: MockStage): MockCommand | undefined {
  if (key.ctrl) return undefined;
  const names = [key.sequence, key.name];
  return mockBindingsOf(stage).find(({ keys }) => keys.some((name) => names.includes(name)))
    ?.command;
}

/** The bindings that work at a stage. */
export function mockBindingsOf(stage: MockStage): MockBinding[] {
  return MOCK_BINDINGS.filter(({ stages }) => stages.includes(stage));
}

function bind(
  keys: readonly string[],
  shown: string,
  label: string,
  short: string | undefined,
  stages: readonly MockStage[],
  type: Exclude<MockCommand['type'], 'rate'>,
): MockBinding {
  return { keys, shown, label, short, stages, command: { type } };
}

function rate(keys: readonly [string, string], label: string, rating: Rating): MockBinding {
  const [shown] = keys;
  return {
    keys,
    shown,
    label,
    short: undefined,
    stages: DEBRIEF,
    command: { type: 'rate', rating },
  };
}
