import { sep } from 'node:path';
import { loadFiles, questionsIn } from './deck.ts';
import { groupById, questionIdOf, translationOf } from './deck-files.ts';
import type { DeckIndex, Fault } from './deck-index.ts';
import { isSameStamp } from './file-stamps.ts';
import { type Language, type QuestionSummary, summarise } from './question.ts';

export interface DeckFolder {
  readonly folder: string;
  readonly name: string;
  readonly lang: Language;
}

/** What was found below the folder of a deck, and how it looked. */
export type Found = Pick<DeckIndex, 'folders' | 'files' | 'stamps'>;

/** What an index says of some files: questions and problems, each with its file. */
interface Said {
  readonly questions: { readonly file: string; readonly question: QuestionSummary }[];
  readonly faults: { readonly file: string; readonly problem: Fault['problem'] }[];
}

/**
 * The index of the files that were found. What an older index says of a question is kept where none
 * of its files has changed: all files with the name of a question stand and fall together, whether
 * they translate it or claim the same id.
 */
export function renewIndex(deck: DeckFolder, found: Found, old?: DeckIndex): DeckIndex {
  const groups = groupById(found.files);
  const unchanged = old === undefined ? new Set<string>() : unchangedIds(groups, found, old);
  const said: Said = old === undefined ? { questions: [], faults: [] } : keep(old, unchanged);
  for (const [id, files] of groups) if (!unchanged.has(id)) load(deck, files, said);
  return { ...found, ...inOrder(said, found.files) };
}

/** The ids whose files are the same ones as before, and look the same. */
function unchangedIds(
  groups: ReadonlyMap<string, readonly string[]>,
  found: Found,
  old: DeckIndex,
): Set<string> {
  const present = placesOf(found);
  const before = placesOf(old);
  const isUnchanged = (file: string): boolean => {
    const [at = -1, was = -1] = [present.get(file), before.get(file)];
    return isSameStamp(found.stamps, at, old.stamps, was);
  };
  const unchanged = new Set<string>();
  for (const [id, files] of groupById(old.files)) {
    if (files.length === groups.get(id)?.length && files.every(isUnchanged)) unchanged.add(id);
  }
  return unchanged;
}

/** Where the stamp of each file is. */
function placesOf({ folders, files }: Found): Map<string, number> {
  return new Map(files.map((file, place) => [file, folders.length + place]));
}

function keep({ files, questions, places, faults }: DeckIndex, ids: ReadonlySet<string>): Said {
  const fileAt = (place = -1) => files[place] ?? '';
  return {
    questions: questions
      .map((question, row) => ({ file: fileAt(places[row]), question }))
      .filter(({ question }) => ids.has(question.id)),
    faults: faults
      .map(({ file, problem }) => ({ file: fileAt(file), problem }))
      .filter(({ file }) => ids.has(questionIdOf(file))),
  };
}

/** Reads the files of one question. */
function load({ folder, name, lang }: DeckFolder, files: readonly string[], said: Said): void {
  const deck = loadFiles(folder, files, name);
  const below = folder.endsWith(sep) ? folder.length : folder.length + sep.length;
  const fileAt = (path = '') => path.slice(below);
  questionsIn(deck, lang).forEach((question, index) => {
    said.questions.push({
      file: fileAt(deck.entries[index]?.path),
      question: detached(summarise(question)),
    });
  });
  for (const problem of deck.problems) said.faults.push({ file: fileAt(problem.path), problem });
}

/** A copy whose texts are its own: parts of a text would keep the whole file in memory. */
function detached(question: QuestionSummary): QuestionSummary {
  return JSON.parse(JSON.stringify(question)) as QuestionSummary;
}

/** As loading the whole deck gives them: by file, problems of translations after all others. */
function inOrder({ questions, faults }: Said, files: readonly string[]) {
  const places = new Map(files.map((file, place) => [file, place]));
  const placeOf = ({ file }: { file: string }) => places.get(file) ?? 0;
  const rank = (fault: { file: string }) =>
    placeOf(fault) + (translationOf(fault.file) === undefined ? 0 : files.length);
  const sorted = [...questions].sort((a, b) => placeOf(a) - placeOf(b));
  return {
    questions: sorted.map(({ question }) => question),
    places: Uint32Array.from(sorted, placeOf),
    faults: [...faults]
      .sort((a, b) => rank(a) - rank(b))
      .map((fault) => ({ file: placeOf(fault), problem: fault.problem })),
  };
}
