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
  readonly code: number;
  /** The number of the signal that ended it, 0 for none. */
  readonly signal: number;
}

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
      reflowCursorLine: true,
      allowProposedApi: true,
    });
    this.#watchCursor();
    this.#pty = spawn(file, [...args], { cols: columns, rows, ...placeOf(options) });
    this.#pty.onData((data) => {
      this.#written += data;
      this.#emulator.write(data);
    });
    this.#ended = new Promise((resolve) => {
      this.#pty.onExit(({ exitCode, signal }) => {
        // Everything that was written before is on the screen once this empty text is.
        this.#emulator.write('', () => {
          this.#isOver = true;
          resolve({ code: exitCode, signal: signal ?? 0 });
        });
      });
    });
    onTestFinished(() => this.#close());
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
    return this.#written;
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

  kill(signal: 'SIGTERM' | 'SIGHUP' | 'SIGKILL' | 'SIGINT'): void {
    this.#pty.kill(signal);
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

  async #close(): Promise<void> {
    if (!this.#isOver) {
      this.#pty.kill('SIGKILL');
      await this.#ended;
    }
    this.#emulator.dispose();
  }
}
