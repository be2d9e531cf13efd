import type { Context } from '../context.ts';
import { UsageError } from '../errors.ts';
import { ratingName } from '../memory/events.ts';
import type { PastReview } from '../memory/history.ts';
import { round, roundMemory } from '../memory/retrievability.ts';
import { type Curve, curveOf } from '../memory/stats/knowledge.ts';
import { dueDate, recallToday, stateOf } from '../memory/status.ts';
import { dayToDate } from '../memory/study-day.ts';
import { renderCurve } from '../render/curve.ts';
import { findOne, nothingFound } from './find.ts';
import type { JsonOption } from './options.ts';
import { printJson, printLines } from './output.ts';
import { whenOf } from './row.ts';
import type { Selected } from './selection.ts';

interface QuestionStatsOptions extends JsonOption {
  readonly csv?: true;
  readonly html?: string;
}

/** So far ahead the curve is drawn. */
const AHEAD_DAYS = 30;

/** Prints the forgetting curve of the question that an id, an alias or words mean. */
export async function runQuestionStats(
  query: string,
  options: QuestionStatsOptions,
  selected: Selected,
  history: readonly PastReview[],
  context: Context,
): Promise<void> {
  if (options.csv || options.html !== undefined) {
    throw new UsageError('--csv and --html are about all questions', 'leave the words out');
  }
  const found = await findOne(selected, query);
  if (found === undefined) {
    await context.note(nothingFound(query, selected.bank));
    return options.json ? printJson(null, context) : undefined;
  }
  const { memory, today } = selected;
  const { weights } = context.settings;
  const { question } = selected.bank.read(found.id);
  const own = history.filter((review) => review.question === found.id);
  const curve = curveOf(own, today + AHEAD_DAYS, weights);
  const recall = recallToday(memory.of(found.id), today, weights);
  if (options.json) return printJson(toJson(found.id, question, curve, recall, selected), context);
  const view = { id: found.id, question, curve, recall, today, when: whenOf(found.id, selected) };
  await printLines(renderCurve(view, context.out.width, context.out.theme), context);
}

function toJson(
  id: string,
  question: string,
  curve: Curve,
  recall: number | null,
  { memory }: Selected,
) {
  const progress = memory.of(id);
  return {
    id,
    question,
    state: stateOf(progress),
    due: dueDate(progress),
    retrievability: recall,
    reviews: curve.reviews.map(({ day, rating, ms, elapsed, predicted, after }) => ({
      date: dayToDate(day),
      rating: ratingName(rating),
      seconds: ms / 1000,
      elapsedDays: elapsed,
      predicted: predicted === null ? null : round(predicted),
      ...roundMemory(after),
    })),
    curve: curve.points.map(({ day, recall }) => ({ date: dayToDate(day), recall: round(recall) })),
  };
}
