import type { Command } from 'commander';
import type { Context } from '../context.ts';
import { ratingName } from '../memory/events.ts';
import { dueDay, stateOf } from '../memory/status.ts';
import { whenDue } from '../render/when.ts';
import { type OpenContext, withExamples } from './options.ts';

export function declareUndo(program: Command, open: OpenContext): void {
  const command = program
    .command('undo')
    .summary('take back the newest review made on this machine')
    .description(
      'Take back the newest review of this machine that still stands. Repeat it to go further back.\nNothing is erased: the journal keeps the review and the undo.',
    )
    .action(() => runUndo(open(command)));
  withExamples(command, ['llm-interview undo']);
}

/** Takes back the newest review of this machine. */
export async function runUndo(context: Context): Promise<void> {
  const memory = await context.memory();
  const newest = memory.newestReview();
  if (newest === undefined) return context.note('There is no review to take back on this machine.');
  const { id, question, rating } = newest;
  await memory.record({ event: 'undo', of: id, question }, context.now());
  const progress = memory.of(question);
  const when = whenDue(dueDay(progress), memory.studyDay(context.now()), stateOf(progress));
  await context.note(
    `Took back ${ratingName(rating)} for ${question}: now ${when === 'new' ? 'new' : `due ${when}`}`,
  );
}
