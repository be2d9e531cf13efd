import { type IPty, spawn } from '@lydell/node-pty';
import xterm from '@xterm/headless';
import { onTestFinished } from 'vitest';
import { placeOf, type RunOptions, TOOL } from './run.ts';

const PATIENCE = 15_000;

export interface TerminalOptions extends Omit<RunOptions, 'stdin'> {
  readonly columns?: number;
  readonly rows?: number;
}

/** What to wait for: text, a pattern, or anything else about the lines on screen. */
export type Expected = string | RegExp | ((lines: readonly string[]) => boolean);

/** How the process in the terminal ended. */
export interface Ended {
  /** The exit code; 128 and the number of the signal that ended it, as in a shell. */
  readonly code: number;
}

/**
 * Runs the process below a shell that tells its id, then its exit code, and stays. Data that a
 * process writes just before it ends can be lost in libuv when the terminal closes with it.
 */
const KEEPER = `
  trap : INT QUIT
  sh -c 'printf "\\033]7777;pid=%s\\007" $$; exec "$@"' sh "$@"
  printf "\\033]7777;code=%s\\007" $?
  exec sleep 100000`;
const TOLD_BY_KEEPER = 7777;
// biome-ignore lint/suspicious/noControlCharactersInRegex: an escape sequence begins and ends with them
const KEEPER_TALK = /\x1b\]7777;[^\x07]*\x07/g;

/** Starts the program in a terminal of its own, which goes away with the test. */
export function startTool(args: readonly string[], options: TerminalOptions = {}): TestTerminal {
  return new TestTerminal(process.execPath, [TOOL, ...args], options);
}

/** Runs a bash script in a terminal; "$NODE" "$TOOL" is the program. */
export function startScript(script: string, options: TerminalOptions = {}): TestTerminal {
  return new TestTerminal('bash', ['--norc', '-c', script], options);
}

/** An interactive shell with the prompt "$ ". */
export function startShell(options: TerminalOptions = {}): TestTerminal {
  const env = { PS1: '$ ', ...options.env };
  return new TestTerminal('bash', ['--norc', '--noprofile', '-i'], { ...options, env });
}

/** A process in a pseudo-terminal, with an emulator that knows what a user would see. */
export class TestTerminal {
  readonly #pty: IPty;
  readonly #emulator: xterm.Terminal;
  readonly #started: Promise<number>;
  readonly #ended: Promise<Ended>;
  #written = '';
  #isOver = false;
  #cursorVisible = true;

