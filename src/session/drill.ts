import type { Coverage, Covered } from '../bank/coverage.ts';
import type { Language, Question } from '../bank/question.ts';
import type { NewEvent } from '../memory/events.ts';
import type { Memory } from '../memory/memory.ts';
import type { QuestionProgress } from '../memory/progress.ts';
import type { Intervals } from '../memory/scheduler.ts';
import { type ChoiceOption, optionsOf } from './choice.ts';
import type { Action, Answered, Mode, Probed, Session, SetAside } from './session.ts';
import { step } from './step.ts';

export interface DrillParts {
  readonly read: (id: string) => Question;
  readonly memory: Pick<Memory, 'record' | 'intervals' | 'of'>;
  readonly now: () => Date;
  /** From 0 up to 1. */
  readonly random: () => number;
  /** False for practice that leaves no trace. */
  readonly journals: boolean;
  readonly mode: Mode;
  /** What an answer typed in a language covers; loaded at the first that is typed. */
  readonly loadCoverage: (lang: Language) => Promise<Coverage>;
  /** Called with the questions still to be asked, when they change. */
  readonly onQueue?: (queue: readonly string[]) => void;
}

/** Drives a session: journals each event before the next question, and takes it back on undo. */
export class Drill {
  #session: Session;
  #question: Question | undefined;
  #answered: Question | undefined;
  #options: readonly ChoiceOption[] | undefined;
  #intervals: Intervals | undefined;
  /** The journal's id of each event, for undo. */
  readonly #recorded: string[] = [];
  readonly #parts: DrillParts;

  constructor(session: Session, parts: DrillParts) {
    this.#session = session;
    this.#parts = parts;
    this.#read();
  }

  get session(): Session {
    return this.#session;
  }

  /** The question on screen; undefined when none is left. */
  get question(): Question | undefined {
    return this.#question;
  }

  /** The options to choose from, where the question is asked as multiple choice. */
  get options(): readonly ChoiceOption[] | undefined {
    return this.#options;
  }

  /** Days until the question is due again after each rating; undefined when nothing is journalled. */
  get intervals(): Intervals | undefined {
    return this.#intervals;
  }

  progressOf(id: string): QuestionProgress {
    return this.#parts.memory.of(id);
  }

  /** The question that was answered last, if it has follow-ups. */
  get probeable(): Question | undefined {
    const id = this.#session.answered.at(-1)?.id;
    if (id === undefined) return undefined;
    // Each drawing asks for it, and reading a question may mean parsing its file.
    if (this.#answered?.id !== id) this.#answered = this.#parts.read(id);
    const question = this.#answered;
    return question.followUps.length > 0 ? question : undefined;
  }

  /** How far the draft covers each point of the question; empty where nothing was typed. */
  async covered(): Promise<Covered[]> {
    const { text } = this.#session.draft;
    if (this.#question === undefined || text.trim() === '') return [];
    const { points, lang } = this.#question;
    return (await this.#parts.loadCoverage(lang))(points, text);
  }

  /**
   * Performs an action. What it journals is on the disk before the session moves on.
   * @throws UserError when the journal can't be written; the session stays where it was.
   */
  async dispatch(action: Action): Promise<void> {
    const before = this.#session;
    const after = step(before, action);
    await this.#journal(before, after);
    this.#session = after;
    if (after.queue !== before.queue) this.#read();
    if (after.queue !== before.queue) this.#parts.onQueue?.(after.queue);
    if (after.phase === 'marking' && (before.phase !== 'marking' || after.queue !== before.queue)) {
      await this.#findIntervals();
    }
  }

  #read(): void {
    const [id] = this.#session.queue;
    const { read, mode, random } = this.#parts;
    this.#question = id === undefined ? undefined : read(id);
    const choices = mode === 'choice' ? this.#question?.choices : undefined;
    this.#options = choices === undefined ? undefined : optionsOf(choices, random);
  }

  async #findIntervals(): Promise<void> {
    const { journals, memory, now } = this.#parts;
    if (!journals || this.#question === undefined) return;
    this.#intervals = await memory.intervals(this.#question.id, now());
  }

  /** One action adds one event, or takes the last one back. */
  async #journal(before: Session, after: Session): Promise<void> {
    if (!this.#parts.journals) return;
    const added = firstAdded(before, after);
    if (added !== undefined) await this.#record(added);
    const taken = firstAdded(after, before);
    if (taken !== undefined) await this.#takeBack(taken.question);
  }

  async #record(event: NewEvent): Promise<void> {
    const { memory, now } = this.#parts;
    this.#recorded.push((await memory.record(event, now())).id);
  }

  async #takeBack(question: string): Promise<void> {
    const { memory, now } = this.#parts;
    const of = this.#recorded.at(-1);
    if (of === undefined) return;
    await memory.record({ event: 'undo', of, question }, now());
    this.#recorded.pop();
  }
}

/** The event of what `after` has and `before` does not. */
function firstAdded(before: Session, after: Session): NewEvent | undefined {
  const answer = after.answered.at(before.answered.length);
  if (answer !== undefined) return reviewOf(answer);
  const aside = after.setAside.at(before.setAside.length);
  if (aside !== undefined) return statusOf(aside);
  const probed = after.probed.at(before.probed.length);
  return probed === undefined ? undefined : followUpOf(probed);
}

function reviewOf({ id, rating, mode, ticked, ms, markingMs }: Answered): NewEvent {
  return { event: 'review', question: id, rating, ms, markingMs, mode, points: ticked };
}

function statusOf({ id, event }: SetAside): NewEvent {
  return { event, question: id };
}

function followUpOf({ id, followUp, got }: Probed): NewEvent {
  return { event: 'followUp', question: id, followUp, got };
}
