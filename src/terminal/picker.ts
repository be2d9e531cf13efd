import search from '@inquirer/search';
import { Interrupted } from '../errors.ts';
import { truncate } from '../render/wrap.ts';
import { columnsOf, type InputStream, type OutputStream } from './screen.ts';

export interface PickerEntry {
  readonly id: string;
  readonly label: string;
  /** Lines about the entry under the cursor. */
  readonly preview: readonly string[];
}

/** Columns before the name of an entry, and one that stays free. */
const POINTER = 3;
/** Rows that are not entries: the message, the preview and the keys. */
const OTHER_ROWS = 9;
const MOST_ENTRIES = 15;

interface PickerStreams {
  readonly stdin: InputStream;
  readonly stderr: OutputStream;
  readonly signal: AbortSignal;
}

/**
 * Lets the user type to filter a list and choose one entry; returns its id.
 * @throws Interrupted when the user leaves with Ctrl-C.
 */
export async function pickQuestion(
  entries: readonly PickerEntry[],
  find: (query: string) => readonly { id: string }[],
  ellipsis: string,
  { stdin, stderr, signal }: PickerStreams,
): Promise<string> {
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const width = columnsOf(stderr) - POINTER;
  const choiceOf = ({ id }: { id: string }) => {
    const entry = byId.get(id);
    if (entry === undefined) return [];
    const description = entry.preview.map((line) => truncate(line, width, ellipsis)).join('\n');
    return [{ value: id, name: truncate(entry.label, width, ellipsis), description }];
  };
  try {
    return await search<string>(
      {
        message: 'Which question?',
        pageSize: Math.max(Math.min((stderr.rows ?? 24) - OTHER_ROWS, MOST_ENTRIES), 3),
        source: (typed = '') => (typed.trim() === '' ? entries : find(typed)).flatMap(choiceOf),
      },
      { input: stdin as NodeJS.ReadStream, output: stderr as NodeJS.WriteStream, signal },
    );
  } catch (error) {
    if (error instanceof Error && /^(?:Exit|Abort)PromptError$/.test(error.name)) {
      throw new Interrupted();
    }
    throw error;
  }
}
