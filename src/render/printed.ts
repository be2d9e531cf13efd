import type { Covered } from '../bank/coverage.ts';
import type { Question } from '../bank/question.ts';
import { type Rating, ratingName } from '../memory/events.ts';
import type { ChoiceOption } from '../session/choice.ts';
import type { Area } from './area.ts';
import { highlight } from './highlight.ts';
import { wrap } from './wrap.ts';

const MARGIN = ' ';

/** What a reveal prints once: one's own text, the answer, then what wrong answers say. */
export function renderRevealed(
  answer: readonly string[],
  typed: { readonly text: string; readonly covered: readonly Covered[] },
  { pitfalls }: Question,
  area: Area,
): string[] {
  const { width, theme } = area;
  const { styles, symbols } = theme;
  return [
    ...renderTyped(typed.text, typed.covered, area),
    ...answer.map((line) => `${MARGIN}${line}`.trimEnd()),
    '',
    ...pitfalls.flatMap((text) => wrap(text, width, `${MARGIN}${styles.wrong(symbols.wrong)} `)),
    ...(pitfalls.length === 0 ? [] : ['']),
  ];
}

/** What was typed, with the words underlined that made a point count. */
export function renderTyped(
  text: string,
  covered: readonly Covered[],
  { width, theme }: Area,
): string[] {
  if (text.trim() === '') return [];
  const ranges = covered.filter((point) => point.covered).flatMap((point) => point.ranges);
  const lit = highlight(text.trimEnd(), ranges, theme.styles.match);
  const bar = `${MARGIN}${theme.styles.quiet(theme.symbols.quote)} `;
  return [
    `${MARGIN}${theme.styles.heading('Your answer')}`,
    ...lit.split('\n').flatMap((line) => wrap(line, width, bar, bar)),
    '',
  ];
}

/** What a choice prints once: the options with the right one marked, then the points behind it. */
export function renderJudged(
  options: readonly ChoiceOption[],
  chosen: number,
  { points, choices }: Question,
  { width, theme }: Area,
): string[] {
  const { styles, symbols } = theme;
  const right = options[chosen]?.right === true;
  const verdict = right
    ? styles.correct(`${symbols.correct} right`)
    : styles.wrong(`${symbols.wrong} wrong`);
  return [
    ...wrap(choices?.ask ?? '', width, MARGIN),
    ...options.flatMap((option, index) => {
      const mark = option.right ? symbols.correct : index === chosen ? symbols.wrong : ' ';
      const style = option.right ? styles.correct : index === chosen ? styles.wrong : styles.quiet;
      return wrap(style(option.text), width, `${MARGIN}${mark} ${index + 1} `);
    }),
    '',
    `${MARGIN}${verdict}`,
    '',
    ...points.flatMap(({ kind, text }) => wrap(text, width, `${MARGIN}${kind.padEnd(6)}`)),
  ];
}

/** The line that stays of a rated question; empty details are left out. */
export function renderRated(
  rating: Rating,
  details: readonly string[],
  { theme, width }: Area,
): string[] {
  const { styles, symbols } = theme;
  const lit = rating === 1 ? styles.wrong : styles.correct;
  const mark = rating === 1 ? symbols.wrong : symbols.correct;
  const parts = [ratingName(rating), ...details].filter((part) => part !== '');
  const line = lit(`${mark} ${parts.join(` ${symbols.separator} `)}`);
  return [...wrap(line, width, MARGIN), renderRule({ theme, width }), ''];
}

export function renderRule({ theme, width }: Pick<Area, 'theme' | 'width'>): string {
  return theme.styles.quiet(`${MARGIN}${theme.symbols.rule.repeat(Math.max(width - 2, 1))}`);
}
