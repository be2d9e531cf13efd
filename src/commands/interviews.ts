import { type Selection, select } from '../bank/selection.ts';
import type { QuestionSummary } from '../bank/question.ts';
import type { Interview } from '../memory/plan/interview.ts';
import { dateToDay } from '../memory/study-day.ts';
import type { Settings } from '../settings.ts';

/** An interview that is still to come, on this study day. */
export interface Coming extends Interview {
  readonly day: number;
}

/** The interviews after today, nearest first. */
export function comingInterviews(settings: Settings, today: number): Coming[] {
  const { interviews, interviewDate: date, minutesPerDay: minutes } = settings;
  const known = interviews.some((interview) => interview.date === date);
  const anything: Interview[] = date === '' || known ? [] : [onAnything(date, minutes)];
  return [...interviews, ...anything]
    .map((interview) => ({ ...interview, day: dateToDay(interview.date) ?? 0 }))
    .filter(({ day }) => day > today)
    .sort((a, b) => a.day - b.day);
}

function onAnything(date: string, minutes: number): Interview {
  return { date, minutes, level: [], topic: [], tag: [], weights: {}, policy: 'most gain' };
}

/** The questions that an interview is about. A topic or tag that is gone since narrows to nothing. */
export function questionsFor<Q extends QuestionSummary>(
  questions: readonly Q[],
  { level, topic, tag }: Selection,
): Q[] {
  const topics = new Set(questions.map((question) => question.topic));
  const tags = new Set(questions.flatMap((question) => question.tags));
  const known = {
    level,
    topic: topic.filter((one) => topics.has(one)),
    tag: tag.filter((one) => tags.has(one)),
  };
  const lost = (all: readonly string[], left: readonly string[]) =>
    all.length > 0 && left.length === 0;
  if (lost(topic, known.topic) || lost(tag, known.tag)) return [];
  return select(questions, known);
}

/** The mock interview that a plan has on some days, about the same. */
export function mockCommand({ minutes, level, topic, tag }: Interview): string {
  const narrowed = Object.entries({ level, topic, tag })
    .filter(([, names]) => names.length > 0)
    .map(([option, names]) => ` --${option} ${names.join(',')}`);
  return `llm-interview mock --minutes ${minutes}${narrowed.join('')}`;
}

/** The last study day to which each question may be put off: the nearest interview that it is for. */
export function latestDays(
  questions: readonly QuestionSummary[],
  coming: readonly Coming[],
): Map<string, number> {
  const latest = new Map<string, number>();
  for (const interview of [...coming].reverse()) {
    for (const { id } of questionsFor(questions, interview)) latest.set(id, interview.day);
  }
  return latest;
}
