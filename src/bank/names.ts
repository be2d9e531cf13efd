import { normalise } from './normalise.ts';
import type { QuestionSummary } from './question.ts';

type Named = Pick<QuestionSummary, 'id' | 'formerly' | 'aliases'>;

/**
 * The names of questions, normalised, each with the id that it means. Ids go before aliases, so that an
 * alias can never hide a question.
 */
export function namesOf(questions: readonly Named[]): Map<string, string> {
  const names = new Map<string, string>();
  for (const { id } of questions) names.set(normalise(id), id);
  for (const { id, formerly = [], aliases } of questions) {
    for (const alias of [...formerly, ...aliases]) {
      const name = normalise(alias);
      if (!names.has(name)) names.set(name, id);
    }
  }
  return names;
}

/** What a deck whose questions are in memory says of their names; they are sorted out at the first question. */
export function namesIn(questions: readonly Named[]): {
  readonly formerly: [former: string, id: string][];
  idOf(name: string): string | undefined;
} {
  let names: Map<string, string> | undefined;
  return {
    formerly: formerIds(questions),
    idOf(name) {
      names ??= namesOf(questions);
      return names.get(name);
    },
  };
}

/** Names as a text in which one is found without reading the others: `name<tab>id`, a line for each. */
export function formatNames(names: ReadonlyMap<string, string>): string {
  return `\n${[...names].map(([name, id]) => `${name}\t${id}\n`).join('')}`;
}

/** The id that a normalised name means in a text of formatNames. */
export function findName(names: string, name: string): string | undefined {
  const line = `\n${name}\t`;
  const start = names.indexOf(line);
  if (start === -1) return undefined;
  return names.slice(start + line.length, names.indexOf('\n', start + line.length));
}

/** Former ids with the present ones. */
export function formerIds(questions: readonly Named[]): [former: string, id: string][] {
  return questions.flatMap(({ id, formerly = [] }) =>
    formerly.map((former): [string, string] => [former, id]),
  );
}
