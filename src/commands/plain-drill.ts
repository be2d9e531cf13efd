import { createInterface, type Interface } from 'node:readline/promises';
import type { Context } from '../context.ts';
import { Interrupted } from '../errors.ts';
import { RATINGS, type Rating, ratingName, type StatusEvent } from '../memory/events.ts';
import { stateOf } from '../memory/status.ts';
import { languageMark } from '../render/language-mark.ts';
import { renderMarkdown } from '../render/markdown.ts';
import { createTheme } from '../render/theme.ts';
import { counted, duration } from '../render/when.ts';
import { wrap } from '../render/wrap.ts';
import type { Drill } from '../session/drill.ts';
import { proposeRating } from '../session/rubric.ts';
import { type Action, position } from '../session/session.ts';
import { fieldOf } from '../session/text-field.ts';
import { writeLines } from '../terminal/screen.ts';
import { whenOf } from './row.ts';
import type { Selected } from './selection.ts';

const PLAIN = createTheme({ level: 0, unicode: false });
const SET_ASIDE: readonly StatusEvent['event'][] = ['bury', 'suspend', 'forget'];

/**
 * A drill for screen readers and simple terminals: nothing is redrawn, words stand for symbols, and
 * every answer is a line.
 */
export class PlainDrill {
  readonly #drill: Drill;
  readonly #selected: Selected;
  readonly #context: Context;
  readonly #lines: AsyncIterator<string>;
  readonly #input: Interface;
  #interrupted = false;

