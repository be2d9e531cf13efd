import type { Bank } from '../bank/bank.ts';
import type { Context } from '../context.ts';
import type { PastReview } from '../memory/history.ts';
import { minutesOf } from '../settings.ts';

/** Every review of the journals, oldest first, with what the weights in force made of it. */
export async function historyFor(
  { renamed }: Pick<Bank, 'renamed'>,
  { settings, paths }: Context,
): Promise<PastReview[]> {
  const { readHistory } = await import('../memory/history.ts');
  const { createScheduler } = await import('../memory/scheduler.ts');
  return readHistory(paths.state, {
    scheduler: createScheduler(settings),
    weights: settings.weights,
    dayStartsAt: minutesOf(settings.dayStartsAt),
    renamed,
  });
}
