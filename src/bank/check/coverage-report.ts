import { createCoverage } from '../coverage.ts';
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
  for (const question of questions) {
    const musts = question.points.filter(({ kind }) => kind === 'must');
    const shareIn = (answer: string) =>
      cover(musts, answer).filter(({ covered }) => covered).length / musts.length;
    own.push(shareIn(question.answer));
    for (const other of questions) {
      if (other.topic === question.topic && other !== question) others.push(shareIn(other.answer));
    }
  }
  return { own: average(own), others: average(others) };
}

function average(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
