import { inert } from './inert.ts';

/** Something wrong in a file of a deck. Lines and columns count from 1. */
export interface Problem {
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** One rule's complaint about one question, at a field of its file. */
export interface Complaint {
  readonly at: readonly (string | number)[] | 'answer';
  readonly message: string;
}

/** `path:line:column message`, the form editors and CI logs turn into a link. */
export function formatProblem(problem: Problem): string {
  const line = `${problem.path}:${problem.line}:${problem.column} ${problem.message}`;
  return inert(line).replaceAll('\n', '\\u{a}');
}

/** One problem of a file as a whole. */
export function problemsOf(path: string, message: string): Problem[] {
  return [{ path, line: 1, column: 1, message }];
}
