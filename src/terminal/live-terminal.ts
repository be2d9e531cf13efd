import {
  down,
  eraseFolded,
  eraseRows,
  HIDE_CURSOR,
  PASTE_OFF,
  PASTE_ON,
  SHOW_CURSOR,
} from './live-lines.ts';
import { columnsOf, type InputStream, type OutputStream } from './screen.ts';

const SECOND = 1000;
/** Milliseconds after which a stop has not come. */
const NOT_STOPPED = 300;

/** What readline has and inquirer's types leave out. */
export interface Readline {
  readonly input: InputStream;
  readonly output: OutputStream & { mute(): void; unmute(): void };
  resume(): void;
  on(event: 'close' | 'error' | 'SIGTSTP', listener: () => void): void;
  removeListener(event: 'close' | 'SIGTSTP', listener: () => void): void;
}

/** What a live prompt keeps from one drawing to the next. */
export interface Live {
  /** Counts drawings. */
  version: number;
  started: boolean;
  /** Lines to print above the live ones, at the next drawing. */
  printed: string[];
  drawn: readonly string[];
  /** The last key's work: the next key waits for it. */
  work: Promise<void>;
  over: boolean;
  /** Stopped by Ctrl-Z: the screen is the shell's. */
  asleep: boolean;
}

/** Follows the clock, the size of the terminal, Ctrl-Z and the end of the input; returns how to stop. */
export function listen(
  rl: Readline,
  live: Live,
  output: OutputStream,
  redraw: () => void,
  onEnd: () => void,
): () => void {
  const clock = setInterval(redraw, SECOND);
  const onResize = () => {
    writeTo(rl, eraseFolded(live.drawn, columnsOf(output)));
    redraw();
  };
  const onStop = () => stopAndResume(rl, live, redraw);
  output.on?.('resize', onResize);
  rl.on('SIGTSTP', onStop);
  rl.on('close', onEnd);
  // A terminal that has gone away cannot be restored: the input just ends.
  rl.on('error', () => {});
  writeTo(rl, HIDE_CURSOR + PASTE_ON);
  return () => {
    clearInterval(clock);
    output.removeListener?.('resize', onResize);
    rl.removeListener('SIGTSTP', onStop);
    rl.removeListener('close', onEnd);
    writeTo(rl, PASTE_OFF + SHOW_CURSOR);
  };
}

/** Stops with the shell's other processes, and draws the live lines again below what it has written. */
function stopAndResume(rl: Readline, live: Live, redraw: () => void): void {
  const resume = () => {
    process.removeListener('SIGCONT', resume);
    clearTimeout(notStopped);
    live.asleep = false;
    rl.resume();
    takeBack(rl, live);
    redraw();
  };
  live.asleep = true;
  giveAway(rl, live);
  process.once('SIGCONT', resume);
  // A process without a shell above it is not stopped at all.
  const notStopped = setTimeout(resume, NOT_STOPPED);
  process.kill(0, 'SIGTSTP'); // the whole foreground group, npx included
}

/** Leaves the terminal as another program expects it, without the live lines. */
export function giveAway(rl: Readline, live: Live): void {
  writeTo(rl, eraseRows(live.drawn.length) + PASTE_OFF + SHOW_CURSOR);
  setRaw(rl, false);
}

/** Leaves as many rows as the next drawing erases. */
export function takeBack(rl: Readline, live: Live): void {
  setRaw(rl, true);
  writeTo(rl, HIDE_CURSOR + PASTE_ON + down(live.drawn.length));
}

/** Raw or not; a terminal that has gone away takes no mode any more. */
function setRaw({ input }: Readline, raw: boolean): void {
  try {
    input.setRawMode?.(raw);
  } catch {
    // its end comes as the end of the input
  }
}

/** Writes past the prompt, which keeps the output muted between its own drawings. */
export function writeTo({ output }: Readline, text: string): void {
  output.unmute();
  output.write(text);
  output.mute();
}
