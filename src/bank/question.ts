export const LEVELS = ['basic', 'intermediate', 'advanced'] as const;
export type Level = (typeof LEVELS)[number];

export const LANGUAGES = ['en', 'fr'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Lengths of a good spoken answer that a question may name, in seconds. */
export const ANSWER_SECONDS = [30, 60, 120, 300] as const;

/** What a good answer must say, or may say. */
export interface KeyPoint {
  readonly kind: 'must' | 'bonus';
  readonly text: string;
}

export interface FollowUp {
  readonly ask: string;
  readonly answer: string;
}

/** One multiple-choice item: one right option and some plausible wrong ones. */
export interface Choices {
  readonly ask: string;
  readonly right: string;
  readonly wrong: readonly string[];
}

export interface Source {
  readonly title: string;
  readonly url: string;
}

/** What lists and look-ups need of a question, cheap to load for a whole bank. */
export interface QuestionSummary {
  readonly id: string;
  readonly question: string;
  readonly level: Level;
  readonly topic: string;
  readonly tags: readonly string[];
  readonly aliases: readonly string[];
  /** Ids that the question had before; their history is its own. */
  readonly formerly?: readonly string[];
  /** The language of the text: English where the one asked for is missing. */
  readonly lang: Language;
  /** The languages that it can be read in. */
  readonly languages: readonly Language[];
  /** Set where the language asked for is missing, in a deck that has others in it. */
  readonly untranslated?: true;
  readonly deck: string;
  /** The length of a good spoken answer. */
  readonly seconds: number;
}

/** One whole file of the bank. */
export interface Question extends QuestionSummary {
  readonly points: readonly KeyPoint[];
  readonly pitfalls: readonly string[];
  readonly followUps: readonly FollowUp[];
  readonly choices?: Choices;
  readonly prerequisites: readonly string[];
  readonly sources: readonly Source[];
  /** ISO date on which the facts were last checked against the sources. */
  readonly reviewed?: string;
  /** The Markdown body. */
  readonly answer: string;
}

/** The fields of a question that a translation replaces. */
export interface Translation {
  /** The fingerprint of the English text that was translated. */
  readonly translates?: string;
  readonly question: string;
  readonly aliases?: readonly string[];
  readonly points: readonly KeyPoint[];
  readonly pitfalls?: readonly string[];
  readonly followUps?: readonly FollowUp[];
  readonly choices?: Choices;
  readonly answer: string;
}

/** The summary part of a question. */
export function summarise(question: QuestionSummary): QuestionSummary {
  const {
    id,
    level,
    topic,
    tags,
    aliases,
    formerly,
    lang,
    languages,
    untranslated,
    deck,
    seconds,
  } = question;
  return {
    id,
    question: question.question,
    level,
    topic,
    tags,
    aliases,
    lang,
    languages,
    deck,
    seconds,
    ...(formerly === undefined ? {} : { formerly }),
    ...(untranslated === undefined ? {} : { untranslated }),
  };
}

/** The question in another language; aliases of both languages stay findable. */
export function translate(question: Question, translation: Translation, lang: Language): Question {
  const { translates: _, aliases = [], ...fields } = translation;
  return {
    ...question,
    ...fields,
    aliases: [...new Set([...aliases, ...question.aliases])],
    lang,
  };
}

/** English questions of a deck that has others in the language asked for. */
export function markUntranslated(
  questions: readonly QuestionSummary[],
  lang: Language,
): readonly QuestionSummary[] {
  if (lang === 'en' || !questions.some((question) => question.lang === lang)) return questions;
  return questions.map((question) =>
    question.lang === lang ? question : { ...summarise(question), untranslated: true },
  );
}
