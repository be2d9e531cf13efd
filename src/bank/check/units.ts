import type { Language } from '../question.ts';

const K = 1000;
const KI = 1024;

/** Byte and operation prefixes, decimal and binary. */
const PREFIXES = [
  ['K', 'Ki', 1],
  ['M', 'Mi', 2],
  ['G', 'Gi', 3],
  ['T', 'Ti', 4],
  ['P', 'Pi', 5],
] as const;

const SCALES = new Map<string, number>([
  ['%', 0.01],
  ['percent', 0.01],
  ['thousand', K],
  ['mille', K],
  ['million', K ** 2],
  ['billion', K ** 3],
  ['milliard', K ** 3],
  ['trillion', K ** 4],
  ['M', K ** 2],
  ['B', K ** 3],
  ['T', K ** 4],
  ['k', K],
  ['kB', K],
  ['ko', K],
]);
for (const [decimal, binary, power] of PREFIXES) {
  for (const unit of ['B', 'o']) {
    SCALES.set(decimal + unit, K ** power);
    SCALES.set(binary + unit, KI ** power);
  }
  for (const unit of ['FLOP', 'FLOPS', 'FLOPs']) SCALES.set(decimal + unit, K ** power);
}

const SECONDS = new Map<string, number>([
  ['ns', 1e-9],
  ['µs', 1e-6],
  ['ms', 1e-3],
  ['s', 1],
  ['second', 1],
  ['seconde', 1],
  ['min', 60],
  ['minute', 60],
  ['h', 3600],
  ['hour', 3600],
  ['heure', 3600],
  ['day', 86_400],
  ['jour', 86_400],
]);

/** What a unit multiplies a number by; undefined for a word that only says what is counted. */
export function scaleOf(word: string, lang: Language): number | undefined {
  const singular = /^\p{Ll}+s$/u.test(word) ? word.slice(0, -1) : word;
  if (lang === 'fr' && singular === 'billion') return K ** 4;
  return SCALES.get(word) ?? SCALES.get(singular);
}

/** Seconds in a unit of time. */
export function timeOf(word: string): number | undefined {
  return SECONDS.get(word) ?? SECONDS.get(word.replace(/(?<=\p{L}{2})s$/u, ''));
}
