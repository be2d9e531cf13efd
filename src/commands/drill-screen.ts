import type { Context } from '../context.ts';
import type { Rating } from '../memory/events.ts';
import { stateOf } from '../memory/status.ts';
import type { Area } from '../render/area.ts';
import { type DrillView, renderLive } from '../render/drill.ts';
import { wrap } from '../render/wrap.ts';
import type { Drill } from '../session/drill.ts';
import type { Key } from '../session/key.ts';
import { type Command, commandOf, type Stage, stageOf } from '../session/keys.ts';
import { proposeRating } from '../session/rubric.ts';
import type { Action } from '../session/session.ts';
import { edit, fieldOf, isFinished } from '../session/text-field.ts';
import type { LiveKey, LiveProgram, LiveScreen } from '../terminal/live.ts';
import { MEASURE } from '../terminal/screen.ts';
import { DrillPrinter } from './drill-printer.ts';
import type { Selected } from './selection.ts';

export interface ScreenOptions {
  /** Whether answers are to be typed. */
  readonly types: boolean;
  /** Whether nothing was ever drilled here. */
  readonly isFirst: boolean;
}

/** A drill in the terminal: keys become actions, and what is settled is printed above the live lines. */
export class DrillScreen implements LiveProgram {
  readonly #drill: Drill;
  readonly #context: Context;
  readonly #printer: DrillPrinter;
  /** Whether answers are to be typed: enter begins. */
  readonly #types: boolean;
  readonly #isFirst: boolean;
  #helpOpen = false;

  constructor(drill: Drill, selected: Selected, context: Context, options: ScreenOptions) {
    this.#drill = drill;
    this.#context = context;
    this.#printer = new DrillPrinter(drill, selected);
    this.#types = options.types;
    this.#isFirst = options.isFirst;
  }

  /** Said once in a lifetime: how it works. */
  start(screen: LiveScreen): void {
    if (!this.#isFirst) return;
    const { width } = this.#area(screen);
    screen.print([...HOW_IT_WORKS.flatMap((line) => wrap(line, width, ' ')), '']);
  }

  frame(screen: LiveScreen): readonly string[] {
    const view = this.#view();
    return view === undefined ? [' '] : renderLive(view, this.#area(screen));
  }

  async onEnd(screen: LiveScreen): Promise<void> {
    await this.#dispatch({ type: 'quit' }, screen);
  }

  async onKey(key: LiveKey, screen: LiveScreen): Promise<void> {
    const stage = this.#stage();
    const command = commandOf(key, stage);
    if (command === undefined) {
      if (stage === 'typing') await this.#type(key, screen);
      return;
    }
    if (command.type === 'keys') {
      this.#helpOpen = !this.#helpOpen;
      return;
    }
    this.#helpOpen = false;
    await this.#perform(command, screen);
  }

  async #perform(command: Command, screen: LiveScreen): Promise<void> {
    if (command.type === 'reveal') return this.#reveal(screen);
    if (command.type === 'editor') return this.#edit(screen);
    if (command.type === 'page') return this.#page(screen);
    if (command.type === 'choose') this.#printer.chosen = command.option;
    const action = this.#actionOf(command);
    if (action !== undefined) await this.#dispatch(action, screen);
  }

  /** A key while an answer is being typed. */
  async #type(key: Key, screen: LiveScreen): Promise<void> {
    const { draft } = this.#drill.session;
    if (isFinished(draft, key)) return this.#reveal(screen);
    await this.#drill.dispatch({ type: 'type', draft: edit(draft, key) });
  }

  async #edit(screen: LiveScreen): Promise<void> {
    const { editText } = await import('../terminal/editor.ts');
    let text: string | undefined;
    screen.handOver(() => {
      text = editText(this.#drill.session.draft.text, this.#context.edge.env);
    });
    if (text === undefined) return screen.print([' The editor ended without an answer.', '']);
    await this.#drill.dispatch({ type: 'startTyping' });
    await this.#drill.dispatch({ type: 'type', draft: fieldOf(text) });
    await this.#reveal(screen);
  }

