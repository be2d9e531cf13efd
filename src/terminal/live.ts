import { createPrompt, useEffect, useKeypress, useRef, useState } from '@inquirer/core';
import stringWidth from 'fast-string-width';
import { Interrupted } from '../errors.ts';
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
  /** Ends the program. */
  finish(): void;
}

/** A program whose last lines are drawn anew at each key and each second. */
export interface LiveProgram {
  /** The live lines: at least one, none wider than the terminal. */
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

const HIDE = '\x1b[?25l';
const SHOW = '\x1b[?25h';
const CLEAR_LINE = '\x1b[2K';
const UP = '\x1b[1A';
const SECOND = 1000;
const NOT_STOPPED = 300;

interface Line {
  line: string;
  cursor: number;
}

/**
 * Runs a program in the terminal until it finishes. Keys typed ahead are kept, because one prompt
 * lasts for the whole program.
 * @throws Interrupted after Ctrl-C or a signal; whatever the program throws. The terminal is restored first.
 */
export async function runLive(program: LiveProgram, streams: LiveStreams): Promise<void> {
  const { stdin, stderr, signal } = streams;
  const outcome = await settle(
    prompt(
      { program, output: stderr },
      {
        input: stdin as NodeJS.ReadStream,
        output: stderr as NodeJS.WriteStream,
        signal,
        clearPromptOnDone: true,
      },
    ),
    signal,
  );
  if (outcome !== undefined) throw outcome;
}

interface LiveConfig {
  readonly program: LiveProgram;
  readonly output: OutputStream;
}

/** Resolves to what the program threw, or to undefined. */
const prompt = createPrompt<unknown, LiveConfig>(({ program, output }, done) => {
  const [, setVersion] = useState(0);
  const printed = useRef<string[]>([]);
  const drawn = useRef<readonly string[]>([]);
  const queue = useRef<Promise<void>>(Promise.resolve());
  const version = useRef(0);
  const over = useRef(false);
  const asleep = useRef(false);

  const redraw = () => {
    if (asleep.current) return; // the screen is the shell's
    version.current += 1;
    setVersion(version.current);
  };
  const end = (outcome: unknown) => {
    over.current = true;
    done(outcome);
  };
  const screen: LiveScreen = {
    get columns() {
      return columnsOf(output);
    },
    get rows() {
      return output.rows ?? 24;
    },
    print: (lines) => void printed.current.push(...lines),
    finish: () => {
      over.current = true;
    },
  };
  const perform = (work: () => Promise<void>) => {
    queue.current = queue.current.then(async () => {
      if (over.current) return;
      try {
        await work();
        redraw();
      } catch (error) {
        end(error);
      }
    });
  };

  useKeypress((key, rl) => {
    // readline keeps its own idea of a line: it must stay empty for the cursor to stay in place.
    (rl as unknown as Line).line = '';
    (rl as unknown as Line).cursor = 0;
    perform(() => program.onKey(key as LiveKey, screen));
  });

  useEffect((rl) => {
    const clock = setInterval(redraw, SECOND);
    const write = (text: string) => {
      rl.output.unmute();
      rl.output.write(text);
      rl.output.mute();
    };
    const onResize = () => {
      write(afterReflow(drawn.current, columnsOf(output)));
      redraw();
    };
    const suspend = () => {
      const { input } = rl as unknown as { input: NodeJS.ReadStream };
      const resume = () => {
        process.removeListener('SIGCONT', resume);
        clearTimeout(notStopped);
        asleep.current = false;
        input.setRawMode?.(true);
        rl.resume();
        // Below what the shell has written since, as many lines as the next drawing erases.
        write(HIDE + '\n'.repeat(drawn.current.length - 1));
        redraw();
      };
      asleep.current = true;
      write(eraseRows(drawn.current.length) + SHOW);
      input.setRawMode?.(false);
      process.once('SIGCONT', resume);
      // A process without a shell above it is not stopped at all.
      const notStopped = setTimeout(resume, NOT_STOPPED);
      process.kill(0, 'SIGTSTP'); // the whole foreground group, npx included
    };
    const onClose = () => perform(() => program.onEnd(screen));
    output.on('resize', onResize);
    rl.on('SIGTSTP', suspend);
    rl.on('close', onClose);
    write(HIDE);
    return () => {
      clearInterval(clock);
      output.removeListener('resize', onResize);
      rl.removeListener('SIGTSTP', suspend);
      rl.removeListener('close', onClose);
      write(SHOW);
    };
  }, []);

  // Static text: the live lines give way to one blank line, the text takes its place, and the next
  // drawing starts below it.
  const pending = printed.current.length > 0;
  useEffect(
    (rl) => {
      if (printed.current.length === 0) return;
      const lines = printed.current.splice(0);
      rl.output.unmute();
      rl.output.write(`\r${lines.map((line) => `${line}\n`).join('')}`);
      rl.output.mute();
      redraw();
    },
    [version.current],
  );
  if (pending) return ' ';
  if (over.current) {
    done(undefined);
    return ' ';
  }
  const frame = program.frame(screen);
  drawn.current = frame;
  return frame.join('\n');
});

/**
 * A terminal that got narrower has folded the live lines: erases the rows they take now, and leaves
 * the cursor where the last of as many unfolded lines would be.
 */
function afterReflow(lines: readonly string[], columns: number): string {
  const rows = lines.reduce(
    (sum, line) => sum + Math.max(Math.ceil(stringWidth(line) / columns), 1),
    0,
  );
  return eraseRows(rows) + '\n'.repeat(Math.max(lines.length - 1, 0));
}

/** Erases the row of the cursor and those above it, and leaves the cursor on the topmost. */
function eraseRows(rows: number): string {
  return `\r${Array.from({ length: rows }, () => CLEAR_LINE).join(UP)}`;
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