  constructor(drill: Drill, selected: Selected, context: Context) {
    this.#drill = drill;
    this.#selected = selected;
    this.#context = context;
    const { stdin, signal } = context.edge;
    this.#input = createInterface({ input: stdin, terminal: false });
    this.#lines = this.#input[Symbol.asyncIterator]();
    signal.addEventListener('abort', this.#interrupt);
  }

  /** Runs until the questions are done, the user quits, or the input ends. */
  async run(): Promise<void> {
    try {
      while (this.#drill.session.phase !== 'done') await this.#turn();
    } finally {
      this.#context.edge.signal.removeEventListener('abort', this.#interrupt);
      this.#input.close();
    }
    if (this.#interrupted) throw this.#context.edge.signal.reason ?? new Interrupted();
  }

  readonly #interrupt = (): void => {
    this.#interrupted = true;
    this.#input.close();
  };

  async #turn(): Promise<void> {
    const { phase } = this.#drill.session;
    if (phase === 'marking') return this.#mark();
    if (phase === 'probing') return this.#probe();
    if (phase === 'closing') return this.#close();
    return this.#drill.options === undefined ? this.#ask() : this.#choose();
  }

  async #ask(): Promise<void> {
    const { question } = this.#drill;
    if (question === undefined) return this.#dispatch({ type: 'quit' });
    await this.#say(this.#asked(), '', question.question, '');
    await this.#say(
      `Say your answer, about ${duration(question.seconds)}. Enter reveals; or type the answer and end it with an empty line.`,
      `Commands: skip, undo, bury, suspend, forget, ${this.#drill.probeable ? 'follow-up, ' : ''}quit.`,
    );
    const line = await this.#read();
    if (await this.#command(line)) return;
    if (line.trim() !== '') await this.#type(line);
    const covered = await this.#drill.covered();
    const ticked = covered.flatMap((point, index) => (point.covered ? [index] : []));
    await this.#dispatch({
      type: 'reveal',
      at: this.#now(),
      points: question.points.length,
      ticked,
    });
  }

  async #type(first: string): Promise<void> {
    const lines = [first];
    for (let line = await this.#read(); line.trim() !== ''; line = await this.#read())
      lines.push(line);
    await this.#dispatch({ type: 'startTyping' });
    await this.#dispatch({ type: 'type', draft: fieldOf(lines.join('\n')) });
  }

  async #choose(): Promise<void> {
    const { question, options = [] } = this.#drill;
    await this.#say(this.#asked(), '', question?.question ?? '', '', question?.choices?.ask ?? '');
    await this.#say(...options.map(({ text }, index) => `${index + 1}: ${text}`));
    await this.#say('Your choice by number, or skip, undo, bury, suspend, forget, quit.');
    const line = await this.#read();
    if (await this.#command(line)) return;
    const option = options[Number(line) - 1];
    if (option === undefined) return this.#say(`There is no option ${line}.`);
    await this.#say(
      option.right ? 'Right.' : `Wrong. Right is: ${options.find(({ right }) => right)?.text}`,
    );
    await this.#dispatch({ type: 'choose', right: option.right, at: this.#now() });
  }

  async #mark(): Promise<void> {
    const { question, session } = this.#drill;
    if (question === undefined) return;
    const { width } = this.#context.err;
    await this.#say('', 'Answer:', ...renderMarkdown(question.answer, width, PLAIN), '');
    await this.#say(...question.pitfalls.map((text) => `Wrong answer: ${text}`), '');
    await this.#say(
      ...question.points.map(({ kind, text }, index) => {
        const said = session.ticked.includes(index) ? ' Your answer seems to say it.' : '';
        return `Point ${index + 1}, ${kind}: ${text}.${said}`;
      }),
    );
    if (session.chosen === undefined) await this.#askPoints();
    await this.#askRating();
  }

  async #askPoints(): Promise<void> {
    const { session } = this.#drill;
    const seen = session.ticked.map((index) => index + 1).join(' ');
    await this.#say(`Points you made, by number${seen === '' ? '' : ` (enter for ${seen})`}:`);
    const line = await this.#read();
    if (line.trim() === '') return;
    const ticked = line
      .split(/\D+/)
      .filter(Boolean)
      .map((number) => Number(number) - 1);
    const known = ticked.filter((index) => index >= 0 && index < session.points);
    await this.#dispatch({ type: 'mark', ticked: known });
  }

  async #askRating(): Promise<void> {
    const { question, session, intervals } = this.#drill;
    const proposed =
      session.chosen === undefined
        ? proposeRating(question?.points ?? [], session.ticked)
        : session.chosen
          ? 2
          : 1;
    const ratings = RATINGS.map((name, index) => {
      const days = intervals?.[(index + 1) as Rating];
      const when =
        days === undefined ? '' : days === 0 ? ', today' : `, in ${counted(days, 'day')}`;
      return `${index + 1} ${name}${when}`;
    });
    await this.#say(
      `Rating: ${ratings.join('; ')}. Enter takes ${proposed} ${ratingName(proposed)}.`,
    );
    const line = (await this.#read()).trim();
    if (await this.#command(line)) return;
    const rating = line === '' ? proposed : ratingOf(line);
    if (rating === undefined) return this.#say(`${line} is no rating.`);
    const { missed = [] } = this.#drill.progressOf(question?.id ?? '');
    const mayProbe = (question?.followUps.length ?? 0) > 0;
    await this.#dispatch({ type: 'rate', rating, at: this.#now(), probe: missed, mayProbe });
    const answered = this.#drill.session.answered.at(-1);
    const due =
      intervals === undefined
        ? 'Not journalled'
        : `Due ${whenOf(answered?.id ?? '', this.#selected)}`;
    await this.#say(`${ratingName(answered?.rating ?? rating)}. ${due}.`, '');
  }

  async #probe(): Promise<void> {
    const { probeable, session } = this.#drill;
    const followUp = probeable?.followUps[session.probing?.left[0] ?? 0];
    await this.#say(`Follow-up: ${followUp?.ask ?? ''}`, 'Enter reveals.');
    if (await this.#command(await this.#read())) return;
    await this.#say(
      followUp?.answer ?? '',
      'Did you get it? 3 or enter for got it, 1 for missed it.',
    );
    const line = (await this.#read()).trim();
    if (await this.#command(line)) return;
    await this.#dispatch({ type: 'revealFollowUp' });
    await this.#dispatch({ type: 'probed', got: line !== '1', at: this.#now() });
  }

  async #close(): Promise<void> {
    await this.#say('That was the last question. Enter finishes; or follow-up, undo.');
    if (!(await this.#command(await this.#read()))) await this.#dispatch({ type: 'finish' });
  }

  /** Whether a line is a command; if so, it is performed. */
  async #command(line: string): Promise<boolean> {
    const word = line.trim().toLowerCase();
    const action = this.#actionOf(word);
    if (action === undefined) return false;
    const before = this.#drill.session;
    await this.#dispatch(action);
    if (word === 'undo') {
      await this.#say(
        before === this.#drill.session ? 'There is nothing to undo.' : 'Taken back.',
        '',
      );
    }
    return true;
  }

  #actionOf(word: string): Action | undefined {
    const at = this.#now();
    const event = SET_ASIDE.find((name) => name === word);
    if (event !== undefined) return { type: 'setAside', event, at };
    if (word === 'skip' || word === 'undo') return { type: word, at };
    if (word === 'quit' || word === 'q') return { type: 'quit' };
    const followUps = this.#drill.probeable?.followUps.map((_, index) => index);
    return word === 'follow-up' && followUps ? { type: 'probe', followUps } : undefined;
  }

  #asked(): string {
    const { session, question } = this.#drill;
    const { at, of } = position(session);
    const state = question === undefined ? '' : stateOf(this.#drill.progressOf(question.id));
    const more = [state, ...(question === undefined ? [] : languageMark(question))].join(', ');
    return `Question ${at} of ${of}. Topic ${question?.topic}, level ${question?.level}, ${more}.`;
  }

  async #dispatch(action: Action): Promise<void> {
    await this.#drill.dispatch(action);
  }

  /** The next line; the end of the input quits. */
  async #read(): Promise<string> {
    const { done, value } = await this.#lines.next();
    return done ? 'quit' : value;
  }

  #say(...lines: string[]): Promise<void> {
    const { err } = this.#context;
    return writeLines(
      err,
      lines.flatMap((line) => wrap(line, err.width)),
    );
  }

  #now(): number {
    return this.#context.now().getTime();
  }
}

function ratingOf(line: string): Rating | undefined {
  const index = RATINGS.findIndex((name, at) => line === name || line === String(at + 1));
  return index === -1 ? undefined : ((index + 1) as Rating);
}
