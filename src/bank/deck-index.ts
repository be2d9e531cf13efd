import { alignedCopy, bytesOf } from './numbers.ts';
import type { Problem } from './problem.ts';
import type { QuestionSummary } from './question.ts';
import { decodeColumns, encodeColumns, joinTexts, splitTexts } from './question-columns.ts';
import { seal, unseal } from './sealed-file.ts';

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
const LAYOUT = 3;

interface Head {
  readonly key: string;
  readonly folders: readonly string[];
  readonly faults: readonly Fault[];
}

/**
 * An index as bytes: a head as JSON, and columns, so that what nobody asks for is never decoded.
 * @param key what decodeIndex must be given to read it.
 */
export function encodeIndex(index: DeckIndex, key: string): Buffer {
  const { folders, faults, questions, stamps, places, files } = index;
  const head: Head = { key, folders, faults };
  return seal(LAYOUT, [
    Buffer.from(JSON.stringify(head)),
    bytesOf(stamps),
    bytesOf(places),
    joinTexts(files),
    ...encodeColumns(questions),
  ]);
}

/**
 * The index in the bytes that encodeIndex made, its questions under the name of the deck; undefined
 * when it has another key.
 */
export function decodeIndex(bytes: Buffer, key: string, deck: string): DeckIndex | undefined {
  const sections = unseal(LAYOUT, bytes) as Sections | undefined;
  if (sections === undefined) return undefined;
  const [head, stamps, places, files, ...columns] = sections;
  const { key: found, folders, faults } = JSON.parse(head.toString()) as Head;
  if (found !== key) return undefined;
  return {
    folders,
    faults,
    stamps: new Float64Array(alignedCopy(stamps)),
    places: new Uint32Array(alignedCopy(places)),
    files: splitTexts(files),
    questions: decodeColumns(columns, deck),
  };
}

type Sections = [head: Buffer, stamps: Buffer, places: Buffer, files: Buffer, ...columns: Buffer[]];
