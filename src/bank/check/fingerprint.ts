import { createHash } from 'node:crypto';
import type { Question } from '../question.ts';

const LENGTH = 12;

/**
 * Twelve hexadecimal digits of what a translation translates: a translation that names others is of an
 * older text. Aliases, sources and the date of the last reading don't count.
 */
export function fingerprint({
  question,
  points,
  pitfalls,
  followUps,
  choices,
  answer,
}: Question): string {
  const translated = JSON.stringify([question, points, pitfalls, followUps, choices, answer]);
  return createHash('sha256').update(translated).digest('hex').slice(0, LENGTH);
}
