import { ABBREVIATIONS } from './abbreviations.ts';
import { normalise } from './normalise.ts';
import type { Language } from './question.ts';
import { stemOf } from './stem.ts';
import { isStopWord } from './stop-words.ts';

/** A meaningful word of a text: its stem, and where it stands (last index included). */
export interface Word {
  readonly stem: string;
  readonly first: number;
  readonly last: number;
}

/** Letters and digits; a number keeps its separators: "1,000", "0.5", "10 000". */
const TOKEN = /\d+(?:[.,\u00a0\u202f ]\d{3})+(?!\d)|\d+(?:[.,]\d+)?|[\p{L}\p{M}]+(?:['’]\p{L}+)?/gu;
const NUMBERS = 'zero one two three four five six seven eight nine ten eleven twelve'.split(' ');
const CHIFFRES = 'zero un deux trois quatre cinq six sept huit neuf dix onze douze'.split(' ');
/** Words that stand in most points: "usually", "each", "chaque". */
const FILLER = new Set(
  `about after also any because before between both cannot each every just less like may might more most
  must no not often only other over per same several some still such than through under until usually via
  very well within without yet
  ainsi alors apres aussi autre avant beaucoup cela chaque comme donc encore entre jamais meme moins ni
  parce peu peut plusieurs puis quelque sans seulement si sous souvent tous tout toute toutes tres`.split(
    /\s+/,
  ),
);

/** The meaningful words of a text, abbreviations and their long forms as one. */
export function wordsOf(text: string, lang: Language): Word[] {
  const words = [...text.matchAll(TOKEN)].flatMap(({ 0: token, index }): Word[] => {
    const stem = stemOfToken(token, lang);
    return stem === '' ? [] : [{ stem, first: index, last: index + token.length - 1 }];
  });
  return shorten(words, lang);
}

const stems: Readonly<Record<Language, Map<string, string>>> = { en: new Map(), fr: new Map() };

/** Kept, since the words of a bank recur: a check of it stems millions. */
function stemOfToken(token: string, lang: Language): string {
  const known = stems[lang].get(token);
  if (known !== undefined) return known;
  const stem = findStem(token, lang);
  stems[lang].set(token, stem);
  return stem;
}

function findStem(token: string, lang: Language): string {
  if (/^\d/.test(token)) return token.replace(/[,\u00a0\u202f ](?=\d{3})/g, '').replace(',', '.');
  const plain = normalise(token.replace(/^[a-z]{1,2}['’]/i, '').replace(/['’]s?$/i, ''));
  const number = (lang === 'fr' ? CHIFFRES : NUMBERS).indexOf(plain);
  if (number > 1) return String(number);
  if (plain.includes(' ') || FILLER.has(plain) || isStopWord(plain)) return '';
  return stemOf(plain, lang);
}

type Phrases = ReadonlyMap<
  string,
  readonly { readonly stems: readonly string[]; readonly short: string }[]
>;
const phrases = new Map<Language, Phrases>();

/** Long forms by their first stem, the longest first. */
function phrasesOf(lang: Language): Phrases {
  const known = phrases.get(lang);
  if (known !== undefined) return known;
  const byFirst = new Map<string, { stems: string[]; short: string }[]>();
  for (const [short, ...longs] of ABBREVIATIONS) {
    for (const long of longs) {
      const stems = long
        .split(' ')
        .map((word) => stemOfToken(word, lang))
        .filter((stem) => stem !== '');
      const first = stems[0];
      if (first === undefined) continue;
      byFirst.set(first, [...(byFirst.get(first) ?? []), { stems, short }]);
    }
  }
  for (const list of byFirst.values()) list.sort((a, b) => b.stems.length - a.stems.length);
  phrases.set(lang, byFirst);
  return byFirst;
}

function shorten(words: readonly Word[], lang: Language): Word[] {
  const byFirst = phrasesOf(lang);
  const shortened: Word[] = [];
  for (let index = 0; index < words.length; ) {
    const word = words[index] as Word;
    const phrase = byFirst
      .get(word.stem)
      ?.find(({ stems }) => stems.every((stem, offset) => words[index + offset]?.stem === stem));
    const length = phrase?.stems.length ?? 1;
    const last = words[index + length - 1] as Word;
    shortened.push({ stem: phrase?.short ?? word.stem, first: word.first, last: last.last });
    index += length;
  }
  return shortened;
}
