import type { Retention } from '../memory/stats/retention.ts';
import { dayToDate } from '../memory/study-day.ts';
import type { StatsView } from '../render/stats.ts';
import { toThousandths } from './output.ts';

/** The JSON of stats: dates for study days, minutes, shares from 0 to 1. */
export function statsJson({ stats, points, followUps }: StatsView) {
  const { today } = stats;
  return {
    date: dayToDate(today),
    today: { reviews: stats.reviewsToday, minutes: minutesOf(stats.msToday) },
    streak: stats.streak,
    longestStreak: stats.longestStreak,
    reviews: stats.reviews,
    minutes: minutesOf(stats.ms),
    questions: { all: stats.questions, asked: stats.asked, known: toThousandths(stats.known) },
    retention: {
      last30Days: rounded(stats.last30),
      all: rounded(stats.all),
      levels: stats.levels.map(({ name, ...one }) => ({ level: name, ...rounded(one) })),
    },
    topics: stats.topics.map(({ recall, retention, ...one }) => ({
      ...one,
      recall: recall === null ? null : toThousandths(recall),
      retention: rounded(retention),
    })),
    days: stats.days.map(({ day, ms, predicted, ...one }) => ({
      date: dayToDate(day),
      ...one,
      predicted: toThousandths(predicted),
      minutes: minutesOf(ms),
    })),
    forecast: stats.forecast.map((due, index) => ({ date: dayToDate(today + index), due })),
    knowledge: stats.knowledge.map(({ day, questions }) => ({
      date: dayToDate(day),
      questions: toThousandths(questions),
    })),
    missedPoints: points,
    missedFollowUps: followUps,
  };
}

/** One line a study day: its reviews, and of those that tested memory how many were recalled and were to be. */
export function statsCsv({ stats }: StatsView): string[] {
  return [
    'date,reviews,new,tested,recalled,predicted,minutes',
    ...stats.days.map(({ day, reviews, new: fresh, tested, recalled, predicted, ms }) =>
      [
        dayToDate(day),
        reviews,
        fresh,
        tested,
        recalled,
        toThousandths(predicted),
        minutesOf(ms),
      ].join(','),
    ),
  ];
}

function rounded(retention: Retention | null) {
  if (retention === null) return null;
  const { reviews, recalled, predicted } = retention;
  return { reviews, recalled: toThousandths(recalled), predicted: toThousandths(predicted) };
}

function minutesOf(ms: number): number {
  return Math.round(ms / 600) / 100;
}
