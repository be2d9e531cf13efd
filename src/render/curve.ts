import { ratingName } from '../memory/events.ts';
import type { Curve } from '../memory/stats/knowledge.ts';
import { percent } from './bars.ts';
import { renderLineChart } from './line-chart.ts';
import type { Theme } from './theme.ts';
import { counted, localDate } from './when.ts';
import { pad, wrap } from './wrap.ts';

export interface CurveView {
  readonly id: string;
  readonly question: string;
  readonly curve: Curve;
  /** The probability of recall today; null for a question that is new. */
  readonly recall: number | null;
  readonly today: number;
  /** When it is next due, in words. */
  readonly when: string;
}

const LAST_REVIEWS = 8;

/** The forgetting curve of a question: how likely it is to be recalled, from its first review on. */
export function renderCurve(view: CurveView, width: number, theme: Theme): string[] {
  const { id, question, curve, recall, today, when } = view;
  const { styles, symbols } = theme;
  const head = wrap(styles.heading(question), width);
  if (curve.reviews.length === 0) {
    return [...head, ...wrap(`It was never asked. Ask it: llm-interview drill ${id}`, width)];
  }
  const facts = [
    counted(curve.reviews.length, 'review'),
    recall === null ? 'forgotten on purpose' : `recalled today with ${percent(recall)}`,
    ...(when === 'suspended' ? [when] : recall === null ? [] : [`due ${when}`]),
  ];
  const points = curve.points.map(({ day, recall }) => [day, recall] as const);
  const shown = curve.reviews.slice(-LAST_REVIEWS);
  const earlier = curve.reviews.length - shown.length;
  return [
    ...head,
    ...wrap(facts.join(` ${symbols.separator} `), width),
    '',
    ...renderLineChart({ points, most: 1, label: percent }, today, width, theme),
    '',
    ...(earlier > 0 ? [styles.quiet(`${counted(earlier, 'review')} before these`)] : []),
    ...shown.flatMap(({ day, rating, predicted, after }) => {
      const style = rating === 1 ? styles.wrong : styles.correct;
      const expected = predicted === null ? 'new' : `predicted ${percent(predicted)}`;
      const stability = `stability ${after.stability.toFixed(1)} days`;
      const lead = `  ${pad(localDate(day, today), 12)} ${style(ratingName(rating).padEnd(6))} `;
      return wrap(`${expected}, ${stability}`, width, lead);
    }),
  ];
}
