import { isAscii } from 'node:buffer';
import { type Columns, IndexedQuestion, joinItems } from './indexed-question.ts';
import type { Problem } from './problem.ts';
import { LANGUAGES, LEVELS, type QuestionSummary } from './question.ts';

/** What is known of a deck without reading its files: what lists need, and how the files looked. */
export interface DeckIndex {
  readonly folders: readonly string[];
  readonly files: readonly string[];
  /** How each folder looked, then each file. */
  readonly stamps: Float64Array;
  readonly questions: readonly QuestionSummary[];
  /** For each question, which of the files it is in. */
  readonly places: Uint32Array;
  readonly faults: readonly Fault[];
}

/** A problem, and which of the files it is in. */
export interface Fault {
  readonly file: number;
  readonly problem: Problem;
}

/** No path or text of a question holds it: in texts it is made visible. */
const END = '\0';

/** Changes with what the bytes mean. */
const LAYOUT = 1;

interface Head {
  readonly layout: number;
  readonly key: string;
  readonly folders: readonly string[];
  readonly faults: readonly Fault[];
  /** Former ids, by the row of the few questions that have any. */
  readonly formerly: Readonly<Record<string, readonly string[]>>;
  /** Bytes of each section that follows. */
  readonly sections: readonly number[];
}

/** The length of the head. */
const START_BYTES = 4;

/**
 * An index as bytes: a head as JSON, and columns, so that what nobody asks for is never decoded.
 * @param key what decodeIndex must be given to read it.
 */
export function encodeIndex(index: DeckIndex, key: string): Buffer {
  const { folders, faults, questions, stamps, places } = index;
  const formerly: Record<string, readonly string[]> = {};
  questions.forEach((question, row) => {
    if (question.formerly !== undefined) formerly[row] = question.formerly;
  });
  const column = (textOf: (question: QuestionSummary) => string) => joined(questions.map(textOf));
  const sections = [
    bytesOf(stamps),
    bytesOf(places),
    bytesOf(Uint8Array.from(questions, ({ level }) => LEVELS.indexOf(level))),
    bytesOf(Uint8Array.from(questions, ({ lang }) => LANGUAGES.indexOf(lang))),
    bytesOf(Uint16Array.from(questions, ({ seconds }) => seconds)),
    joined(index.files),
    column(({ id }) => id),
    column(({ topic }) => topic),
    column(({ question }) => question),
    column(({ languages }) => joinItems(languages)),
    column(({ tags }) => joinItems(tags)),
    column(({ aliases }) => joinItems(aliases)),
  ];
  const head: Head = {
    layout: LAYOUT,
    key,
    folders,
    faults,
    formerly,
    sections: sections.map(({ length }) => length),
  };
  const json = Buffer.from(JSON.stringify(head));
  const start = Buffer.alloc(START_BYTES);
  start.writeUInt32LE(json.length);
  return Buffer.concat([start, json, ...sections]);
}

function joined(texts: readonly string[]): Buffer {
  return Buffer.from(texts.map((text) => text + END).join(''));
}

function bytesOf({ buffer, byteOffset, byteLength }: ArrayBufferView): Buffer {
  return Buffer.from(buffer as ArrayBuffer, byteOffset, byteLength);
}

/**
 * The index in the bytes that encodeIndex made, its questions under the name of the deck; undefined
 * when it has another key.
 */
export function decodeIndex(bytes: Buffer, key: string, deck: string): DeckIndex | undefined {
  let at = START_BYTES;
  const take = (length: number): Buffer => {
    at += length;
    return bytes.subarray(at - length, at);
  };
  const head = JSON.parse(take(bytes.readUInt32LE()).toString()) as Head;
  if (head.layout !== LAYOUT || head.key !== key) return undefined;
  const { folders, faults } = head;
  const sections = head.sections.map(take);
  const numbers = (section: number) => new Uint8Array(sections[section] ?? []);
  return {
    folders,
    faults,
    stamps: new Float64Array(numbers(0).buffer),
    places: new Uint32Array(numbers(1).buffer),
    files: texts(sections[5]),
    questions: questionsOf(sections, head, deck),
  };
}

function questionsOf(sections: readonly Buffer[], head: Head, deck: string): QuestionSummary[] {
  const [, , levels, langs, seconds] = sections;
  const column = (section: number) => lazily(() => texts(sections[section]));
  const columns: Columns = {
    deck,
    levels: levels ?? NO_BYTES,
    langs: langs ?? NO_BYTES,
    seconds: new Uint16Array(new Uint8Array(seconds ?? NO_BYTES).buffer),
    ids: column(6),
    topics: column(7),
    questions: column(8),
    languages: column(9),
    tags: column(10),
    aliases: column(11),
  };
  return Array.from(
    columns.levels,
    (_, row) => new IndexedQuestion(columns, row, head.formerly[row]),
  );
}

const NO_BYTES = new Uint8Array();

function texts(bytes: Buffer = Buffer.from(NO_BYTES)): string[] {
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
