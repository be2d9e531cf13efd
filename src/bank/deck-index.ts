import { bytesOf } from './numbers.ts';
import type { Problem } from './problem.ts';
import type { QuestionSummary } from './question.ts';
import { decodeColumns, encodeColumns, joinTexts, splitTexts } from './question-columns.ts';

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

/** Changes with what the bytes mean. */
const LAYOUT = 2;

interface Head {
  readonly layout: number;
  readonly key: string;
  readonly folders: readonly string[];
  readonly faults: readonly Fault[];
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
  const { folders, faults, questions, stamps, places, files } = index;
  const sections = [
    bytesOf(stamps),
    bytesOf(places),
    joinTexts(files),
    ...encodeColumns(questions),
  ];
  const lengths = sections.map(({ length }) => length);
  const head: Head = { layout: LAYOUT, key, folders, faults, sections: lengths };
  const json = Buffer.from(JSON.stringify(head));
  const start = Buffer.alloc(START_BYTES);
  start.writeUInt32LE(json.length);
  return Buffer.concat([start, json, ...sections]);
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
  const [stamps, places, files, ...columns] = head.sections.map(take) as Sections;
  const numbers = (section: Buffer) => new Uint8Array(section).buffer;
  return {
    folders,
    faults,
    stamps: new Float64Array(numbers(stamps)),
    places: new Uint32Array(numbers(places)),
    files: splitTexts(files),
    questions: decodeColumns(columns, deck),
  };
}

type Sections = [stamps: Buffer, places: Buffer, files: Buffer, ...columns: Buffer[]];
