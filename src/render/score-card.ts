import { percent, shareBar } from './bars.ts';
import { ratingName } from '../memory/events.ts';
import { type Mock, spent } from '../session/mock.ts';
import { type MockScore, type ScoredQuestion, shareOf, type Tally } from '../session/mock-score.ts';
import type { Theme } from './theme.ts';
import { clock, counted } from './when.ts';
import { pad, stringWidth, wrap } from './wrap.ts';

/** A finished interview and what is needed to tell of it. */
export interface ScoreCardView {
  /** "24 Nov, 14:03". */
  readonly when: string;
  readonly mock: Mock;
  readonly score: MockScore;
  readonly titleOf: (id: string) => string;
  readonly pointOf: (id: string, point: number) => string;
}

interface Page {
  readonly width: number;
  readonly theme: Theme;
}

const BAR = 10;
/** As wide as "100 %". */
const PERCENT = 5;
/** Narrower lines have no room for a bar. */
const BAR_FROM = 60;

/** The score of an interview: overall, by must and bonus, by topic, by question, and what to work on. */
export function renderScoreCard(view: ScoreCardView, width: number, theme: Theme): string[] {
  const { score, when, mock } = view;
  const { styles } = theme;
  const page = { width, theme };
  const title = styles.heading(`Mock interview of ${when}`);
  if (score.questions.length === 0) return [...wrap(title, width), '', 'Nothing answered.'];
  return [
    ...wrap(title, width),
    ...wrap(overall(score, mock), width),
    '',
    ...bars(
      [
        { name: 'musts', ...score },
        { name: 'bonuses', must: score.bonus },
      ],
      page,
    ),
    '',
    styles.heading('Topics'),
    ...bars(
      score.topics.map(({ topic, must, bonus }) => ({ name: topic, must, bonus })),
      page,
    ),
    '',
    styles.heading('Questions'),
    ...score.questions.flatMap((one) => questionLines(one, view, page)),
    ...notAsked(view, page),
    ...workOn(view, page),
  ];
}

/** "Score 72 %, 9 of 12 questions in 38:20 of 45 minutes". */
export function overall(score: MockScore, mock: Mock): string {
  const share = shareOf(score);
  const said = share === null ? 'No points ticked' : `Score ${percent(share)}`;
  const asked = `${score.questions.length} of ${counted(mock.ids.length, 'question')}`;
  const time = `${clock(spent(mock))} of ${counted(mock.minutes, 'minute')}`;
  return `${said}, ${asked} in ${time}`;
}

export function outOf({ said, all }: Tally, noun: string, plural?: string): string {
  return `${said} of ${counted(all, noun, plural)}`;
}

interface Row {
  readonly name: string;
  readonly must: Tally;
  readonly bonus?: Tally;
}

/** Names, bars and numbers in columns. */
function bars(rows: readonly Row[], { width, theme }: Page): string[] {
  const column = Math.max(...rows.map(({ name }) => stringWidth(name)));
  return rows.flatMap(({ name, must }) => {
    const share = shareOf({ must });
    const lead = `  ${pad(name, column)}  `;
    if (share === null) return wrap(theme.styles.quiet('points not ticked'), width, lead);
    const bar = width < BAR_FROM ? '' : `${shareBar(share, BAR, theme)}  `;
    const number = percent(share).padStart(PERCENT);
    return wrap(`${must.said} of ${must.all}`, width, `${lead}${bar}${number}  `);
  });
}

function questionLines(one: ScoredQuestion, view: ScoreCardView, { width, theme }: Page): string[] {
  const { styles, symbols } = theme;
  const lit = one.rating === 1 ? styles.wrong : styles.correct;
  const lead = `  ${lit(ratingName(one.rating).padEnd(6))} `;
  const late = one.ms > one.targetMs;
  const time = `${clock(one.ms)} of ${clock(one.targetMs)}`;
  const parts = [
    late ? styles.due(time) : styles.quiet(time),
    styles.quiet(one.must.all === 0 ? 'points not ticked' : outOf(one.must, 'must')),
    ...(one.bonus.all === 0 ? [] : [styles.quiet(outOf(one.bonus, 'bonus', 'bonuses'))]),
    ...(one.how === 'skipped' ? [styles.quiet('skipped')] : []),
  ];
  const details = parts.join(styles.quiet(` ${symbols.separator} `));
  return [...wrap(view.titleOf(one.id), width, lead), ...wrap(details, width, ' '.repeat(9))];
}

function notAsked({ score, titleOf }: ScoreCardView, { width, theme }: Page): string[] {
  if (score.notAsked.length === 0) return [];
  return [
    '',
    theme.styles.heading('Not asked'),
    ...score.notAsked.flatMap((id) => wrap(titleOf(id), width, `  ${theme.symbols.bullet} `)),
  ];
}

function workOn({ score, pointOf }: ScoreCardView, { width, theme }: Page): string[] {
  const { styles } = theme;
  if (score.work.length === 0) return [];
  return [
    '',
    styles.heading('Points to work on'),
    ...score.work.flatMap(({ id, point }, index) => [
      ...wrap(pointOf(id, point), width, `  ${index + 1}. `),
      `     ${styles.quiet(id)}`,
    ]),
    '',
    ...wrap(`Next: ${styles.key(`llm-interview show ${score.work[0]?.id}`)}`, width),
  ];
}
