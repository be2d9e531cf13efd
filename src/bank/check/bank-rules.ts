import { createCoverage } from '../coverage.ts';
import { type Deck, type DeckEntry, questionsIn } from '../deck.ts';
import type { Complaint } from '../problem.ts';
import { LEVELS, type Language, type Level } from '../question.ts';
import { toSearchDocument } from '../search-document.ts';
import { reportCoverage } from './coverage-report.ts';
import { findNearDuplicates } from './near-duplicates.ts';

/** Topics for which nobody is asked anything easier. */
const NOT_ASKED: Readonly<Record<string, readonly Level[]>> = {
  alignment: ['basic'],
  evaluation: ['basic'],
  safety: ['basic'],
  production: ['basic'],
  'system-design': ['basic', 'intermediate'],
};

/** Typed answers are compared with the points: an answer must not cover other questions' points too. */
const OTHERS_COVERED = 0.25;
/** Among four options one is the longest by chance in a quarter of the questions. */
const RIGHT_LONGEST = 0.4;
/** Of the telling words of two questions, as a cosine. */
const TOO_SIMILAR = 0.5;
/** A share says something from so many questions on. */
const ENOUGH = 10;

/** What holds for the bundled bank as a whole; a message each. */
export function checkBank(deck: Deck): string[] {
  const questions = deck.entries.map(({ question }) => question);
  const { others } = reportCoverage(questions, 'en');
  const options = questions.flatMap(({ choices }) => choices ?? []);
  const longest = options.filter(({ right, wrong }) =>
    wrong.every((option) => option.length < right.length),
  );
  const given = longest.length / options.length;
  return [
    ...missingLevels(deck),
    ...(others > OTHERS_COVERED
      ? [`answers cover ${percent(others)} of the musts of other questions of their topic`]
      : []),
    ...(options.length >= ENOUGH && given > RIGHT_LONGEST
      ? [`the right option is the longest in ${percent(given)} of the questions`]
      : []),
  ];
}

function missingLevels({ entries }: Deck): string[] {
  const topics = new Map<string, Set<Level>>();
  for (const { question } of entries) {
    const levels = topics.get(question.topic) ?? new Set();
    topics.set(question.topic, levels.add(question.level));
  }
  return [...topics].flatMap(([topic, has]) =>
    LEVELS.filter((level) => !has.has(level) && !NOT_ASKED[topic]?.includes(level)).map(
      (level) => `the topic ${topic} has no ${level} question`,
    ),
  );
}

/** Finds the musts that a question's own answer does not state, in the words of its language. */
export function createUnstated(
  deck: Deck,
  lang: Language,
): (entry: DeckEntry['question']) => Complaint[] {
  const cover = createCoverage(questionsIn(deck, lang).map(toSearchDocument), lang);
  return ({ points, answer }) =>
    cover(points, answer).flatMap(({ covered }, index) =>
      covered || points[index]?.kind !== 'must'
        ? []
        : [{ at: ['points', index, 'must'], message: 'is not stated in the answer' }],
    );
}

/** Finds which earlier questions a question says over again. */
export function nearDuplicates({ entries }: Deck): (id: string) => Complaint[] {
  const documents = entries.map(({ question }) => toSearchDocument(question));
  const found = findNearDuplicates(documents, TOO_SIMILAR);
  return (id) =>
    found
      .filter((pair) => pair.id === id)
      .map(({ of }) => ({ at: ['question'], message: `asks for much the same as ${of}` }));
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
