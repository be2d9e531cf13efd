import type { Command } from 'commander';
import type { Context } from '../context.ts';
import type { StatusEvent } from '../memory/events.ts';
import { named } from './grade.ts';
import { type OpenContext, withDeck, withExamples } from './options.ts';
import { openSelection } from './selection.ts';
import { standing } from './undo.ts';

type SetAsideOptions = Parameters<typeof openSelection>[0];

const COMMANDS: Readonly<Record<StatusEvent['event'], { summary: string; description: string }>> = {
  suspend: {
    summary: 'ask a question no more, until resumed',
    description: 'Ask these questions no more until they are resumed. Their history stays.',
  },
  resume: {
    summary: 'ask a suspended or buried question again',
    description: 'Ask suspended or buried questions again.',
  },
  bury: {
    summary: 'do not ask a question again today',
    description: 'Do not ask these questions again today.',
  },
  forget: {
    summary: 'make a question new again',
    description:
      'Make questions new again, as if they had never been reviewed. The journal keeps all.',
  },
};

/** suspend, resume, bury and forget: one event for each question, which undo takes back. */
export function declareSetAside(program: Command, open: OpenContext): void {
  for (const event of Object.keys(COMMANDS) as StatusEvent['event'][]) {
    const { summary, description } = COMMANDS[event];
    const command = program
      .command(event)
      .argument('<ids...>', 'ids of questions, or other names of theirs')
      .summary(summary)
      .description(description)
      .action((ids: string[], options: SetAsideOptions) =>
        runSetAside(event, ids, options, open(command)),
      );
    withDeck(command);
    withExamples(command, [
      `llm-interview ${event} rope`,
      `llm-interview ${event} self-attention context-window`,
    ]);
  }
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
