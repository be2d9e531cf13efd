import type { Coverage, Covered } from '../bank/coverage.ts';
import type { Language, Question } from '../bank/question.ts';
import type { Rating } from '../memory/events.ts';
import type { Memory } from '../memory/memory.ts';
import type { StandingEvent } from '../memory/newest-event.ts';
import type { Intervals } from '../memory/scheduler.ts';
import { current, type Mock, type MockAction, type MockAnswer, step } from './mock.ts';

export interface MockParts {
  readonly read: (id: string) => Question;
  readonly memory: Pick<Memory, 'record' | 'intervals'>;
  readonly now: () => Date;
  /** Keeps the interview; it is on the disk when this returns. */
  readonly save: (mock: Mock) => void;
  /** What an answer typed in a language covers; loaded at the first that is typed. */
  readonly loadCoverage: (lang: Language) => Promise<Coverage>;
}

/** The mode of its reviews in the journal. */
const MODE = 'mock';

/** What a user does to an interview; marks get their journal's id here. */
export type MockMove =
  | Exclude<MockAction, { type: 'open' | 'mark' }>
  | { readonly type: 'mark'; readonly rating: Rating };

/** Drives an interview: it is saved after every answer, and each mark journalled before the next. */
export class MockRun {
  #mock: Mock;
  #covered: readonly Covered[] = [];
  #intervals: Intervals | undefined;
  readonly #parts: MockParts;

  constructor(mock: Mock, parts: MockParts) {
    this.#mock = mock;
    this.#parts = parts;
  }

  get mock(): Mock {
    return this.#mock;
  }

  /** The question on screen; undefined when the interview is done. */
  get question(): Question | undefined {
    const index = current(this.#mock);
    const id = index === undefined ? undefined : this.#mock.ids[index];
    return id === undefined ? undefined : this.#parts.read(id);
  }

  /** The answer being marked; undefined outside the debrief. */
  get answer(): MockAnswer | undefined {
    const { phase, answers, marks } = this.#mock;
    return phase === 'debrief' ? answers[marks.length] : undefined;
  }

  /** How far what was typed covers each point of the question being marked. */
  get covered(): readonly Covered[] {
    return this.#covered;
  }

  /** Days until the question being marked is due again after each rating. */
  get intervals(): Intervals | undefined {
    return this.#intervals;
  }

  /** Saves an interview that is about to begin or to go on. */
  async start(): Promise<void> {
    this.#parts.save(this.#mock);
    if (this.#mock.phase === 'debrief') await this.#open();
  }

  /**
   * Performs an action.
   * @throws UserError when the journal can't be written or the interview can't be saved.
   */
  async dispatch(move: MockMove): Promise<void> {
    const before = this.#mock;
    const after = await this.#after(move);
    if (after === before) return;
    this.#mock = after;
    if (isWorthSaving(before, after)) this.#parts.save(after);
    const isNext = after.phase !== before.phase || after.marks.length !== before.marks.length;
    if (after.phase !== 'debrief' || !isNext) return;
    await this.#open(move.type === 'unmark' ? before.marks.at(-1)?.ticked : undefined);
  }

  async #after(move: MockMove): Promise<Mock> {
    const { phase, marks, answers } = this.#mock;
    if (move.type === 'mark') {
      if (phase !== 'debrief') return this.#mock;
      return step(this.#mock, { ...move, event: await this.#journal(move.rating) });
    }
    const last = marks.at(-1);
    const id = answers[marks.length - 1]?.id;
    if (move.type === 'unmark' && phase === 'debrief' && last && id !== undefined) {
      const { memory, now } = this.#parts;
      await memory.record({ event: 'undo', of: last.event, question: id }, now());
    }
    return step(this.#mock, move);
  }

  async #journal(rating: Rating): Promise<string> {
    const { id, ms } = this.answer as MockAnswer;
    const { memory, now } = this.#parts;
    const review = { rating, ms, mode: MODE, points: this.#mock.ticked };
    return (await memory.record({ event: 'review', question: id, ...review }, now())).id;
  }

  /** Shows the next answer with what its text seems to cover ticked, as a proposal. */
  async #open(ticked?: readonly number[]): Promise<void> {
    const { question, answer } = this;
    if (question === undefined || answer === undefined) return;
    const { loadCoverage, memory, now } = this.#parts;
    const { points, lang } = question;
    this.#covered = answer.text === '' ? [] : (await loadCoverage(lang))(points, answer.text);
    this.#intervals = await memory.intervals(question.id, now());
    const proposed = this.#covered.flatMap(({ covered }, index) => (covered ? [index] : []));
    this.#mock = step(this.#mock, {
      type: 'open',
      points: points.length,
      ticked: ticked ?? proposed,
    });
  }
}

/**
 * The interview with the mark of a review that was journalled, but not saved with it, before it was
 * broken off: nothing is journalled twice. `newest` is the newest event of this machine.
 */
export function withJournalled(mock: Mock, newest: StandingEvent | undefined): Mock {
  const answer = mock.phase === 'debrief' ? mock.answers[mock.marks.length] : undefined;
  const isIts =
    newest?.event === 'review' &&
    newest.mode === MODE &&
    newest.question === answer?.id &&
    newest.ms === answer.ms;
  if (!isIts) return mock;
  const { rating, points: ticked = [], id: event } = newest;
  return step({ ...mock, ticked }, { type: 'mark', rating, event });
}

/** A phase, an answer, a mark, or another line of one that is being typed. */
function isWorthSaving(before: Mock, after: Mock): boolean {
  const lines = ({ draft }: Mock) => draft.text.split('\n').length;
  return (
    after.phase !== before.phase ||
    after.answers.length !== before.answers.length ||
    after.marks.length !== before.marks.length ||
    lines(after) !== lines(before)
  );
}
