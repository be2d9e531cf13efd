import type { Retention } from '../memory/stats/retention.ts';
import { dayToDate } from '../memory/study-day.ts';
import type { StatsView } from '../render/stats.ts';

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
    questions: { all: stats.questions, asked: stats.asked, known: round(stats.known) },
    retention: {
      last30Days: rounded(stats.last30),
      all: rounded(stats.all),
      levels: stats.levels.map(({ name, ...one }) => ({ level: name, ...rounded(one) })),
    },
    topics: stats.topics.map(({ recall, retention, ...one }) => ({
      ...one,
      recall: recall === null ? null : round(recall),
      retention: rounded(retention),
    })),
    days: stats.days.map(({ day, ms, predicted, ...one }) => ({
      date: dayToDate(day),
      ...one,
      predicted: round(predicted),
      minutes: minutesOf(ms),
    })),
    forecast: stats.forecast.map((due, index) => ({ date: dayToDate(today + index), due })),
    knowledge: stats.knowledge.map(({ day, questions }) => ({
      date: dayToDate(day),
      questions: round(questions),
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
      [dayToDate(day), reviews, fresh, tested, recalled, round(predicted), minutesOf(ms)].join(','),
    ),
  ];
}

function rounded(retention: Retention | null) {
  if (retention === null) return null;
  const { reviews, recalled, predicted } = retention;
  return { reviews, recalled: round(recalled), predicted: round(predicted) };
}

function minutesOf(ms: number): number {
  return Math.round(ms / 600) / 100;
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
