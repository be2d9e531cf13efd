import type { Command } from 'commander';
import type { Context } from '../context.ts';
import type { StatusEvent } from '../memory/events.ts';
import { named } from './grade.ts';
import { type OpenContext, withDeck, withExamples } from './options.ts';
import { openSelection } from './selection.ts';
import { standing } from './undo.ts';

type SetAsideOptions = Parameters<typeof openSelection>[0];

const DESCRIPTIONS: Readonly<Record<StatusEvent['event'], string>> = {
  suspend: 'Ask these questions no more until they are resumed. Their history stays.',
  resume: 'Ask suspended or buried questions again.',
  bury: 'Do not ask these questions again today.',
  forget: 'Make questions new again, as if they had never been reviewed. The journal keeps all.',
};

/** suspend, resume, bury and forget: one event for each question, which undo takes back. */
export function declareSetAside(command: Command, open: OpenContext): void {
  const event = command.name() as StatusEvent['event'];
  command
    .argument('<ids...>', 'ids of questions, or other names of theirs')
    .description(DESCRIPTIONS[event])
    .action((ids: string[], options: SetAsideOptions) =>
      runSetAside(event, ids, options, open(command)),
    );
  withDeck(command);
  withExamples(command, [
    `llm-interview ${event} rope`,
    `llm-interview ${event} self-attention context-window`,
  ]);
}

/** Journals the event for each question; none at all when one of the names is wrong. */
export async function runSetAside(
  event: StatusEvent['event'],
  names: readonly string[],
  options: SetAsideOptions,
  context: Context,
): Promise<void> {
  const selected = await openSelection(options, context);
  const ids = names.map((name) => named(name, selected).id);
  for (const id of ids) {
    await selected.memory.record({ event, question: id }, context.now());
    await context.note(`${id}: ${standing(selected.memory, id, context)}`);
  }
}
