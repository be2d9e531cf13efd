/** What a study day has, in one simulated future or on average. */
export interface DayWork {
  readonly new: number;
  readonly reviews: number;
  readonly seconds: number;
}

/** The work of several days, on average. */
export function meanWork(days: readonly DayWork[]): DayWork {
  const mean = (value: (day: DayWork) => number) =>
    days.reduce((sum, day) => sum + value(day), 0) / days.length;
  return {
    new: mean((day) => day.new),
    reviews: mean(({ reviews }) => reviews),
    seconds: mean(({ seconds }) => seconds),
  };
}
