const DAY = 86_400_000;
/** Further away than this, a date says more than a number of days. */
const NEAR = 14;

/** When a question is next due, in words: "new", "today", "in 5 days", "12 Jan". Days are study days. */
export function whenDue(due: number | null, today: number, state: string): string {
  if (state === 'suspended') return 'suspended';
  if (due === null) return 'new';
  const away = due - today;
  if (away <= 0) return 'today';
  return away <= NEAR ? daysAhead(away) : localDate(due, today);
}

/** Days from today on in words: "tomorrow", "in 5 days". */
export function daysAhead(days: number): string {
  return days === 1 ? 'tomorrow' : `in ${days} days`;
}

/** A study day in the reader's own date format, with the year only where it differs from today's. */
export function localDate(day: number, today: number): string {
  const date = new Date(day * DAY);
  const sameYear = date.getUTCFullYear() === new Date(today * DAY).getUTCFullYear();
  return date.toLocaleDateString(undefined, {
    timeZone: 'UTC',
    day: 'numeric',
    month: 'short',
    ...(sameYear ? {} : { year: 'numeric' }),
  });
}

/** An interval as it stands on a rating key: "today", "5d", "3mo", "1.2y". */
export function shortInterval(days: number): string {
  if (days === 0) return 'today';
  if (days < 60) return `${days}d`;
  if (days < 365) return `${Math.round(days / 30.4)}mo`;
  return `${(days / 365.25).toFixed(1).replace(/\.0$/, '')}y`;
}

/** A duration as a clock: 42 s is "0:42", an hour and a bit "1:02:03". */
export function clock(milliseconds: number): string {
  const seconds = Math.max(Math.floor(milliseconds / 1000), 0);
  const two = (value: number) => String(value).padStart(2, '0');
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes}:${two(seconds % 60)}`;
  return `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(seconds % 60)}`;
}

/** A length of time in words: "30 s", "2 min". */
export function duration(seconds: number): string {
  return seconds < 60 ? `${Math.round(seconds)} s` : `${Math.round(seconds / 60)} min`;
}

/** "1 question", "3 questions". */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : plural}`;
}
