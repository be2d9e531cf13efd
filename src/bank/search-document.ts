import { normalise } from './normalise.ts';
import type { Question } from './question.ts';
import { isStopWord } from './stop-words.ts';

/** What search looks through, each field as plain text. */
export interface SearchDocument {
  readonly id: string;
  readonly question: string;
  readonly aliases: readonly string[];
  readonly tags: readonly string[];
  readonly topic: string;
  readonly points: readonly string[];
  /** The telling words of the answer, each once. */
  readonly answer: string;
}

/** The searchable text of a question. Ids and topics are words too, without their hyphens. */
export function toSearchDocument(question: Question): SearchDocument {
  return {
    id: question.id,
    question: question.question,
    aliases: [words(question.id), ...question.aliases],
    tags: question.tags.map(words),
    topic: words(question.topic),
    points: question.points.map(({ text }) => text),
    answer: tellingWords(question.answer),
  };
}

/** Repetitions and filler would only make every search slower. */
function tellingWords(text: string): string {
  const all = normalise(text).split(' ');
  return [...new Set(all)].filter((word) => word.length > 1 && !isStopWord(word)).join(' ');
}

function words(id: string): string {
  return id.replaceAll('-', ' ');
}
