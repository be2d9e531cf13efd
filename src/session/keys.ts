import type { Rating, StatusEvent } from '../memory/events.ts';
import type { Session } from './session.ts';

/** A key as the terminal reports it: its name, and the characters it sent. */
export interface Key {
  readonly name?: string | undefined;
  readonly sequence?: string | undefined;
  readonly ctrl?: boolean | undefined;
}

/** What a key asks for. */
export type Command =
  | {
      readonly type:
        | 'reveal'
        | 'tick'
        | 'up'
        | 'down'
        | 'accept'
        | 'skip'
        | 'undo'
        | 'keys'
        | 'quit';
    }
  | { readonly type: 'rate'; readonly rating: Rating }
  | { readonly type: 'setAside'; readonly event: StatusEvent['event'] };

export interface Binding {
  /** Key names and characters, the shown one first. */
  readonly keys: readonly string[];
  readonly shown: string;
  readonly label: string;
  readonly phases: readonly Session['phase'][];
  readonly command: Command;
}

const BOTH = ['asking', 'marking'] as const;

/** Every key of a drill: the one table that the prompt, the footer and the help read. */
export const BINDINGS: readonly Binding[] = [
  bind(['space'], 'space', 'reveal', ['asking'], { type: 'reveal' }),
  bind(['up', 'k'], '↑', 'point above', ['marking'], { type: 'up' }),
  bind(['down', 'j'], '↓', 'point below', ['marking'], { type: 'down' }),
  bind(['space'], 'space', 'tick', ['marking'], { type: 'tick' }),
  // The unshifted top row of an AZERTY keyboard is & é " '.
  bind(['1', '&'], '1', 'again', ['marking'], { type: 'rate', rating: 1 }),
  bind(['2', 'é'], '2', 'hard', ['marking'], { type: 'rate', rating: 2 }),
  bind(['3', '"'], '3', 'good', ['marking'], { type: 'rate', rating: 3 }),
  bind(['4', "'"], '4', 'easy', ['marking'], { type: 'rate', rating: 4 }),
  bind(['return', 'enter'], 'enter', 'take the proposed rating', ['marking'], { type: 'accept' }),
  bind(['s'], 's', 'skip', BOTH, { type: 'skip' }),
  bind(['b'], 'b', 'bury: not today', BOTH, { type: 'setAside', event: 'bury' }),
  bind(['x'], 'x', 'suspend: not until resumed', BOTH, { type: 'setAside', event: 'suspend' }),
  bind(['r'], 'r', 'forget: new again', BOTH, { type: 'setAside', event: 'forget' }),
  bind(['u'], 'u', 'undo', BOTH, { type: 'undo' }),
  bind(['?'], '?', 'keys', BOTH, { type: 'keys' }),
  bind(['q'], 'q', 'quit', BOTH, { type: 'quit' }),
];

/** What a key means in a phase; undefined for a key that means nothing there. */
export function commandOf(key: Key, phase: Session['phase']): Command | undefined {
  if (key.ctrl) return undefined;
  const names = [key.sequence, key.name];
  return BINDINGS.find(
    (binding) =>
      binding.phases.includes(phase) && binding.keys.some((name) => names.includes(name)),
  )?.command;
}

/** The bindings that work in a phase. */
export function bindingsOf(phase: Session['phase']): Binding[] {
  return BINDINGS.filter((binding) => binding.phases.includes(phase));
}

function bind(
  keys: readonly string[],
  shown: string,
  label: string,
  phases: readonly Session['phase'][],
  command: Command,
): Binding {
  return { keys, shown, label, phases, command };
}
