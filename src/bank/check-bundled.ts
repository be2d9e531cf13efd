import { basename, dirname } from 'node:path';
import type { DeckEntry } from './deck.ts';
import type { Complaint } from './problem.ts';
import type { Question } from './question.ts';

/** The house rules of the bundled bank, beyond what any deck must keep. */
export function checkBundled({ question, path, file }: DeckEntry): Complaint[] {
  return [
    ...folder(question, path),
    ...RULES.flatMap((rule) => rule(question)),
    ...longLines(file.body),
  ];
}

const POINTS = { least: 3, most: 6, words: 20 };
const FOLLOW_UPS = { least: 1, most: 3 };
const ANSWER_WORDS = { least: 150, most: 350 };
const WRONG_OPTIONS = 3;
const COLUMNS = 80;
/** The right option must not stand out by being longer than every wrong one by more than this. */
const STANDS_OUT = 1.6;

type Rule = (question: Question) => Complaint[];

const RULES: readonly Rule[] = [
  ({ sources }) => need(sources.length > 0, 'sources', 'needs at least one primary source'),
  ({ reviewed }) =>
    need(reviewed !== undefined, 'reviewed', 'is missing: the date of the last check'),
  ({ aliases }) => need(aliases.length > 0, 'aliases', 'needs the names that people look for'),
  ({ pitfalls }) => need(pitfalls.length > 0, 'pitfalls', 'needs at least one'),
  ({ points }) => within(points.length, POINTS, 'points', 'points'),
  ({ followUps }) => within(followUps.length, FOLLOW_UPS, 'followUps', 'follow-ups'),
  ({ points }) =>
    points.flatMap(({ kind, text }, index) =>
      need(
        countWords(text) <= POINTS.words,
        ['points', index, kind],
        `has over ${POINTS.words} words`,
      ),
    ),
  ({ answer }) => within(countWords(answer), ANSWER_WORDS, 'answer', 'words'),
  ({ choices }) => {
    if (choices === undefined) return need(false, 'choices', 'is missing: one right, three wrong');
    const { right, wrong } = choices;
    const longest = Math.max(...wrong.map((option) => option.length));
    return [
      ...need(wrong.length === WRONG_OPTIONS, ['choices', 'wrong'], 'needs exactly three'),
      ...need(
        new Set([right, ...wrong]).size === wrong.length + 1,
        ['choices', 'wrong'],
        'repeats an option',
      ),
      ...need(
        right.length <= longest * STANDS_OUT,
        ['choices', 'right'],
        'stands out by its length',
      ),
    ];
  },
];

function folder({ topic }: Question, path: string): Complaint[] {
  const name = basename(dirname(path));
  return need(name === topic, 'topic', `must be the name of its folder (${name})`);
}

function longLines(body: string): Complaint[] {
  const index = body.split('\n').findIndex((line) => [...line].length > COLUMNS);
  return need(
    index === -1,
    'answer',
    `has a line of over ${COLUMNS} columns (its line ${index + 1})`,
  );
}

function within(
  count: number,
  { least, most }: { least: number; most: number },
  at: keyof Question,
  what: string,
): Complaint[] {
  const message = `has ${count} ${what}; it should have ${least} to ${most}`;
  return need(count >= least && count <= most, at, message);
}

function need(
  holds: boolean,
  at: keyof Question | Exclude<Complaint['at'], string>,
  message: string,
): Complaint[] {
  if (holds) return [];
  return [{ at: at === 'answer' ? at : typeof at === 'string' ? [at] : at, message }];
}

function countWords(text: string): number {
  return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}
