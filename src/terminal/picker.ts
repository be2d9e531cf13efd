import search from '@inquirer/search';
import { Interrupted } from '../errors.ts';
import { truncate } from '../render/wrap.ts';
import { columnsOf, type InputStream, type OutputStream } from './screen.ts';

export interface PickerEntry {
  readonly id: string;
  readonly label: string;
}

/** Columns before the name of an entry, and one that stays free. */
const POINTER = 3;

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
  { stdin, stderr, signal }: PickerStreams,
): Promise<string> {
  const labels = new Map(entries.map(({ id, label }) => [id, label]));
  try {
    return await search<string>(
      {
        message: 'Which question?',
        pageSize: Math.max(Math.min((stderr.rows ?? 24) - 6, 15), 3),
        source: (typed) =>
          (typed === undefined || typed.trim() === '' ? entries : find(typed)).flatMap(({ id }) => {
            const label = labels.get(id);
            if (label === undefined) return [];
            const name = truncate(label, columnsOf(stderr) - POINTER, '…');
            return [{ value: id, name, description: `${label}\n${id}` }];
          }),
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
