import { isAscii } from 'node:buffer';
import { type Columns, IndexedQuestion, joinItems } from './indexed-question.ts';
import { alignedCopy, bytesOf } from './numbers.ts';
import { LANGUAGES, LEVELS, type QuestionSummary } from './question.ts';

/** No path or text of a question holds it: in texts it is made visible. */
const END = '\0';

/** Former ids, by the row of the few questions that have any. */
type Formerly = Readonly<Record<string, readonly string[]>>;

/** Summaries as sections of bytes, one for each field, so that what nobody asks for is never decoded. */
export function encodeColumns(questions: readonly QuestionSummary[]): Buffer[] {
  const column = (textOf: (question: QuestionSummary) => string) =>
    joinTexts(questions.map(textOf));
  const formerly: Record<string, readonly string[]> = {};
  questions.forEach((question, row) => {
    if (question.formerly !== undefined) formerly[row] = question.formerly;
  });
  return [
    Buffer.from(questions.map(({ level }) => LEVELS.indexOf(level))),
    Buffer.from(questions.map(({ lang }) => LANGUAGES.indexOf(lang))),
    bytesOf(Uint16Array.from(questions, ({ seconds }) => seconds)),
    column(({ id }) => id),
    column(({ topic }) => topic),
    column(({ question }) => question),
    column(({ languages }) => joinItems(languages)),
    column(({ tags }) => joinItems(tags)),
    column(({ aliases }) => joinItems(aliases)),
    Buffer.from(JSON.stringify(formerly)),
  ];
}

/** The summaries in the sections that encodeColumns made, under the name of the deck. */
export function decodeColumns(sections: readonly Buffer[], deck: string): QuestionSummary[] {
  const bytes = (section: number) => sections[section] ?? NO_BYTES;
  const column = (section: number) => lazily(() => splitTexts(bytes(section)));
  const columns: Columns = {
    deck,
    levels: bytes(0),
    langs: bytes(1),
    seconds: new Uint16Array(alignedCopy(bytes(2))),
    ids: column(3),
    topics: column(4),
    questions: column(5),
    languages: column(6),
    tags: column(7),
    aliases: column(8),
  };
  const formerly = JSON.parse(bytes(9).toString()) as Formerly;
  return Array.from(columns.levels, (_, row) => new IndexedQuestion(columns, row, formerly[row]));
}

const NO_BYTES = Buffer.alloc(0);

/** Texts as one run of bytes. */
export function joinTexts(texts: readonly string[]): Buffer {
  return Buffer.from(texts.map((text) => text + END).join(''));
}

/** The texts in what joinTexts made. */
export function splitTexts(bytes: Buffer): string[] {
  const all = bytes.toString(isAscii(bytes) ? 'latin1' : 'utf8').split(END);
  all.pop();
  return all;
}

function lazily<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
