import { join } from 'node:path';
import type { JournalEvent, NewEvent } from './events.ts';
import { addTo, type FoldOptions, fold, foldTable } from './fold.ts';
import { journalFiles, OwnJournal } from './journal.ts';
import { type OpenProgress, type Progress, type QuestionProgress, UNTOUCHED } from './progress.ts';
import type { Intervals } from './scheduler.ts';
import { readSnapshot, SNAPSHOT, type Snapshot, writeSnapshot } from './snapshot.ts';
import type { stampEvent } from './stamp.ts';
import { compareEvents } from './standing.ts';
import { parseStamp, studyDay, studyDayAt } from './study-day.ts';
import { continues, readTails, type Tails } from './tails.ts';
import { timeTaken } from './times.ts';
import type { SchedulerOptions } from './weights.ts';

/** Changes whenever the fold gives something else for the same journal. */
const FOLD_VERSION = 3;

/** Folding more than this anew at every look-up is slower than writing a snapshot once. */
const WORTH_A_SNAPSHOT = 50;

/** Bytes of state whose backup no key has to wait for; that of more goes on while the drill does. */
const QUICKLY_BACKED_UP = 1 << 20;

export interface MemoryOptions extends SchedulerOptions {
  /** The state directory: holds `device` and `reviews/`. */
  readonly directory: string;
  /** Where the snapshot is kept; may be deleted at any time. Without it everything is folded. */
  readonly cache?: string;
  readonly dayStartsAt: number;
  /** Names this machine at its first review. */
  readonly newDevice: () => string;
  /** Present ids by former ones: their history is one. */
  readonly renamed?: ReadonlyMap<string, string>;
}

/** What a review changed. */
interface Before {
  readonly progress: QuestionProgress;
  readonly day: number;
  /** What it took. */
  readonly ms: number;
}

/**
 * What is remembered of every question: the journal, and the progress folded from it. Knows questions
 * by id only.
 */
export class Memory {
  readonly #options: MemoryOptions;
  readonly #journal: OwnJournal;
  #progress: OpenProgress = { questions: new Map(), days: new Map() };
  #foreign = 0;
  #latest: ReadonlyMap<string, number> = new Map();
  /** The study day whose backup is made. */
  #backedUp: number | undefined;
  #folding: FoldOptions | undefined;
  #stamp: typeof stampEvent | undefined;
  /** What each review recorded here changed, so that undo in a session is immediate. */
  readonly #before = new Map<string, Before>();

  private constructor(options: MemoryOptions) {
    this.#options = options;
    this.#journal = new OwnJournal(options.directory, options.newDevice);
  }

  /**
   * Reads the snapshot and what the journal has grown by since.
   * @throws UserError when the journal cannot be read.
   */
  static async open(options: MemoryOptions): Promise<Memory> {
    const memory = new Memory(options);
    await memory.#load();
    return memory;
  }

  /** As it stands: what is recorded here later shows in it. */
  get progress(): Progress {
    return this.#progress;
  }

  /** How many lines of the journal a newer version wrote. They are kept and skipped. */
  get foreign(): number {
    return this.#foreign;
  }

  /** Nothing of these questions is put off beyond the given study day from now on. */
  limitDue(latest: ReadonlyMap<string, number>): void {
    this.#latest = latest;
  }

  of(question: string): QuestionProgress {
    const progress = this.#folded(question);
    const latest = this.#latest.get(question);
    const { recall } = progress;
    if (latest === undefined || recall.state === 'new' || recall.due <= latest) return progress;
    return { ...progress, recall: { ...recall, due: latest } };
  }

