import type { Context } from '../context.ts';
import { ratingName } from '../memory/events.ts';
import { LEECH_LAPSES, stateOf } from '../memory/status.ts';
import {
  type Area,
  type DrillView,
  renderAsked,
  renderLive,
  renderRated,
  renderRevealed,
} from '../render/drill.ts';
import { wrap } from '../render/wrap.ts';
import type { Drill } from '../session/drill.ts';
import { type Command, commandOf } from '../session/keys.ts';
import { proposeRating } from '../session/rubric.ts';
import type { Action, Answered, Session } from '../session/session.ts';
import { wasMarked } from '../session/summary.ts';
import type { LiveKey, LiveProgram, LiveScreen } from '../terminal/live.ts';
import { MEASURE } from '../terminal/screen.ts';
import { whenOf } from './row.ts';
import type { Selected } from './selection.ts';

const ASIDE = {
  bury: 'not again today',
  suspend: 'suspended',
  forget: 'forgotten, new again',
  resume: 'resumed',
} as const;

/** A drill in the terminal: keys become actions, and what is settled is printed above the live lines. */
export class DrillScreen implements LiveProgram {
  readonly #drill: Drill;
  readonly #selected: Selected;
  readonly #context: Context;
  #helpOpen = false;

  constructor(drill: Drill, selected: Selected, context: Context) {
    this.#drill = drill;
    this.#selected = selected;
    this.#context = context;
  }

  frame(screen: LiveScreen): readonly string[] {
    const view = this.#view();
    return view === undefined ? [' '] : renderLive(view, this.#area(screen));
  }

  async onEnd(screen: LiveScreen): Promise<void> {
    await this.#dispatch({ type: 'quit' }, screen);
  }

  async onKey(key: LiveKey, screen: LiveScreen): Promise<void> {
    const command = commandOf(key, this.#drill.session.phase);
    if (command === undefined) return;
    if (command.type === 'keys') {
      this.#helpOpen = !this.#helpOpen;
      return;
    }
    this.#helpOpen = false;
    const action = this.#actionOf(command);
    if (action !== undefined) await this.#dispatch(action, screen);
  }

  #actionOf(command: Command): Action | undefined {
    const at = this.#context.now().getTime();
    const { question, session } = this.#drill;
    if (question === undefined) return undefined;
    switch (command.type) {
      case 'reveal':
        return { type: 'reveal', at, points: question.points.length };
      case 'accept':
        return { type: 'rate', rating: proposeRating(question.points, session.ticked), at };
      case 'rate':
        return { type: 'rate', rating: command.rating, at };
      case 'up':
        return { type: 'move', by: -1 };
      case 'down':
        return { type: 'move', by: 1 };
      case 'tick':
      case 'quit':
        return { type: command.type };
      case 'skip':
      case 'undo':
        return { type: command.type, at };
      case 'setAside':
        return { type: 'setAside', event: command.event, at };
      case 'keys':
        return undefined;
    }
  }

  async #dispatch(action: Action, screen: LiveScreen): Promise<void> {
    const before = this.#drill.session;
    const asked = this.#view();
    await this.#drill.dispatch(action);
    const after = this.#drill.session;
    const area = this.#area(screen);
    if (action.type === 'reveal' && after.phase === 'marking' && asked)
      await this.#printAnswer(screen);
    if (after.answered.length > before.answered.length) {
      const answered = after.answered.at(-1) as Answered;
      screen.print([...this.#leechLines(answered, area), ...this.#ratedLines(answered, area)]);
    }
    if (action.type === 'undo') this.#printUndone(before, screen);
    if ((action.type === 'skip' || action.type === 'setAside') && asked) {
      const what = action.type === 'skip' ? 'skipped' : ASIDE[action.event];
      screen.print([...wrap(`${what}: ${asked.question.question}`, area.width, ' '), '']);
    }
    if (after.phase === 'done') screen.finish();
  }

  async #printAnswer(screen: LiveScreen): Promise<void> {
    const view = this.#view();
    if (view === undefined) return;
    const { renderMarkdown } = await import('../render/markdown.ts');
    const area = this.#area(screen);
    const answer = renderMarkdown(view.question.answer, area.width - 1, area.theme);
    screen.print([...renderAsked(view, area), ...renderRevealed(answer, view.question, area)]);
  }

  #ratedLines({ id, rating, ticked }: Answered, area: Area): string[] {
    const { points } = this.#selected.bank.read(id);
    const musts = points.flatMap(({ kind }, index) => (kind === 'must' ? [index] : []));
    const said = musts.filter((index) => ticked.includes(index)).length;
    const due =
      this.#drill.intervals === undefined ? 'not journalled' : `due ${whenOf(id, this.#selected)}`;
    const marked = wasMarked({ rating, ticked }) ? `${said} of ${musts.length} musts` : '';
    return renderRated(rating, [due, marked], area);
  }

  /** Said once, when the review that makes it one has been journalled. */
  #leechLines({ id, rating }: Answered, { width, theme }: Area): string[] {
    const { recall } = this.#drill.progressOf(id);
    const lapses = recall.state === 'reviewed' ? recall.lapses : 0;
    if (rating !== 1 || lapses !== LEECH_LAPSES || this.#drill.intervals === undefined) return [];
    const advice = `Forgotten ${lapses} times after it was learnt: asking it again will not help. Read it with show, learn its prerequisites first, or suspend it (u, then x).`;
    return [...wrap(theme.styles.due(advice), width, ' '), ''];
  }

  #printUndone(before: Session, screen: LiveScreen): void {
    const area = this.#area(screen);
    const { session } = this.#drill;
    const view = this.#view();
    if (session === before || view === undefined) {
      screen.print([...wrap('Nothing to undo in this session.', area.width, ' '), '']);
      return;
    }
    const what = undone(before, session);
    const asked = session.phase === 'marking' ? renderAsked(view, area) : [];
    screen.print([...wrap(what, area.width, ' '), '', ...asked]);
  }

  #view(): DrillView | undefined {
    const { question, session, intervals } = this.#drill;
    if (question === undefined) return undefined;
    return {
      session,
      question,
      intervals,
      state: stateOf(this.#drill.progressOf(question.id)),
      proposed: proposeRating(question.points, session.ticked),
      now: this.#context.now().getTime(),
      helpOpen: this.#helpOpen,
    };
  }

  /** One column stays free: a full line would wrap in some terminals. */
  #area({ columns, rows }: LiveScreen): Area {
    return { width: Math.min(columns - 1, MEASURE), rows, theme: this.#context.err.theme };
  }
}

/** What an undo took back, in words. */
function undone(before: Session, after: Session): string {
  const rated = before.answered.at(after.answered.length);
  if (rated !== undefined) return `Took back ${ratingName(rated.rating)}.`;
  const aside = before.setAside.at(after.setAside.length);
  return aside === undefined ? 'Back to the skipped question.' : `Took back ${aside.event}.`;
}
