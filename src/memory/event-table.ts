import { EVENTS, type JournalEvent, type Rating } from './events.ts';
import type { TimedEvent } from './standing.ts';
import { timeTaken } from './times.ts';

/** What the fold goes by: an event without what only its journal line needs. */
export interface FoldedEvent extends Omit<TimedEvent, 'event'> {
  readonly event: Without<'v' | 'at', JournalEvent>;
}

type Without<Key extends string, Event> = Event extends unknown ? Omit<Event, Key> : never;

const FEW = 64;
const MINUTE = 60_000;
const KIND = Object.fromEntries(EVENTS.map((event, index) => [event, index])) as Readonly<
  Record<JournalEvent['event'], number>
>;

/** The columns. `marks` is the rating, or whether a follow-up was got; `amounts` what it took, or which follow-up. */
function columnsOf(rows: number) {
  return {
    times: new Float64Array(rows),
    /** Minutes by which the clock on the wall was ahead of UTC. */
    offsets: new Int16Array(rows),
    kinds: new Uint8Array(rows),
    questions: new Uint32Array(rows),
    marks: new Uint8Array(rows),
    amounts: new Float64Array(rows),
  };
}

/** Events by row, in columns: some 80 bytes each, where objects take 500. */
export class EventTable {
  /** By row. */
  readonly ids: string[] = [];
  /** The ids that undo events take back. */
  readonly undone = new Set<string>();
  readonly #names: string[] = [];
  readonly #numbers = new Map<string, number>();
  #columns = columnsOf(FEW);

  get length(): number {
    return this.ids.length;
  }

  add({ event, time, wallClock }: TimedEvent): void {
    const row = this.ids.push(event.id) - 1;
    if (row === this.#columns.times.length) this.#grow();
    const { times, offsets, kinds, questions, marks, amounts } = this.#columns;
    times[row] = time;
    offsets[row] = (wallClock - time) / MINUTE;
    kinds[row] = KIND[event.event];
    questions[row] = this.#numberOf(event.question);
    if (event.event === 'undo') this.undone.add(event.of);
    if (event.event === 'review') {
      marks[row] = event.rating;
      amounts[row] = timeTaken(event);
    } else if (event.event === 'followUp') {
      marks[row] = event.got ? 1 : 0;
      amounts[row] = event.followUp;
    }
  }

  timeOf(row: number): number {
    return this.#columns.times[row] as number;
  }

  questionOf(row: number): string {
    return this.#names[this.#columns.questions[row] as number] as string;
  }

  isUndo(row: number): boolean {
    return this.#columns.kinds[row] === KIND.undo;
  }

  /** Whether two rows are the same for the fold. */
  isSame(row: number, other: number): boolean {
    return (
      this.ids[row] === this.ids[other] &&
      Object.values(this.#columns).every((column) => Object.is(column[row], column[other]))
    );
  }

  at(row: number): FoldedEvent {
    const { times, offsets, kinds, marks, amounts } = this.#columns;
    const [id, time] = [this.ids[row] as string, times[row] as number];
    const question = this.questionOf(row);
    const [mark, amount] = [marks[row] as number, amounts[row] as number];
    const event = EVENTS[kinds[row] as number] as JournalEvent['event'];
    return {
      event: folded(event, id, question, mark, amount),
      time,
      wallClock: time + (offsets[row] as number) * MINUTE,
    };
  }

  #numberOf(question: string): number {
    const known = this.#numbers.get(question);
    if (known !== undefined) return known;
    this.#numbers.set(question, this.#names.length);
    return this.#names.push(question) - 1;
  }

  #grow(): void {
    const narrow = this.#columns;
    this.#columns = columnsOf(2 * narrow.times.length);
    for (const [name, column] of Object.entries(narrow)) {
      this.#columns[name as keyof typeof narrow].set(column);
    }
  }
}

function folded(
  event: JournalEvent['event'],
  id: string,
  question: string,
  mark: number,
  amount: number,
): FoldedEvent['event'] {
  if (event === 'review') return { event, id, question, rating: mark as Rating, ms: amount };
  if (event === 'followUp') return { event, id, question, followUp: amount, got: mark === 1 };
  return event === 'undo' ? { event, id, question, of: '' } : { event, id, question };
}
