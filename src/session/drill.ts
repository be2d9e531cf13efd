import type { Question } from '../bank/question.ts';
import type { NewEvent } from '../memory/events.ts';
import type { Memory } from '../memory/memory.ts';
import type { QuestionProgress } from '../memory/progress.ts';
import type { Intervals } from '../memory/scheduler.ts';
import { type Action, type Answered, type Session, type SetAside, step } from './session.ts';

export interface DrillParts {
  readonly read: (id: string) => Question;
  readonly memory: Pick<Memory, 'record' | 'intervals' | 'of'>;
  readonly now: () => Date;
  /** False for practice that leaves no trace. */
  readonly journals: boolean;
}

/** Drives a session: journals each review before the next question, and takes it back on undo. */
export class Drill {
  #session: Session;
  #question: Question | undefined;
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

  /** The question on screen; undefined when the session is done. */
  get question(): Question | undefined {
    return this.#question;
  }

  /** Days until the question is due again after each rating; undefined when nothing is journalled. */
  get intervals(): Intervals | undefined {
    return this.#intervals;
  }

  progressOf(id: string): QuestionProgress {
    return this.#parts.memory.of(id);
  }

  /**
   * Performs an action. What it journals is on the disk before the session moves on.
   * @throws UserError when the journal can't be written; the session stays where it was.
   */
  async dispatch(action: Action): Promise<void> {
    const before = this.#session;
    const after = step(before, action);
    const rated = after.answered.length - before.answered.length;
    const aside = after.setAside.length - before.setAside.length;
    if (rated > 0) await this.#record(reviewOf(after.answered.at(-1) as Answered));
    if (aside > 0) {
      const { id, event } = after.setAside.at(-1) as SetAside;
      await this.#record({ event, question: id });
    }
    if (rated < 0) await this.#takeBack(before.answered.at(-1) as Answered);
    if (aside < 0) await this.#takeBack(before.setAside.at(-1) as SetAside);
    this.#session = after;
    if (after.queue !== before.queue) this.#read();
    if (after.phase === 'marking' && (before.phase !== 'marking' || after.queue !== before.queue)) {
      await this.#findIntervals();
    }
  }

  #read(): void {
    const [id] = this.#session.queue;
    this.#question = id === undefined ? undefined : this.#parts.read(id);
  }

  async #findIntervals(): Promise<void> {
    const { journals, memory, now } = this.#parts;
    if (!journals || this.#question === undefined) return;
    this.#intervals = await memory.intervals(this.#question.id, now());
  }

  async #record(event: NewEvent): Promise<void> {
    const { journals, memory, now } = this.#parts;
    if (!journals) return;
    this.#recorded.push((await memory.record(event, now())).id);
  }

  async #takeBack({ id }: Pick<Answered, 'id'>): Promise<void> {
    const { journals, memory, now } = this.#parts;
    const of = this.#recorded.at(-1);
    if (!journals || of === undefined) return;
    await memory.record({ event: 'undo', of, question: id }, now());
    this.#recorded.pop();
  }
}

function reviewOf({ id, rating, ticked, ms, markingMs }: Answered): NewEvent {
  return { event: 'review', question: id, rating, ms, markingMs, mode: 'recall', points: ticked };
}
