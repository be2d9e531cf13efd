import type { Fit } from '../memory/evaluate.ts';
import type { Optimised } from '../memory/optimise.ts';
import type { Theme } from './theme.ts';
import { counted } from './when.ts';
import { wrap } from './wrap.ts';

export type Outcome = 'kept' | 'not better' | 'dry run';

export interface OptimisedView {
  readonly found: Optimised;
  readonly outcome: Outcome;
  /** Whether the weights in force were fitted before, to the later reviews too. */
  readonly isFitted: boolean;
}

const SAID: Readonly<Record<Outcome, (isBetter: boolean) => string>> = {
  kept: () =>
    'The new ones are better and in force now, fitted to all reviews. Back to the default: llm-interview optimize --reset',
  'not better': () => 'The new ones are not better there, so the weights in force stay.',
  'dry run': (isBetter) =>
    isBetter
      ? 'The new ones are better; without --dry-run they would be kept.'
      : 'The new ones are not better there, so the weights in force would stay.',
};

const SEEN =
  'The weights in force have seen these reviews, so the new ones are held against the default.';

/** How default, present and new weights predict reviews that none has seen. */
export function renderOptimised(
  { found, outcome, isFitted }: OptimisedView,
  width: number,
  { styles }: Theme,
): string[] {
  const { trained, judged, byDefault, before, after, isBetter } = found;
  const row = (name: string, { logLoss, rmseBins }: Fit) =>
    `  ${name.padEnd(10)} ${logLoss.toFixed(4).padStart(8)} ${rmseBins.toFixed(4).padStart(10)}`;
  const said = `Fitted to ${counted(trained, 'review')}, judged on the ${judged} after them (the less the better):`;
  return [
    ...wrap(said, width),
    '',
    styles.heading(
      `  ${'weights'.padEnd(10)} ${'log loss'.padStart(8)} ${'RMSE(bins)'.padStart(10)}`,
    ),
    row('default', byDefault),
    row('in force', before),
    row('new', after),
    ...(isFitted ? ['', ...wrap(styles.quiet(SEEN), width)] : []),
    '',
    ...wrap(SAID[outcome](isBetter), width),
    ...(isBetter ? wrap(changeOf(found), width) : []),
  ];
}

/** What the new weights mean for whoever reviews. */
function changeOf({ intervals: { before, after } }: Optimised): string {
  const change =
    before.join() === after.join() ? 'as before' : `with those before after ${daysOf(before)}`;
  return `With the new ones, a question rated good each time comes back after ${daysOf(after)}, ${change}.`;
}

/** "2, 9 and 33 days". */
function daysOf(intervals: readonly number[]): string {
  return `${intervals.slice(0, -1).join(', ')} and ${counted(intervals.at(-1) ?? 0, 'day')}`;
}
