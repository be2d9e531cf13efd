import type { PastReview } from '../history.ts';
import type { QuestionProgress } from '../progress.ts';
import { forgettingCurve } from '../retrievability.ts';
import { dueDay, streak } from '../status.ts';
import { type DayFigures, daysOf, forecast, longestStreak } from './days.ts';
import { type Knowledge, knowledgeOver } from './knowledge.ts';
import { type Retention, retentionBy, retentionOf } from './retention.ts';

export interface StatsInput {
  /** Reviews of the questions that count, oldest first. */
  readonly history: readonly PastReview[];
  /** The questions that count, with what they belong to. */
  readonly questions: readonly {
    readonly id: string;
    readonly topic: string;
    readonly level: string;
  }[];
  /** The levels, in the order in which they are shown. */
  readonly levels: readonly string[];
  readonly progressOf: (id: string) => QuestionProgress;
  readonly today: number;
  /** The first study day that counts; all of them if left out. */
  readonly since?: number | undefined;
  readonly weights: readonly number[];
}

/** How it goes with one topic: what is known of it today, and how its reviews went. */
export interface TopicFigures {
  readonly topic: string;
  readonly questions: number;
  readonly asked: number;
  /** Mean recall today of those that were asked; null where none was. */
  readonly recall: number | null;
  readonly retention: Retention | null;
}

/** Everything that stats shows of a history. Days are study days. */
export interface Stats {
  readonly today: number;
  readonly reviewsToday: number;
  readonly msToday: number;
  readonly streak: number;
  readonly longestStreak: number;
  readonly reviews: number;
  readonly ms: number;
  readonly days: readonly DayFigures[];
  readonly questions: number;
  readonly asked: number;
  /** Questions that would be recalled today, on average. */
  readonly known: number;
  readonly last30: Retention | null;
  readonly all: Retention | null;
  readonly levels: readonly (Retention & { readonly name: string })[];
  /** The weakest first, those that were never asked last. */
  readonly topics: readonly TopicFigures[];
  /** Due on each of the next 30 study days, today first. */
  readonly forecast: readonly number[];
  readonly knowledge: readonly Knowledge[];
}

const FORECAST_DAYS = 30;
const RECENT_DAYS = 30;

/** Computes the figures; an empty history gives empty ones. */
export function statsOf(input: StatsInput): Stats {
  const { questions, progressOf, today, since = Number.NEGATIVE_INFINITY, weights } = input;
  const history = input.history.filter(({ day }) => day >= since);
  const days = daysOf(history);
  const byDay = new Map(days.map((figures) => [figures.day, figures]));
  const levelOf = new Map(questions.map(({ id, level }) => [id, level]));
  const recent = history.filter(({ day }) => day > today - RECENT_DAYS);
  const topics = topicsOf(input, history);
  const first = days[0]?.day;
  return {
    today,
    reviewsToday: byDay.get(today)?.reviews ?? 0,
    msToday: byDay.get(today)?.ms ?? 0,
    streak: streak(byDay, today),
    longestStreak: longestStreak(days),
    reviews: history.length,
    ms: days.reduce((sum, { ms }) => sum + ms, 0),
    days,
    questions: questions.length,
    asked: topics.reduce((sum, { asked }) => sum + asked, 0),
    known: topics.reduce((sum, { asked, recall }) => sum + asked * (recall ?? 0), 0),
    last30: retentionOf(recent),
    all: retentionOf(history),
    levels: input.levels.flatMap((level) => {
      const one = retentionOf(history.filter(({ question }) => levelOf.get(question) === level));
      return one === null ? [] : [{ name: level, ...one }];
    }),
    topics,
    forecast: forecast(
      questions.flatMap(({ id }) => dueDay(progressOf(id)) ?? []),
      today,
      FORECAST_DAYS,
    ),
    knowledge: first === undefined ? [] : knowledgeOver(input.history, first, today, weights),
  };
}

function topicsOf(
  { questions, progressOf, today, weights }: StatsInput,
  history: readonly PastReview[],
): TopicFigures[] {
  const curve = forgettingCurve(weights);
  const topicOf = new Map(questions.map(({ id, topic }) => [id, topic]));
  const retention = new Map(
    retentionBy(history, (id) => topicOf.get(id)).map(({ name, ...one }) => [name, one]),
  );
  const sums = new Map<string, { questions: number; asked: number; recall: number }>();
  for (const { id, topic } of questions) {
    const sum = sums.get(topic) ?? { questions: 0, asked: 0, recall: 0 };
    const { recall } = progressOf(id);
    sum.questions += 1;
    if (recall.state === 'reviewed') {
      sum.asked += 1;
      sum.recall += curve(today - recall.lastDay, recall.stability);
    }
    sums.set(topic, sum);
  }
  return [...sums]
    .map(([topic, { questions, asked, recall }]) => ({
      topic,
      questions,
      asked,
      recall: asked === 0 ? null : recall / asked,
      retention: retention.get(topic) ?? null,
    }))
    .sort((a, b) => (a.recall ?? 2) - (b.recall ?? 2));
}