  #folded(question: string): QuestionProgress {
    return this.#progress.questions.get(question) ?? UNTOUCHED;
  }

  /** The study day in progress at an instant. */
  studyDay(now: Date): number {
    return studyDayAt(now, this.#options.dayStartsAt);
  }

  /** Days until the question is due after each rating given now: exactly what recording it gives. */
  async intervals(question: string, now: Date): Promise<Intervals> {
    const { scheduler } = await this.#foldOptions();
    const { recall } = this.#folded(question);
    const today = this.studyDay(now);
    const [memory, last, count] =
      recall.state === 'new' ? [null, today, 0] : [recall, recall.lastDay, recall.reviews];
    const intervals = scheduler.intervals(memory, Math.max(today - last, 0), { question, count });
    const longest = (this.#latest.get(question) ?? Number.POSITIVE_INFINITY) - today;
    const [again, hard, good, easy] = ([1, 2, 3, 4] as const).map((rating) =>
      Math.min(intervals[rating], Math.max(longest, 0)),
    ) as [number, number, number, number];
    return { 1: again, 2: hard, 3: good, 4: easy };
  }

  /**
   * Journals an event; it is on the disk when this returns.
   * @throws UserError when it could not be saved.
   */
  async record(event: NewEvent, now: Date): Promise<JournalEvent> {
    this.#stamp ??= (await import('./stamp.ts')).stampEvent;
    const stamped = this.#stamp(event, now);
    const options = await this.#foldOptions();
    await this.#backUp(now);
    this.#journal.append(stamped);
    if (stamped.event === 'undo') await this.#takeBack(stamped.of, stamped.question);
    else await this.#add(stamped, options);
    return stamped;
  }

  /** Folds what the journal has grown by, other terminals' reviews too, and keeps a snapshot of it. */
  async settle(): Promise<void> {
    await this.#load(1);
  }

  async #load(worthKeeping = WORTH_A_SNAPSHOT): Promise<void> {
    this.#before.clear(); // what was before may have changed too
    const { directory } = this.#options;
    const files = journalFiles(directory);
    const path = this.#snapshotPath;
    const snapshot = path === undefined ? undefined : readSnapshot(path, this.#key, files);
    if (snapshot !== undefined && (await this.#extend(snapshot, files, worthKeeping))) return;
    const tails = readTails(files, this.#options.renamed);
    this.#progress = await this.#fold(tails);
    this.#foreign = tails.foreign;
    if (tails.events.length >= worthKeeping) this.#keep(tails, [...tails.events.undone]);
  }

  /** Adds the tails to a snapshot; false where only a full fold gives the right result. */
  async #extend(
    snapshot: Snapshot,
    files: readonly string[],
    worthKeeping: number,
  ): Promise<boolean> {
    const tails = readTails(files, this.#options.renamed, snapshot.files);
    if (!continues(snapshot, tails.events)) return false;
    this.#foreign = snapshot.foreign + tails.foreign;
    this.#progress = await this.#fold(tails, snapshot.progress);
    const undone = [...snapshot.undone, ...tails.events.undone];
    if (tails.events.length >= worthKeeping) this.#keep(tails, undone);
    return true;
  }

  #keep(tails: Tails, undone: readonly string[]): void {
    const path = this.#snapshotPath;
    if (tails.unfinished || path === undefined) return;
    writeSnapshot(path, {
      key: this.#key,
      files: tails.files,
      progress: this.#progress,
      undone,
      foreign: this.#foreign,
    });
  }

  async #add(event: JournalEvent, options: FoldOptions): Promise<void> {
    const moment = parseStamp(event.at);
    const before = this.#folded(event.question);
    // A clock set back puts the event before others: only a fold of everything places it.
    if (moment === undefined || compareEvents([moment.time, event.id], before.last) <= 0) {
      return this.#load();
    }
    if (event.event === 'review') {
      const day = studyDay(moment.wallClock, this.#options.dayStartsAt);
      this.#before.set(event.id, { progress: before, day, ms: timeTaken(event) });
    }
    addTo(this.#progress, [{ event, ...moment }], options);
  }

  async #takeBack(id: string, question: string): Promise<void> {
    const before = this.#before.get(id);
    if (before === undefined || this.#folded(question).last[1] !== id) return this.#load();
    const { questions, days } = this.#progress;
    if (before.progress === UNTOUCHED) questions.delete(question);
    else questions.set(question, before.progress);
    const { reviews = 1, ms = 0 } = days.get(before.day) ?? {};
    if (reviews === 1) days.delete(before.day);
    else days.set(before.day, { reviews: reviews - 1, ms: ms - before.ms });
  }

  /** Once a study day, before it is first added to. What can't be backed up can still be added to. */
  async #backUp(now: Date): Promise<void> {
    const today = this.studyDay(now);
    if (this.#backedUp === today) return;
    this.#backedUp = today;
    const { backUpDaily } = await import('./daily-backup.ts');
    try {
      const backing = backUpDaily(this.#options.directory, today, now);
      backing?.done.catch(() => {});
      if (backing !== undefined && backing.bytes <= QUICKLY_BACKED_UP) await backing.done;
    } catch {
      // a full disk or a folder that can't be written: the append itself says so
    }
  }

  async #fold({ events, whole }: Tails, start?: OpenProgress): Promise<OpenProgress> {
    if (events.length === 0) return start ?? { questions: new Map(), days: new Map() };
    const options = await this.#foldOptions();
    return foldTable(events, options, start) ?? fold(whole(), options, start);
  }

  /** Loaded at the first use: look-ups with nothing new to fold do without FSRS. */
  async #foldOptions(): Promise<FoldOptions> {
    if (this.#folding === undefined) {
      const { createScheduler } = await import('./scheduler.ts');
      this.#folding = {
        scheduler: createScheduler(this.#options),
        dayStartsAt: this.#options.dayStartsAt,
      };
    }
    return this.#folding;
  }

  get #snapshotPath(): string | undefined {
    const { cache } = this.#options;
    return cache === undefined ? undefined : join(cache, SNAPSHOT);
  }

  get #key(): string {
    const { weights, retention, maximumInterval, fuzz, dayStartsAt } = this.#options;
    const renamed = [...(this.#options.renamed ?? [])];
    const scheduling = [weights, retention, maximumInterval, fuzz, dayStartsAt];
    return JSON.stringify([FOLD_VERSION, ...scheduling, renamed]);
  }
}
