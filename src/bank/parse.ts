import { basename } from 'node:path';
import * as v from 'valibot';
import { KNOWN_FIELDS, questionFields, translationFields } from './format.ts';
import { type FrontMatter, readFrontMatter } from './front-matter.ts';
import { inert } from './inert.ts';
import { didYouMean } from './nearest.ts';
import type { Problem } from './problem.ts';
import type { Question, Translation } from './question.ts';

/** A parsed file: its value, or the problems that keep it from being used. */
export type Parsed<T> =
  | { readonly ok: true; readonly value: T; readonly file: FrontMatter }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Reads `<id>.md`. Every problem of the file is reported in one pass. */
export function parseQuestion(text: string, path: string, deck: string): Parsed<Question> {
  const parsed = parseFields(text, path, questionFields);
  if (!parsed.ok) return parsed;
  const { id } = parsed.value;
  if (basename(path) !== `${id}.md`) {
    const message = `the id "${id}" and the file name must agree: rename the file to ${id}.md`;
    return { ok: false, problems: [{ path, ...parsed.file.locate(['id']), message }] };
  }
  const question: Question = { ...defined(parsed.value), lang: 'en', languages: ['en'], deck };
  return { ok: true, value: question, file: parsed.file };
}

/** Reads `<id>.<lang>.md` and checks that its points line up with those of the question. */
export function parseTranslation(
  text: string,
  path: string,
  original: Question,
): Parsed<Translation> {
  const parsed = parseFields(text, path, translationFields);
  if (!parsed.ok) return parsed;
  const kinds = ({ points }: Pick<Question, 'points'>) => points.map(({ kind }) => kind).join(' ');
  if (kinds(parsed.value) !== kinds(original)) {
    const message = `points must be the same kinds in the same order as in ${original.id}.md (${kinds(original)})`;
    return { ok: false, problems: [{ path, ...parsed.file.locate(['points']), message }] };
  }
  return { ok: true, value: defined(parsed.value), file: parsed.file };
}

type Fields = typeof questionFields | typeof translationFields;

function parseFields<S extends Fields>(
  text: string,
  path: string,
  schema: S,
): Parsed<v.InferOutput<S> & { answer: string }> {
  const file = readFrontMatter(text, path);
  if (Array.isArray(file)) return { ok: false, problems: file };

  // A YAML list would pass for an object with the fields 0, 1, 2.
  const data = Array.isArray(file.data) ? null : file.data;
  const { result, issues } = validate(schema, data);
  const answer = inert(file.body).trim();
  const problems = issues.map((issue) => describe(issue, file, path));
  if (answer === '') {
    const line = text.split('\n').length;
    problems.push({
      path,
      line,
      column: 1,
      message: 'the answer is missing: write it after the ---',
    });
  }
  if (!result.success || problems.length > 0) return { ok: false, problems };
  return { ok: true, value: { ...result.output, answer }, file };
}

/** So many unknown fields of one object are named; a file with more is no question at all. */
const MOST_UNKNOWN = 50;

/**
 * valibot names only the first unknown field of an object: take it away and look again.
 * `data` is changed.
 */
function validate<S extends Fields>(schema: S, data: unknown) {
  const unknown: v.InferIssue<S>[] = [];
  let result = v.safeParse(schema, data);
  for (let pass = 0; pass < MOST_UNKNOWN; pass++) {
    const found = (result.issues ?? []).filter(isUnknownField);
    if (found.length === 0) break;
    unknown.push(...found);
    for (const { path = [] } of found) {
      const last = path.at(-1);
      if (last?.type === 'object') delete last.input[last.key];
    }
    result = v.safeParse(schema, data);
  }
  return { result, issues: [...unknown, ...(result.issues ?? [])] };
}

function isUnknownField(issue: v.BaseIssue<unknown>): boolean {
  return issue.type === 'strict_object' && issue.expected === 'never';
}

function describe(issue: v.InferIssue<Fields>, file: FrontMatter, path: string): Problem {
  const keys = (issue.path ?? []).map(({ key }) => key as string | number);
  const position = file.locate(keys);
  return { path, ...position, message: `${dotted(keys)}${complaint(issue, keys)}` };
}

function complaint(issue: v.InferIssue<Fields>, keys: readonly (string | number)[]): string {
  const key = String(keys.at(-1) ?? '');
  if (isUnknownField(issue)) {
    return `is not a known field${didYouMean(
      key,
      KNOWN_FIELDS.filter((field) => field !== key),
    )}`;
  }
  if (issue.type === 'strict_object' && issue.received === 'undefined') return 'is missing';
  if (issue.type === 'picklist') {
    return `${issue.message}${didYouMean(String(issue.input), String(issue.message).split(/[ ,]+/).slice(4))}`;
  }
  return issue.message;
}

/** `points[0].must ` for a path, empty for the root. */
function dotted(keys: readonly (string | number)[]): string {
  if (keys.length === 0) return 'the front matter ';
  const name = keys
    .map((key, index) => (typeof key === 'number' ? `[${key}]` : index === 0 ? key : `.${key}`))
    .join('');
  return `${name} `;
}

/** Optional fields that are absent are left out rather than set to undefined. */
function defined<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, entry]) => entry !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}
