import type { Context } from '../context.ts';
import { UsageError } from '../errors.ts';
import { openSearch } from './find.ts';
import { whenOf } from './row.ts';
import type { Selected } from './selection.ts';

/** How many points the preview shows. */
const PREVIEW = 3;
/** Nobody scrolls past so many; one types on. */
const MOST_FOUND = 100;

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
  const { bank, questions } = selected;
  const wanted = new Set(questions.map(({ id }) => id));
  const search = await openSearch(bank, (id) => wanted.has(id));
  const { separator, ellipsis } = context.err.theme.symbols;
  const entries = questions.map(({ id, question, level, topic }) => ({
    id,
    label: question,
    get preview() {
      const facts = [id, topic, level, whenOf(id, selected)].join(` ${separator} `);
      return [
        question,
        facts,
        ...bank
          .read(id)
          .points.slice(0, PREVIEW)
          .map(({ text }) => `- ${text}`),
      ];
    },
  }));
  return pickQuestion(entries, (query) => search(query, MOST_FOUND), ellipsis, context.edge);
}
