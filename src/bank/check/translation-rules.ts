import type { DeckEntry, TranslationEntry } from '../deck.ts';
import type { Complaint } from '../problem.ts';
import type { Language, Question, Translation } from '../question.ts';
import { fingerprint } from './fingerprint.ts';
import { codeOf, withoutCode } from './readability.ts';
import { checkTexts, need, placesOf } from './text-rules.ts';

/** A translation that says which English text it is of is outdated when that has changed. */
export function checkOutdated(question: Question, { translates }: Translation): Complaint[] {
  const now = fingerprint(question);
  if (translates === undefined || translates === now) return [];
  return [
    {
      at: ['translates'],
      message: `is of an older ${question.id}.md: bring the translation up to date, then set it to ${now}`,
    },
  ];
}

/** A question of the bundled bank is there in every language. */
export function checkTranslated(
  { question, translations }: DeckEntry,
  lang: Language,
): Complaint[] {
  return need(
    translations.has(lang),
    'id',
    `is not translated: there is no ${question.id}.${lang}.md`,
  );
}

/** The house rules for a translation in the bundled bank. */
export function checkTranslation(
  question: Question,
  { translation }: TranslationEntry,
  lang: Language,
): Complaint[] {
  const { pitfalls = [], followUps = [], choices, answer, translates } = translation;
  const same = (own: number, original: number, field: string) =>
    need(own === original, field, `has ${own}; ${question.id}.md has ${original}`);
  return [
    ...need(
      translates !== undefined,
      'translates',
      `is missing: set it to ${fingerprint(question)} once the text says what the English says`,
    ),
    ...same(pitfalls.length, question.pitfalls.length, 'pitfalls'),
    ...same(followUps.length, question.followUps.length, 'followUps'),
    ...need(choices !== undefined || question.choices === undefined, 'choices', 'is missing'),
    ...need(
      codeOf(answer) === codeOf(question.answer),
      'answer',
      `has other code than ${question.id}.md`,
    ),
    ...checkTexts(translation, question.topic, lang),
    ...(lang === 'fr' ? breakableNumbers(translation) : []),
  ];
}

/** "131 072" with a plain space falls apart at the end of a line, and is no number to a program. */
function breakableNumbers(translation: Translation): Complaint[] {
  return placesOf(translation).flatMap(([at, text]) => {
    const [number] = /(?<![\d,])\d{1,3} \d{3}(?!\d)/.exec(withoutCode(text)) ?? [];
    return number === undefined
      ? []
      : [{ at, message: `has a number that may break at a line end: ${number} (use U+00A0)` }];
  });
}
