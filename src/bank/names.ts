import { normalise } from './normalise.ts';
import type { QuestionSummary } from './question.ts';

export type Named = Pick<QuestionSummary, 'id' | 'formerly' | 'aliases'>;

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

/** Finds the id that a normalised name means; the aliases are sorted out when one is first asked for. */
export function nameFinder(questions: readonly Named[]): (name: string) => string | undefined {
  let names: Map<string, string> | undefined;
  return (name) => {
    names ??= namesOf(questions);
    return names.get(name);
  };
}

/** Former ids with the present ones. */
export function formerIds(questions: readonly Named[]): [former: string, id: string][] {
  return questions.flatMap(({ id, formerly = [] }) =>
    formerly.map((former): [string, string] => [former, id]),
  );
}
