import type { Rating, StatusEvent } from '../memory/events.ts';
import type { Key } from './key.ts';
import type { Session } from './session.ts';

/** What a key asks for. */
export type Command =
  | {
      readonly type:
        | 'reveal'
        | 'type'
        | 'editor'
        | 'back'
        | 'tick'
        | 'up'
        | 'down'
        | 'accept'
        | 'page'
        | 'followUp'
        | 'revealFollowUp'
        | 'skip'
        | 'undo'
        | 'keys'
        | 'finish'
        | 'quit';
    }
  | { readonly type: 'choose'; readonly option: number }
  | { readonly type: 'rate'; readonly rating: Rating }
  | { readonly type: 'probed'; readonly got: boolean }
  | { readonly type: 'setAside'; readonly event: StatusEvent['event'] };

/** What is on screen, as far as keys go: some phases of a session have two faces. */
export type Stage =
  | Exclude<Session['phase'], 'done'>
  | 'choosing'
  | 'composing'
  | 'judged'
  | 'probed';

export interface Binding {
  /** Key names and characters, the shown one first. */
  readonly keys: readonly string[];
  readonly shown: string;
  readonly label: string;
  readonly stages: readonly Stage[];
  readonly command: Command;
}

/** How the question on screen is asked: with options to choose from, or to be typed. */
export interface Asked {
  readonly options?: boolean;
  readonly types?: boolean;
}

/** Which keys work now. */
export function stageOf(session: Session, { options, types }: Asked = {}): Stage {
  const { phase, chosen, probing } = session;
  if (phase === 'asking') return options ? 'choosing' : types ? 'composing' : 'asking';
  if (phase === 'marking') return chosen === undefined ? 'marking' : 'judged';
  if (phase === 'probing') return probing?.revealed ? 'probed' : 'probing';
  return phase === 'done' ? 'closing' : phase;
}

// The unshifted top row of an AZERTY keyboard is & é " '.
const ONE = ['1', '&'];
const TWO = ['2', 'é'];
const THREE = ['3', '"'];
const FOUR = ['4', "'"];
const ENTER = ['return', 'enter'];
const ASKED: readonly Stage[] = ['asking', 'choosing', 'composing', 'marking', 'judged'];
const ALL: readonly Stage[] = [...ASKED, 'probing', 'probed', 'closing'];

/** Every key of a drill: the one table that the prompt, the footer and the help read. */
export const BINDINGS: readonly Binding[] = [
  bind(['space'], 'space', 'reveal', ['asking', 'composing'], { type: 'reveal' }),
  bind(ENTER, 'enter', 'type the answer', ['composing'], { type: 'type' }),
  bind(['t'], 't', 'type the answer', ['asking', 'composing'], { type: 'type' }),
  bind(['e'], 'e', 'write it in $EDITOR', ['asking', 'composing'], { type: 'editor' }),
  bind(ONE, '1', 'first option', ['choosing'], { type: 'choose', option: 0 }),
  bind(TWO, '2', 'second option', ['choosing'], { type: 'choose', option: 1 }),
  bind(THREE, '3', 'third option', ['choosing'], { type: 'choose', option: 2 }),
  bind(FOUR, '4', 'fourth option', ['choosing'], { type: 'choose', option: 3 }),
  bind(['escape'], 'esc', 'stop typing', ['typing'], { type: 'back' }),
  bind(['up', 'k'], '↑', 'point above', ['marking'], { type: 'up' }),
  bind(['down', 'j'], '↓', 'point below', ['marking'], { type: 'down' }),
  bind(['space'], 'space', 'tick', ['marking'], { type: 'tick' }),
  bind(ONE, '1', 'again', ['marking', 'judged'], { type: 'rate', rating: 1 }),
  bind(TWO, '2', 'hard', ['marking', 'judged'], { type: 'rate', rating: 2 }),
  bind(THREE, '3', 'good', ['marking'], { type: 'rate', rating: 3 }),
  bind(FOUR, '4', 'easy', ['marking'], { type: 'rate', rating: 4 }),
  bind(ENTER, 'enter', 'take the proposed rating', ['marking', 'judged'], { type: 'accept' }),
  bind(['space'], 'space', 'reveal', ['probing'], { type: 'revealFollowUp' }),
  bind(ONE, '1', 'missed it', ['probed'], { type: 'probed', got: false }),
  bind(THREE, '3', 'got it', ['probed'], { type: 'probed', got: true }),
  bind(ENTER, 'enter', 'finish', ['closing'], { type: 'finish' }),
  bind(['f'], 'f', 'follow-up of the last answer', ['asking', 'choosing', 'composing', 'closing'], {
    type: 'followUp',
  }),
  bind(['l'], 'l', 'the whole answer in the pager', ['marking', 'judged'], { type: 'page' }),
  bind(['s'], 's', 'skip', ASKED, { type: 'skip' }),
  bind(['b'], 'b', 'bury: not today', ASKED, { type: 'setAside', event: 'bury' }),
  bind(['x'], 'x', 'suspend: not until resumed', ASKED, { type: 'setAside', event: 'suspend' }),
  bind(['r'], 'r', 'forget: new again', ASKED, { type: 'setAside', event: 'forget' }),
  bind(['u'], 'u', 'undo', ALL, { type: 'undo' }),
  bind(['?'], '?', 'keys', ALL, { type: 'keys' }),
  bind(['q'], 'q', 'quit', ALL, { type: 'quit' }),
];

/** What a key means at a stage; undefined for a key that means nothing there. */
export function commandOf(key: Key, stage: Stage): Command | undefined {
  if (key.ctrl) return undefined;
  const names = [key.sequence, key.name];
  return bindingsOf(stage).find(({ keys }) => keys.some((name) => names.includes(name)))?.command;
}

/** The bindings that work at a stage. */
export function bindingsOf(stage: Stage): Binding[] {
  return BINDINGS.filter((binding) => binding.stages.includes(stage));
}

function bind(
  keys: readonly string[],
  shown: string,
  label: string,
  stages: readonly Stage[],
  command: Command,
): Binding {
  return { keys, shown, label, stages, command };
}
