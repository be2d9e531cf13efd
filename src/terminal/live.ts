import { createPrompt, useEffect, useKeypress, useState } from '@inquirer/core';
import { Interrupted } from '../errors.ts';
import { giveAway, type Live, listen, type Readline, takeBack, writeTo } from './live-terminal.ts';
import { columnsOf, type InputStream, type OutputStream } from './screen.ts';

export interface LiveKey {
  readonly name?: string | undefined;
  readonly sequence?: string | undefined;
  readonly ctrl?: boolean | undefined;
}

/** What a live program can do to the screen. */
export interface LiveScreen {
  readonly columns: number;
  readonly rows: number;
  /** Prints lines above the live ones, once and for good. */
  print(lines: readonly string[]): void;
  /** Gives the terminal to another program, run by `work`, and draws below what it leaves. */
  handOver(work: () => void): void;
  /** Ends the program. */
  finish(): void;
}

/** A program whose last lines are drawn anew at each key and each second. */
export interface LiveProgram {
  /** Called once, before the first drawing. */
  start?(screen: LiveScreen): void;
  /** The live lines: at least one, none as wide as the terminal. */
  frame(screen: LiveScreen): readonly string[];
  /** Called for one key after another, never for two at once. */
  onKey(key: LiveKey, screen: LiveScreen): Promise<void>;
  /** The end of the input: nobody can press a key any more. */
  onEnd(screen: LiveScreen): Promise<void>;
}

export interface LiveStreams {
  readonly stdin: InputStream;
  readonly stderr: OutputStream;
  readonly signal: AbortSignal;
}

/**
 * The cursor has a line of its own: some terminals fold every line but the cursor's when they get
 * narrower, and what they do must be known to erase it.
 */
const CURSOR_LINE = ' ';
/** Of a terminal that does not say. */
const ROWS = 24;

/**
 * Runs a program in the terminal until it finishes. Keys typed ahead are kept, because one prompt
 * lasts for the whole program.
 * @throws Interrupted after Ctrl-C or a signal; whatever the program throws. The terminal is restored first.
 */
export async function runLive(program: LiveProgram, streams: LiveStreams): Promise<void> {
  const { stdin: input, stderr: output, signal } = streams;
  const context = {
    input: input as NodeJS.ReadStream,
    output: output as NodeJS.WriteStream,
    signal,
    clearPromptOnDone: true,
  };
  const run = new LiveRun(program, output);
  const prompt = createPrompt<unknown, undefined>((_, done) => run.draw(done));
  const outcome = await settle(prompt(undefined, context), signal);
  if (outcome !== undefined) throw outcome;
}

/** What the prompt came to; a prompt that was broken off is an interruption. */
async function settle(running: Promise<unknown>, signal: AbortSignal): Promise<unknown> {
  try {
    return await running;
  } catch (error) {
    if (error instanceof Error && error.name === 'ExitPromptError') return new Interrupted();
    if (error instanceof Error && error.name === 'AbortPromptError') return signal.reason;
    throw error;
  }
}

/** One program in the terminal. Its prompt resolves to what the program threw, or to undefined. */
class LiveRun {
  readonly #program: LiveProgram;
  readonly #output: OutputStream;
  readonly #screen: LiveScreen;
  readonly #live: Live = {
    version: 0,
    started: false,
    printed: [],
    drawn: [],
    work: Promise.resolve(),
    over: false,
    asleep: false,
  };
  #readline: Readline | undefined;
  #setVersion: (version: number) => void = () => {};
  #done: (outcome: unknown) => void = () => {};

  constructor(program: LiveProgram, output: OutputStream) {
    this.#program = program;
    this.#output = output;
    this.#screen = screenOf(this.#live, output, () => this.#readline);
  }

  /** What is on the screen now; called by inquirer at each drawing. */
  draw(done: (outcome: unknown) => void): string {
    const live = this.#live;
    this.#done = done;
    useEffect((rl) => this.#print(rl as unknown as Readline), [live.version]);
    if (!live.started) this.#start();
    // What is printed takes the place of the live lines; the next drawing starts below it.
    if (live.printed.length > 0) return ' ';
    if (live.over) {
      done(undefined);
      return ' ';
    }
    live.drawn = [...this.#program.frame(this.#screen), CURSOR_LINE];
    return live.drawn.join('\n');
  }

  /**
   * These hooks come last and at the first drawing only: each of them binds a function to its async context, and V8
   * keeps what is bound until the next full collection. At every drawing, a long drill would fill the memory.
   */
  #start(): void {
    const live = this.#live;
    live.started = true;
    [, this.#setVersion] = useState(live.version);
    useKeypress((key, rl) => {
      // readline keeps its own idea of a line: it must stay empty for the cursor to stay in place.
      Object.assign(rl, { line: '', cursor: 0 });
      this.#perform(() => this.#program.onKey(key as LiveKey, this.#screen));
    });
    useEffect((rl) => {
      this.#readline = rl as unknown as Readline;
      const onEnd = () => this.#perform(() => this.#program.onEnd(this.#screen));
      return listen(this.#readline, live, this.#output, () => this.#redraw(), onEnd);
    }, []);
    this.#program.start?.(this.#screen);
  }

  #print(rl: Readline): void {
    const { printed } = this.#live;
    if (printed.length === 0) return;
    const lines = printed.splice(0);
    writeTo(rl, `\r${lines.map((line) => `${line}\n`).join('')}`);
    this.#redraw();
  }

  #redraw(): void {
    const live = this.#live;
    if (live.asleep) return;
    live.version += 1;
    this.#setVersion(live.version);
  }

  #perform(work: () => Promise<void>): void {
    const live = this.#live;
    live.work = live.work.then(async () => {
      if (live.over) return;
      try {
        await work();
        this.#redraw();
      } catch (error) {
        live.over = true;
        this.#done(error);
      }
    });
  }
}

function screenOf(
  live: Live,
  output: OutputStream,
  readline: () => Readline | undefined,
): LiveScreen {
  return {
    get columns() {
      return columnsOf(output);
    },
    get rows() {
      return (output.rows ?? ROWS) - 1;
    },
    print: (lines) => void live.printed.push(...lines),
    handOver(work) {
      const rl = readline();
      if (rl === undefined) return;
      giveAway(rl, live);
      try {
        work();
      } finally {
        takeBack(rl, live);
      }
    },
    finish: () => {
      live.over = true;
    },
  };
}
