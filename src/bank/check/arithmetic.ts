import type { Language } from '../question.ts';
import { scaleOf, timeOf } from './units.ts';

/** An equation that a text writes out: "2 × 32 × 8 = 512", "140 GB / 2 TB/s ≈ 70 ms". */
export interface Equation {
  /** As it stands in the text. */
  readonly text: string;
  /** Whether the numbers agree, within what the rounding of the result allows. */
  readonly holds: boolean;
}

/** A number of the language: thousands and decimals are marked differently. */
const NUMBER: Record<Language, string> = {
  en: String.raw`\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?`,
  fr: String.raw`\d{1,3}(?:[\u00a0\u202f]\d{3})+(?:,\d+)?|\d+(?:,\d+)?`,
};
const GAP = String.raw`[ \u00a0\u202f]?`;
const WORD = String.raw`[\p{L}€µ][\p{L}\p{M}²'’-]*`;
/** A unit, or what is counted: "bytes", "KV heads", "GB/s", "tokens per second", "%". */
const LABEL = String.raw`${GAP}%|[ \u00a0-]?${WORD}(?:[ \u00a0]${WORD}){0,2}(?:/${WORD})?|/${WORD}`;
const OPERATOR = String.raw`[ \u00a0]?[×·*/÷+−^][ \u00a0]?|[ \u00a0]-[ \u00a0]`;
const SIGN = String.raw`[ \u00a0]?[=≈][ \u00a0]?`;