  constructor(file: string, args: readonly string[], options: TerminalOptions) {
    const { columns = 80, rows = 24 } = options;
    this.#emulator = new xterm.Terminal({
      cols: columns,
      rows,
      scrollback: 5000,
      // As most terminals do.
      reflowCursorLine: true,
      allowProposedApi: true,
    });
    this.#watchCursor();
    this.#started = this.#told('pid');
    this.#ended = this.#told('code').then((code) => {
      this.#isOver = true;
      killGroup(this.#pty.pid);
      return { code };
    });
    this.#pty = spawn('sh', ['-c', KEEPER, 'sh', file, ...args], {
      cols: columns,
      rows,
      ...placeOf(options),
    });
    const heard = this.#pty.onData((data) => {
      this.#written += data;
      this.#emulator.write(data);
    });
    const closed = new Promise((resolve) => this.#pty.onExit(resolve));
    onTestFinished(async () => {
      // Without a terminal it would save what it has into a folder that is being removed.
      this.kill('SIGKILL');
      if (!this.#isOver) killGroup(this.#pty.pid);
      await closed;
      heard.dispose();
      this.#emulator.dispose();
    });
  }

  /** The lines that are visible, without trailing spaces. */
  get screen(): string[] {
    return this.#lines(this.#emulator.buffer.active.baseY);
  }

  /** The visible lines and all that have scrolled away, up to the last that is not empty. */
  get everything(): string[] {
    const lines = this.#lines(0);
    return lines.slice(0, lines.findLastIndex((line) => line !== '') + 1);
  }

  /** Lines, scrolled away or not, that go on from the one before because that was too long. */
  get wrappedLines(): string[] {
    const buffer = this.#emulator.buffer.active;
    return this.everything.filter((_, index) => buffer.getLine(index)?.isWrapped);
  }

  /** Everything that was sent to the terminal, with its escape sequences. */
  get written(): string {
    return this.#written.replace(KEEPER_TALK, '');
  }

  /** Whether a text stands underlined somewhere. */
  underlined(text: string): boolean {
    const buffer = this.#emulator.buffer.active;
    return Array.from({ length: buffer.length }, (_, row) => buffer.getLine(row)).some((line) => {
      const column = line?.translateToString(true).indexOf(text) ?? -1;
      return column !== -1 && line?.getCell(column)?.isUnderline() !== 0;
    });
  }

  get cursorVisible(): boolean {
    return this.#cursorVisible;
  }

  /** Types keys, all in one write. */
  press(keys: string): void {
    this.#pty.write(keys);
  }

  /** Types keys, then waits for what they should bring. */
  pressAndWait(keys: string, expected: Expected): Promise<void> {
    this.press(keys);
    return this.waitFor(expected);
  }

  resize(columns: number, rows: number): void {
    this.#emulator.resize(columns, rows);
    this.#pty.resize(columns, rows);
  }

  kill(signal: 'SIGTERM' | 'SIGHUP' | 'SIGKILL' | 'SIGINT' | 'SIGUSR2'): void {
    void this.#started.then((pid) => {
      if (this.#isOver) return;
      try {
        process.kill(pid, signal);
      } catch {
        // it has ended by itself
      }
    });
  }

  /** Takes the terminal away, as a closed window does. */
  hangUp(): void {
    (this.#pty as unknown as { destroy(): void }).destroy();
  }

  /** @throws Error with the screen when it takes too long, or the process ends without it. */
  async waitFor(expected: Expected): Promise<void> {
    if (this.#shows(expected)) return;
    await new Promise<void>((resolve, reject) => {
      const stop = (settle: () => void) => {
        clearTimeout(timer);
        parsed.dispose();
        settle();
      };
      const fail = (why: string) => reject(new Error(this.#report(why, expected)));
      const check = () => this.#shows(expected) && stop(resolve);
      const parsed = this.#emulator.onWriteParsed(check);
      const timer = setTimeout(() => stop(() => fail('waited in vain')), PATIENCE);
      void this.#ended.then(() =>
        stop(() => (this.#shows(expected) ? resolve() : fail('the process ended'))),
      );
    });
  }

  /** Waits for the end of the process, with all of its output on the screen. */
  async ended(): Promise<Ended> {
    let timer: NodeJS.Timeout | undefined;
    const tooLong = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error(this.#report('still running'))), PATIENCE);
    });
    return Promise.race([this.#ended, tooLong]).finally(() => clearTimeout(timer));
  }

  #watchCursor(): void {
    const { parser } = this.#emulator;
    const watch = (final: string, visible: boolean) =>
      parser.registerCsiHandler({ prefix: '?', final }, (params) => {
        if (params.includes(25)) this.#cursorVisible = visible;
        return false;
      });
    watch('h', true);
    watch('l', false);
  }

  /** Resolves to what the keeper tells, when all that came before is on the screen. */
  #told(name: 'pid' | 'code'): Promise<number> {
    return new Promise((resolve) => {
      this.#emulator.parser.registerOscHandler(TOLD_BY_KEEPER, (text) => {
        const [told, value] = text.split('=');
        if (told === name) resolve(Number(value));
        return false;
      });
    });
  }

  #lines(from: number): string[] {
    const buffer = this.#emulator.buffer.active;
    const to = buffer.baseY + this.#emulator.rows;
    return Array.from(
      { length: to - from },
      (_, index) => buffer.getLine(from + index)?.translateToString(true) ?? '',
    );
  }

  #shows(expected: Expected): boolean {
    const lines = this.screen;
    if (typeof expected === 'function') return expected(lines);
    const text = lines.join('\n');
    return typeof expected === 'string' ? text.includes(expected) : expected.test(text);
  }

  #report(why: string, expected: Expected = ''): string {
    const frame = '-'.repeat(this.#emulator.cols);
    const lines = this.screen.join('\n').trimEnd();
    return `${why} ${String(expected)}; the screen:\n${frame}\n${lines}\n${frame}`;
  }
}

/** Ends the keeper and what it runs, at once. */
function killGroup(leader: number): void {
  try {
    process.kill(-leader, 'SIGKILL');
  } catch {
    // hung up before
  }
}
