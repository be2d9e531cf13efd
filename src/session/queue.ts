import { LEVELS, type QuestionSummary } from '../bank/question.ts';
import type { QuestionProgress } from '../memory/progress.ts';
import { isDue, isNew, recallToday } from '../memory/status.ts';
import { shuffled } from './shuffle.ts';

/** What a queue is made from. */
export interface QueueInput {
  readonly questions: readonly QuestionSummary[];
  readonly progressOf: (id: string) => QuestionProgress;
  /** The study day in progress. */
  readonly today: number;
  /** The FSRS weights, for the probability of recall. */
  readonly weights: readonly number[];
  /** From 0 up to 1; mixes the new questions of a level. */
  readonly random: () => number;
}

/** Ids for a drill: due first, then new, then what is remembered worst. Nothing suspended. */
export function drillQueue(input: QueueInput): string[] {
  const { due, fresh, rest } = sort(input);
  return [...due, ...fresh, ...rest];
}

/** Ids for a review: what is due today, then at most `newLeft` new ones. */
export function reviewQueue(input: QueueInput, newLeft: number): string[] {
  const { due, fresh } = sort(input);
  return [...due, ...fresh.slice(0, Math.max(newLeft, 0))];
}

function sort(input: QueueInput): { due: string[]; fresh: string[]; rest: string[] } {
  const due: QuestionSummary[] = [];
  const fresh: QuestionSummary[] = [];
  const rest: QuestionSummary[] = [];
  for (const question of input.questions) {
    const progress = input.progressOf(question.id);
    if (isDue(progress, input.today)) due.push(question);
    else if (isNew(progress, input.today)) fresh.push(question);
    else if (progress.recall.state === 'reviewed' && !progress.suspended) rest.push(question);
  }
  return {
    due: leastRecalledFirst(due, input),
    fresh: easiestFirst(shuffled(fresh, input.random)),
    rest: leastRecalledFirst(rest, input),
  };
}

function leastRecalledFirst(questions: readonly QuestionSummary[], input: QueueInput): string[] {
  const { progressOf, today, weights } = input;
  return questions
    .map(({ id }) => ({ id, recall: recallToday(progressOf(id), today, weights) ?? 1 }))
    .sort((a, b) => a.recall - b.recall)
    .map(({ id }) => id);
}

/** Basic before advanced: what comes later builds on what came before. */
function easiestFirst(questions: readonly QuestionSummary[]): string[] {
  const rank = ({ level }: QuestionSummary) => LEVELS.indexOf(level);
  return [...questions].sort((a, b) => rank(a) - rank(b)).map(({ id }) => id);
}
