import type { KeyPoint, Language, Question, Translation } from '../question.ts';
import type { Complaint } from '../problem.ts';
import { equationsIn } from './arithmetic.ts';
import { lix, longestSentence, withoutCode } from './readability.ts';

/** The text of a question in one language. */
export type Texts = Pick<
  Question | Translation,
  'points' | 'pitfalls' | 'followUps' | 'choices' | 'answer'
>;

/** Limits by language: French takes about a fifth more words and longer ones. */
const LIMITS = {
  en: { pointWords: 20, lix: 50, longer: 1 },
  fr: { pointWords: 24, lix: 56, longer: 1.2 },
} as const;

/** How long an answer is, by what it is about. */
const ANSWER_WORDS: Readonly<Record<string, { least: number; most: number }>> = {
  'system-design': { least: 300, most: 700 },
  coding: { least: 80, most: 350 },
};
const USUAL_WORDS = { least: 150, most: 350 };
const SENTENCE_WORDS = 40;
const COLUMNS = 80;
const WRONG_OPTIONS = 3;

/** The house rules for what a question says, in whichever language. */
export function checkTexts(texts: Texts, topic: string, lang: Language): Complaint[] {
  const { answer, points, choices } = texts;
  return [
    ...points.flatMap((point, index) => shortPoint(point, index, lang)),
    ...(choices === undefined ? [] : fairChoices(choices)),
    ...answerLength(answer, topic, lang),
    ...readable(answer, lang),
    ...linesThatFit(answer),
    ...rightArithmetic(texts, lang),
  ];
}

function shortPoint({ kind, text }: KeyPoint, index: number, lang: Language): Complaint[] {
  const most = LIMITS[lang].pointWords;
  return need(countWords(text) <= most, ['points', index, kind], `has over ${most} words`);
}

/** The right option must not be longer than the longest wrong one by more than this, nor shorter likewise. */
const STANDS_OUT = 1.4;
/** The longest option is not longer than the shortest by more than this. */
const UNEVEN = 2.2;
/** Lengths below this say nothing: "1" and "512". */
const SHORT = 12;

/** What tells options apart at a glance, without knowing the answer: where one side has it and the other not. */
const STYLES: readonly (readonly [
  style: string,
  has: RegExp,
  side: 'right' | 'wrong' | 'either',
])[] = [
  ['its full stop', /[.!]$/, 'either'],
  ['its capital letter', /^\p{Lu}/u, 'either'],
  ['its code', /`/, 'either'],
  ['its brackets', /\(/, 'either'],
  ['its caution', /\b(?:usually|often|may|might|typically|souvent|parfois|en général)\b/i, 'right'],
  [
    'its moderation',
    /\b(?:always|never|only|all|none|toujours|jamais|seulement|uniquement)\b/i,
    'wrong',
  ],
];

function fairChoices({ right, wrong }: NonNullable<Texts['choices']>): Complaint[] {
  const lengths = wrong.map((option) => Math.max(option.length, SHORT));
  const length = Math.max(right.length, SHORT);
  const longest = Math.max(...lengths);
  const shortest = Math.min(...lengths);
  const fits = length <= longest * STANDS_OUT && length * STANDS_OUT >= shortest;
  const even = Math.max(longest, length) <= Math.min(shortest, length) * UNEVEN;
  const marks = STYLES.filter(([, has, side]) => {
    const onRight = has.test(right) && !wrong.some((option) => has.test(option));
    const onWrong = !has.test(right) && wrong.every((option) => has.test(option));
    return (onRight && side !== 'wrong') || (onWrong && side !== 'right');
  });
  return [
    ...need(wrong.length === WRONG_OPTIONS, ['choices', 'wrong'], 'needs exactly three'),
    ...need(
      new Set([right, ...wrong]).size === wrong.length + 1,
      ['choices', 'wrong'],
      'repeats an option',
    ),
    ...need(fits, ['choices', 'right'], 'stands out by its length'),
    ...need(!fits || even, ['choices', 'wrong'], 'has options of very different length'),
    ...marks.flatMap(([style]) => need(false, ['choices', 'right'], `stands out by ${style}`)),
  ];
}

function answerLength(answer: string, topic: string, lang: Language): Complaint[] {
  const { least, most } = ANSWER_WORDS[topic] ?? USUAL_WORDS;
  const limits = { least, most: Math.round(most * LIMITS[lang].longer) };
  return within(countWords(withoutCode(answer)), limits, 'answer', 'words');
}

function readable(answer: string, lang: Language): Complaint[] {
  const sentence = longestSentence(answer);
  const start = sentence.slice(0, 4).join(' ');
  const level = Math.round(lix(answer));
  const most = LIMITS[lang].lix;
  return [
    ...need(
      sentence.length <= SENTENCE_WORDS,
      'answer',
      `has a sentence of ${sentence.length} words ("${start} ..."); ${SENTENCE_WORDS} are the limit`,
    ),
    ...need(level <= most, 'answer', `is hard to read (LIX ${level}; ${most} is the limit)`),
  ];
}

function linesThatFit(answer: string): Complaint[] {
  const index = answer.split('\n').findIndex((line) => [...line].length > COLUMNS);
  return need(
    index === -1,
    'answer',
    `has a line of over ${COLUMNS} columns (its line ${index + 1})`,
  );
}

function rightArithmetic(texts: Texts, lang: Language): Complaint[] {
  return placesOf(texts).flatMap(([at, text]) =>
    equationsIn(text, lang)
      .filter(({ holds }) => !holds)
      .map((equation) => ({ at, message: `does not add up: ${equation.text}` })),
  );
}

/** The places where a question states facts. */
export function placesOf(texts: Texts): (readonly [Complaint['at'], string])[] {
  const { answer, points, pitfalls = [], followUps = [] } = texts;
  return [
    ['answer', answer],
    ...points.map(({ kind, text }, index) => [['points', index, kind], text] as const),
    ...pitfalls.map((text, index) => [['pitfalls', index], text] as const),
    ...followUps.map(({ answer: text }, index) => [['followUps', index, 'answer'], text] as const),
  ];
}

/** A complaint unless the count is in range. */
export function within(
  count: number,
  { least, most }: { readonly least: number; readonly most: number },
  at: string,
  what: string,
): Complaint[] {
  const message = `has ${count} ${what}; it should have ${least} to ${most}`;
  return need(count >= least && count <= most, at, message);
}

/** A complaint at a field, or at the answer, unless the condition holds. */
export function need(holds: boolean, at: string | Complaint['at'], message: string): Complaint[] {
  if (holds) return [];
  return [
    { at: at === 'answer' || typeof at !== 'string' ? (at as Complaint['at']) : [at], message },
  ];
}

function countWords(text: string): number {
  return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}
