import type { MaybeNamed } from './name-hashes.ts';
import { normalise } from './normalise.ts';
import { packNumbers } from './numbers.ts';
import { openPostings, type PostingLists, postingsSections } from './postings.ts';
import type { QuestionSummary } from './question.ts';
import { seal, unseal } from './sealed-file.ts';
import { type SearchDocument, type SearchText, toSearchText } from './search-document.ts';
import { inTableOrder, openTable, type StringTable, tableSections } from './string-table.ts';
import { weighWords } from './word-weights.ts';

/** To be raised with every change of what is in the file. */
const VERSION = 2;

/** The documents of a deck by their words, numbered as the questions of the deck. */
export interface SearchIndex {
  /** The number of documents. */
  readonly size: number;
  readonly words: StringTable;
  /** Of each word the documents that have it. */
  readonly postings: PostingLists;
  readonly maybeNamed: MaybeNamed;
  idOf(document: number): string;
  /** The number of the document with an id, -1 if it isn't there. */
  numberOf(id: string): number;
  document(document: number): SearchText;
}

/** The index of documents as the bytes of a file. */
export function compileIndex(documents: readonly SearchDocument[]): Buffer {
  const postings = weighWords(documents);
  const words = inTableOrder(postings.keys());
  return seal(VERSION, [
    packNumbers([documents.length]),
    ...tableSections(words),
    ...postingsSections(words.map((word) => postings.get(word) ?? [])),
  ]);
}

/**
 * Opens what compileIndex made of the documents of these questions, without reading it; undefined where it
 * is cut off, of another version, or of another number of questions.
 */
export function openIndex(
  bytes: Buffer,
  questions: readonly QuestionSummary[],
  maybeNamed: MaybeNamed,
): SearchIndex | undefined {
  const size = questions.length;
  const [count, ...sections] = unseal(VERSION, bytes) ?? [];
  if (count === undefined || !count.equals(packNumbers([size]))) return undefined;
  const [lengths, words, counts, listLengths, steps, weights] = sections as Sections;
  const idOf = (document: number) => questions[document]?.id as string;
  return {
    size,
    words: openTable(lengths, words),
    postings: openPostings([counts, listLengths, steps, weights]),
    maybeNamed,
    idOf,
    numberOf: (id) => maybeNamed(normalise(id)).find((document) => idOf(document) === id) ?? -1,
    document: (document) => toSearchText(questions[document] as QuestionSummary),
  };
}

type Sections = [Buffer, Buffer, Buffer, Buffer, Buffer, Buffer];
