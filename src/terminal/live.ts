import { createPrompt, useEffect, useKeypress, useRef, useState } from '@inquirer/core';
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
  const outcome = await settle(prompt({ program, output }, context), signal);
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

interface LiveConfig {
  readonly program: LiveProgram;
  readonly output: OutputStream;
}

/** Resolves to what the program threw, or to undefined. */
const prompt = createPrompt<unknown, LiveConfig>(({ program, output }, done) => {
  const [, setVersion] = useState(0);
  const { current: live } = useRef<Live>({
    version: 0,
    started: false,
    printed: [],
    drawn: [],
    work: Promise.resolve(),
    over: false,
    asleep: false,
  });
  const redraw = () => {
    if (live.asleep) return;
    live.version += 1;
    setVersion(live.version);
  };
  const readline = useRef<Readline | undefined>(undefined);
  const screen = screenOf(live, output, () => readline.current);
  const perform = (work: () => Promise<void>) => {
    live.work = live.work.then(async () => {
      if (live.over) return;
      try {
        await work();
        redraw();
      } catch (error) {
        live.over = true;
        done(error);
      }
    });
  };

  useKeypress((key, rl) => {
    // readline keeps its own idea of a line: it must stay empty for the cursor to stay in place.
    Object.assign(rl, { line: '', cursor: 0 });
    perform(() => program.onKey(key as LiveKey, screen));
  });
  useEffect((rl) => {
    readline.current = rl as unknown as Readline;
    const onEnd = () => perform(() => program.onEnd(screen));
    return listen(readline.current, live, output, redraw, onEnd);
  }, []);
  useEffect(
    (rl) => {
      if (live.printed.length === 0) return;
      const lines = live.printed.splice(0);
      writeTo(rl as unknown as Readline, `\r${lines.map((line) => `${line}\n`).join('')}`);
      redraw();
    },
    [live.version],
  );
  if (!live.started) {
    live.started = true;
    program.start?.(screen);
  }
  // What is printed takes the place of the live lines; the next drawing starts below it.
  if (live.printed.length > 0) return ' ';
  if (live.over) {
    done(undefined);
    return ' ';
  }
  live.drawn = [...program.frame(screen), CURSOR_LINE];
  return live.drawn.join('\n');
});

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
