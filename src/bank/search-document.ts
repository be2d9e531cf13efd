import { normalise } from './normalise.ts';
import type { Question, QuestionSummary } from './question.ts';
import { isStopWord } from './stop-words.ts';

/** What a search shows and compares of a question, each field as plain text. */
export interface SearchText {
  readonly id: string;
  readonly question: string;
  readonly aliases: readonly string[];
  readonly tags: readonly string[];
  readonly topic: string;
}

/** What a search looks through. */
export interface SearchDocument extends SearchText {
  readonly points: readonly string[];
  /** The telling words of the answer, each once. */
  readonly answer: string;
}

/** The searchable text of a summary. Ids and topics are words too, without their hyphens. */
export function toSearchText({ id, question, aliases, tags, topic }: QuestionSummary): SearchText {
  return {
    id,
    question,
    aliases: [words(id), ...aliases],
    tags: tags.map(words),
    topic: words(topic),
  };
}

/** The searchable text of a whole question. */
export function toSearchDocument(question: Question): SearchDocument {
  return {
    ...toSearchText(question),
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
