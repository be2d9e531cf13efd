import { LANGUAGES, type Language, LEVELS, type Level, type QuestionSummary } from './question.ts';

/** How many questions a topic has: in all, by level, and to be read in each language. */
export interface TopicCount extends Readonly<Record<Level, number>> {
  readonly topic: string;
  readonly questions: number;
  readonly languages: Readonly<Record<Language, number>>;
}

/** Counts the questions of each topic, in the order in which the topics first come. */
export function countTopics(questions: readonly QuestionSummary[]): TopicCount[] {
  const topics = [...new Set(questions.map(({ topic }) => topic))];
  return topics.map((topic) => {
    const own = questions.filter((question) => question.topic === topic);
    const count = (counts: (question: QuestionSummary) => boolean) => own.filter(counts).length;
    const byLevel = LEVELS.map((name) => [name, count(({ level }) => level === name)]);
    const byLanguage = LANGUAGES.map((lang) => [
      lang,
      count(({ languages }) => languages.includes(lang)),
    ]);
    return {
      topic,
      questions: own.length,
      ...(Object.fromEntries(byLevel) as Record<Level, number>),
      languages: Object.fromEntries(byLanguage) as Record<Language, number>,
    };
  });
}

/** All topics as one. */
export function totalOf(counts: readonly TopicCount[]): TopicCount {
  const sum = (value: (count: TopicCount) => number) =>
    counts.reduce((all, count) => all + value(count), 0);
  const byLevel = LEVELS.map((level) => [level, sum((count) => count[level])]);
  const byLanguage = LANGUAGES.map((lang) => [lang, sum(({ languages }) => languages[lang])]);
  return {
    topic: 'all',
    questions: sum(({ questions }) => questions),
    ...(Object.fromEntries(byLevel) as Record<Level, number>),
    languages: Object.fromEntries(byLanguage) as Record<Language, number>,
  };
}
