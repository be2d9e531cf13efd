import { type Covered, createCoverage } from '../coverage.ts';
import type { Language, Question } from '../question.ts';
import { toSearchDocument } from '../search-document.ts';

/** How well the points of a bank can be told from a text, as averages over its questions. */
export interface CoverageReport {
  /** Share of a question's musts that its own answer covers. */
  readonly own: number;
  /** Share of its musts that the answers of other questions of its topic cover. */
  readonly others: number;
}

/** Holds every question's musts against its own answer and those of its topic. */
export function reportCoverage(questions: readonly Question[], lang: Language): CoverageReport {
  const cover = createCoverage(questions.map(toSearchDocument), lang);
  const own: number[] = [];
  const others: number[] = [];
  for (const topic of new Set(questions.map((question) => question.topic))) {
    const together = questions.filter((question) => question.topic === topic);
    const musts = together.flatMap(({ id, points }) =>
      points.filter(({ kind }) => kind === 'must').map(({ text }) => ({ id, text })),
    );
    for (const { id, answer } of together) {
      // All musts of the topic at once: a long answer is taken apart once.
      for (const [asked, share] of sharesOf(musts, cover(musts, answer))) {
        (asked === id ? own : others).push(share);
      }
    }
  }
  return { own: average(own), others: average(others) };
}

/** The share of each question's musts that is covered, by its id. */
function sharesOf(
  musts: readonly { readonly id: string }[],
  covered: readonly Covered[],
): Map<string, number> {
  const found = new Map<string, number[]>();
  for (const [index, { id }] of musts.entries()) {
    found.set(id, [...(found.get(id) ?? []), covered[index]?.covered ? 1 : 0]);
  }
  return new Map([...found].map(([id, each]) => [id, average(each)]));
}

function average(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
