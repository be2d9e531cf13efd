import type { Command } from 'commander';
import { inert } from '../bank/inert.ts';
import type { Context } from '../context.ts';
import { ratingName } from '../memory/events.ts';
import type { Memory } from '../memory/memory.ts';
import { newestEvent } from '../memory/newest-event.ts';
import { dueDay, stateOf } from '../memory/status.ts';
import { whenDue } from '../render/when.ts';
import { type OpenContext, withExamples } from './options.ts';

export function declareUndo(command: Command, open: OpenContext): void {
  command
    .description(
      'Take back what was last done on this machine and still stands: a review, or a suspend, resume,\nbury or forget. Repeat it to go further back. Nothing is erased: the journal keeps both.',
    )
    .action(() => runUndo(open(command)));
  withExamples(command, ['llm-interview undo']);
}

/** Takes back the newest event of this machine that still stands. */
export async function runUndo(context: Context): Promise<void> {
  const newest = newestEvent(context.paths.state);
  if (newest === undefined) return context.note('There is nothing to take back on this machine.');
  const bank = await context.bank();
  const memory = await context.memory(bank);
  const question = bank.renamed.get(newest.question) ?? newest.question;
  await memory.record({ event: 'undo', of: newest.id, question }, context.now());
  const what = newest.event === 'review' ? ratingName(newest.rating) : newest.event;
  await context.note(
    `Took back ${what} for ${inert(question)}: now ${standing(memory, question, context)}`,
  );
}

/** "new", "due tomorrow", "suspended": how a question stands. */
export function standing(memory: Memory, question: string, context: Context): string {
  const progress = memory.of(question);
  const state = stateOf(progress);
  const today = memory.studyDay(context.now());
  if (progress.buriedOn === today && state !== 'suspended') return 'not again today';
  const when = whenDue(dueDay(progress), today, state);
  return state === 'new' || state === 'suspended' ? when : `due ${when}`;
}
