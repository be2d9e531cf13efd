import type { Context } from '../context.ts';
import { UsageError } from '../errors.ts';
import { whenOf } from './row.ts';
import type { Selected } from './selection.ts';

/** How many points the preview shows. */
const PREVIEW = 3;

/**
 * Lets the user pick one of the selected questions as they type; returns its id.
 * @throws UsageError where there is no terminal; Interrupted after Ctrl-C.
 */
export async function pick(name: string, selected: Selected, context: Context): Promise<string> {
  if (!context.interactive) {
    throw new UsageError(
      `${name} needs words when there is no terminal to pick in`,
      `for example: llm-interview ${name} kv cache`,
    );
  }
  const { pickQuestion } = await import('../terminal/picker.ts');
  const { createSearch } = await import('../bank/search.ts');
  const { bank, questions } = selected;
  const wanted = new Set(questions.map(({ id }) => id));
  const documents = bank.documents().filter(({ id }) => wanted.has(id));
  const search = createSearch(documents);
  const points = new Map(documents.map((document) => [document.id, document.points]));
  const { separator, ellipsis } = context.err.theme.symbols;
  const entries = questions.map(({ id, question, level, topic }) => ({
    id,
    label: question,
    preview: [
      question,
      [id, topic, level, whenOf(id, selected)].join(` ${separator} `),
      ...(points.get(id) ?? []).slice(0, PREVIEW).map((point) => `- ${point}`),
    ],
  }));
  return pickQuestion(entries, (query) => search(query, entries.length), ellipsis, context.edge);
}