/** The equations of a text, code in other languages and TeX left out. */
export function equationsIn(text: string, lang: Language): Equation[] {
  const term = `[(]*[−-]?[$]?(?:${NUMBER[lang]})(?:${LABEL})?[)]*(?:${LABEL})?`;
  const side = `${term}(?:(?:${OPERATOR})${term})*`;
  // What goes on from a letter, a digit or an operator is a part of something larger.
  const chain = new RegExp(
    String.raw`(?<![\p{L}\p{N}_)\]}^.,√∑]|[\p{L}√]\(+|[/×·*+−=≈-][ \u00a0(]?)${side}(?:${SIGN}${side})+`,
    'gu',
  );
  return plain(text)
    .split('\n')
    .flatMap((line) => line.match(chain) ?? [])
    .flatMap((match) => equationsOf(match, lang));
}

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** Without what is no arithmetic for a reader; wrapped lines as one, powers as `^`. */
function plain(text: string): string {
  return text
    .replace(/^ *(`{3,}|~{3,})(?!text)\w[\s\S]*?^ *\1/gm, '')
    .replace(/\$(?=\S)[^$\n]*[\\_^{}][^$\n]*\$/g, '')
    .replace(/[`*]{2,}|`/g, '')
    .replace(/\n(?!\n| {4}| *(?:[-*|#>] ?|\d+\. )) */g, ' ')
    .replace(
      /⁻?[⁰¹²³⁴⁵⁶⁷⁸⁹]+/gu,
      (power) =>
        `^${[...power].map((digit) => (digit === '⁻' ? '-' : SUPERSCRIPTS.indexOf(digit))).join('')}`,
    );
}

function equationsOf(match: string, lang: Language): Equation[] {
  const [first = '', ...rest] = match.split(/\s?(?=[=≈])/u);
  const equations: Equation[] = [];
  let left = first;
  for (const part of rest) {
    const right = part.slice(1).trim();
    const holds = compare(left, part[0] === '=', right, lang);
    if (holds !== undefined) equations.push({ text: `${left} ${part}`, holds });
    left = right;
  }
  return equations;
}

/** Of an approximate result so much may be rounded away. */
const APPROXIMATE = 0.03;

/** Ways to read units, the strictest first: as factors all, without those of time, not at all. */
const READINGS = ['all', 'untimed', 'none'] as const;
type Reading = (typeof READINGS)[number];

/** Undefined where it says nothing: "layer 4 = 4", brackets that don't match. */
function compare(left: string, exact: boolean, right: string, lang: Language): boolean | undefined {
  const read = READINGS.map((reading) =>
    [left, right].map((side) => evaluate(side, lang, reading)),
  );
  const agreed = read.map(([a, b]) => {
    if (a === undefined || b === undefined || (a.plain && b.plain)) return undefined;
    const rounding = Math.max(b.rounding, exact ? 0 : Math.abs(b.value) * APPROXIMATE, a.rounding);
    return Math.abs(a.value - b.value) <= rounding + Math.abs(b.value) * 1e-9;
  });
  // "7.5 × 16 = 120 GB" leaves the unit to the reader; "2 GB × 4 = 8 MB" is wrong.
  const [all, untimed, none] = agreed;
  const isBare = read[0]?.some((amount) => amount?.scaled === false);
  return all || untimed || (none && isBare) ? true : all;
}

interface Amount {
  readonly value: number;
  /** Half of the last digit that is shown; 0 for a formula. */
  readonly rounding: number;
  /** A bare number: no operation and no unit of scale. */
  readonly plain: boolean;
  readonly scaled: boolean;
}

/** The value of "2 × 4 GB + 1", with units as factors as far as the reading goes. */
function evaluate(side: string, lang: Language, reading: Reading): Amount | undefined {
  const tokens = [
    ...side.matchAll(new RegExp(`(${NUMBER[lang]})|(${WORD}|%)|([-−×·*/÷+^()])`, 'gu')),
  ].map(([token, number, word]) => ({ token, number, word }));
  let at = 0;
  let operations = 0;
  let scaled = false;
  let digit = 0;
  const takes = (signs: string) => {
    const { token, word } = tokens[at] ?? {};
    if (token === undefined || word !== undefined || !signs.includes(token)) return undefined;
    at += 1;
    return token;
  };
  const factor = (word: string) => {
    if (reading === 'none') return undefined;
    return scaleOf(word, lang) ?? (reading === 'all' ? timeOf(word) : undefined);
  };
  /** The units behind a number: "GB/s" and "tokens per second" divide by the second. */
  const units = (value: number): number => {
    const first = at;
    let scale = 1;
    for (let next = tokens[at]; next !== undefined; next = tokens[at]) {
      const divides = next.token === '/' && tokens[at + 1]?.word !== undefined;
      const word = divides ? tokens[at + 1]?.word : next.word;
      if (word === undefined) break;
      const per = /^(?:per|par|a|an)$/.test(word) ? tokens[at + 1]?.word : undefined;
      // "0.09 at T" is no trillion.
      const size = word.length === 1 && at > first && !divides ? undefined : factor(per ?? word);
      if (size !== undefined) {
        scale = divides || per !== undefined ? scale / size : scale * size;
        scaled = true;
      }
      at += divides || per !== undefined ? 2 : 1;
    }
    digit *= scale;
    return value * scale;
  };
  const base = (): number => {
    if (takes('-−') !== undefined) return -base();
    if (takes('(') !== undefined) {
      const value = sum();
      return takes(')') === undefined ? Number.NaN : units(value);
    }
    const number = tokens[at]?.number;
    if (number === undefined) return Number.NaN;
    at += 1;
    const [whole = '', decimals = ''] = numeral(number, lang).split('.');
    digit = 10 ** -decimals.length;
    return units(Number(`${whole}.${decimals || 0}`));
  };
  const power = (): number => {
    const value = base();
    if (takes('^') === undefined) return value;
    operations += 1;
    return units(value ** power());
  };
  const binary = (signs: string, next: () => number, apply: Record<string, Apply>) => () => {
    let value = next();
    for (let sign = takes(signs); sign !== undefined; sign = takes(signs)) {
      operations += 1;
      value = (apply[sign] as Apply)(value, next());
    }
    return value;
  };
  const product = binary('×·*/÷', power, OPERATIONS);
  const sum: () => number = binary('+-−', product, OPERATIONS);
  const value = sum();
  if (at < tokens.length || Number.isNaN(value)) return undefined;
  const isFormula = operations > 0;
  return { value, rounding: isFormula ? 0 : digit / 2, plain: !isFormula && !scaled, scaled };
}

type Apply = (a: number, b: number) => number;

const OPERATIONS: Record<string, Apply> = {
  '×': (a, b) => a * b,
  '·': (a, b) => a * b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '÷': (a, b) => a / b,
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '−': (a, b) => a - b,
};

/** As JavaScript reads it. */
function numeral(number: string, lang: Language): string {
  return lang === 'fr'
    ? number.replace(/[\u00a0\u202f]/g, '').replace(',', '.')
    : number.replaceAll(',', '');
}