  /** Everything about the question in the pager: what has scrolled away, and what was never printed. */
  async #page(screen: LiveScreen): Promise<void> {
    const { question } = this.#drill;
    if (question === undefined) return;
    const { pageNow } = await import('../terminal/pager.ts');
    const { loadHighlighter, renderMarkdown } = await import('../render/markdown.ts');
    const { renderQuestion } = await import('../render/question.ts');
    const area = this.#area(screen);
    // Not every pager knows hyperlinks.
    const theme = { ...area.theme, hyperlinks: false };
    const highlight = await loadHighlighter(question.answer, theme);
    const view = { question, when: stateOf(this.#drill.progressOf(question.id)) };
    const lines = renderQuestion(view, area.width, theme, (...answer) =>
      renderMarkdown(...answer, highlight),
    );
    let shown = true;
    screen.handOver(() => {
      shown = pageNow(`${lines.join('\n')}\n`, this.#context.edge.env);
    });
    if (!shown) screen.print(lines);
  }

  async #reveal(screen: LiveScreen): Promise<void> {
    const { question } = this.#drill;
    if (question === undefined) return;
    const covered = await this.#drill.covered();
    const ticked = covered.flatMap((point, index) => (point.covered ? [index] : []));
    const { length: points } = question.points;
    this.#printer.covered = covered;
    await this.#dispatch({ type: 'reveal', at: this.#now(), points, ticked }, screen);
  }

  async #dispatch(action: Action, screen: LiveScreen): Promise<void> {
    const before = this.#drill.session;
    const view = this.#view();
    await this.#drill.dispatch(action);
    const after = this.#drill.session;
    screen.print(await this.#printer.lines(action, before, view, this.#view(), this.#area(screen)));
    if (after.phase === 'done') screen.finish();
  }

  #actionOf(command: Command): Action | undefined {
    const at = this.#now();
    const { question, options, probeable } = this.#drill;
    switch (command.type) {
      case 'choose': {
        const option = options?.[command.option];
        return option && { type: 'choose', right: option.right, at };
      }
      case 'accept':
        return this.#rate(this.#proposed());
      case 'rate':
        return this.#rate(command.rating);
      case 'up':
      case 'down':
        return { type: 'move', by: command.type === 'up' ? -1 : 1 };
      case 'type':
        return { type: 'startTyping' };
      case 'back':
        return { type: 'stopTyping' };
      case 'followUp':
        return { type: 'probe', followUps: probeable?.followUps.map((_, index) => index) ?? [] };
      case 'probed':
        return { type: 'probed', got: command.got, at };
      case 'setAside':
        return question && { type: 'setAside', event: command.event, at };
      case 'skip':
      case 'undo':
        return { type: command.type, at };
      case 'tick':
      case 'revealFollowUp':
      case 'finish':
      case 'quit':
        return { type: command.type };
      default:
        return undefined;
    }
  }

  /** Follow-ups that were missed the last time come up again with their question. */
  #rate(rating: Rating): Action | undefined {
    const { question } = this.#drill;
    if (question === undefined) return undefined;
    const { missed = [] } = this.#drill.progressOf(question.id);
    const probe = missed.filter((index) => index < question.followUps.length);
    const mayProbe = question.followUps.length > 0;
    return { type: 'rate', rating, at: this.#now(), probe, mayProbe };
  }

  #proposed(): Rating {
    const { question, session } = this.#drill;
    if (session.chosen !== undefined) return session.chosen ? 2 : 1;
    return proposeRating(question?.points ?? [], session.ticked);
  }

  #stage(): Stage {
    return stageOf(this.#drill.session, {
      options: this.#drill.options !== undefined,
      types: this.#types,
    });
  }

  #view(): DrillView | undefined {
    const { session, intervals, options = [], probeable } = this.#drill;
    const isProbing = session.phase === 'probing' || session.phase === 'closing';
    const question = isProbing ? probeable : this.#drill.question;
    if (question === undefined) return undefined;
    return {
      session,
      stage: this.#stage(),
      question,
      intervals,
      options,
      state: stateOf(this.#drill.progressOf(question.id)),
      proposed: this.#proposed(),
      mayProbe: probeable !== undefined,
      now: this.#now(),
      helpOpen: this.#helpOpen,
    };
  }

  #now(): number {
    return this.#context.now().getTime();
  }

  /** One column stays free: a full line would wrap in some terminals. */
  #area({ columns, rows }: LiveScreen): Area {
    return { width: Math.min(columns - 1, MEASURE), rows, theme: this.#context.err.theme };
  }
}

const HOW_IT_WORKS = [
  'Answer aloud, reveal, then tick the points that you made.',
  'Your rating decides when it comes back; every answer is saved at once.',
  'Later, llm-interview review asks what is due.',
];
