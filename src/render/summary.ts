import { ratingName } from '../memory/events.ts';
import type { Summary } from '../session/summary.ts';
import type { Theme } from './theme.ts';
import { clock, counted } from './when.ts';
import { wrap } from './wrap.ts';

export interface SummaryView {
  readonly summary: Summary;
  readonly titleOf: (id: string) => string;
  readonly pointOf: (id: string, point: number) => string;
  /** "in 5 days"; empty where nothing was journalled. */
  readonly whenOf: (id: string) => string;
  /** The command most worth running next. */
  readonly next: string;
}

const MOST_MISSED = 5;

/** What was asked, how it went, what is due when, and the points missed most. */
export function renderSummary(view: SummaryView, width: number, theme: Theme): string[] {
  const { summary } = view;
  const { styles, symbols } = theme;
  const counts = [
    summary.answers === 0
      ? 'Nothing answered'
      : `${counted(summary.answers, 'answer')} in ${clock(summary.spent)}`,
    ...(summary.skipped > 0 ? [`${summary.skipped} skipped`] : []),
  ];
  const dot = ` ${symbols.separator} `;
  const asked = summary.questions.flatMap(({ id, rating }) => {
    const style = rating === 1 ? styles.wrong : styles.correct;
    const when = view.whenOf(id);
    const text =
      when === ''
        ? view.titleOf(id)
        : `${view.titleOf(id)} ${styles.quiet(`${symbols.dash} ${when}`)}`;
    return wrap(text, width, `  ${style(ratingName(rating).padEnd(6))}`);
  });
  const missed = summary.missed.slice(0, MOST_MISSED).flatMap(({ id, point, times }) => {
    const often = times > 1 ? ` (${times} times)` : '';
    const text = `${view.pointOf(id, point)}${often}`;
    return [...wrap(text, width, `  ${symbols.bullet} `), `    ${styles.quiet(id)}`];
  });
  return [
    styles.heading(counts.join(dot)),
    ...(asked.length > 0 ? ['', ...asked] : []),
    ...(missed.length > 0 ? ['', styles.heading('Points to work on'), ...missed] : []),
    '',
    ...wrap(`Next: ${styles.key(view.next)}`, width),
  ];
}
