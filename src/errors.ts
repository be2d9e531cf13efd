/** Exit codes, in one place. */
export const EXIT = {
  done: 0,
  failed: 1,
  usage: 2,
  interrupted: 130,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** An error the user can act on: what went wrong, and a hint that says what to do. */
export class UserError extends Error {
  override readonly name: string = 'UserError';
  readonly hint: string | undefined;
  readonly exitCode: ExitCode = EXIT.failed;

  constructor(message: string, hint?: string, options?: ErrorOptions) {
    super(message, options);
    this.hint = hint;
  }
}

/** The call itself was wrong: an unknown option, no terminal where one is needed. Exits 2. */
export class UsageError extends UserError {
  override readonly name = 'UsageError';
  override readonly exitCode = EXIT.usage;
}

/** Ctrl-C or a signal: nothing to report, the exit code says it. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';
  readonly exitCode: number;

  constructor(exitCode: number = EXIT.interrupted) {
    super('interrupted');
    this.exitCode = exitCode;
  }
}

/** The code of a Node system error ("ENOENT"), or undefined for anything else. */
export function systemCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : undefined;
}
