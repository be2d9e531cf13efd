import type { Parsed } from '../../src/bank/parse.ts';

/** "line:column message" of every problem of a file, in the order of its lines. */
export function problemsIn(parsed: Parsed<unknown>): string[] {
  if (parsed.ok) throw new Error(`was accepted: ${JSON.stringify(parsed.value)}`);
  return [...parsed.problems]
    .sort((a, b) => a.line - b.line || a.column - b.column)
    .map(({ line, column, message }) => `${line}:${column} ${message}`);
}
