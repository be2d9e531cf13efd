import type { KeyPoint, Question } from '../bank/question.ts';
import { RATINGS, type Rating, ratingName } from '../memory/events.ts';
import type { Intervals } from '../memory/scheduler.ts';
import { bindingsOf } from '../session/keys.ts';
import { position, type Session } from '../session/session.ts';
import type { Theme } from './theme.ts';
import { clock, duration, shortInterval } from './when.ts';
import { pad, stringWidth, truncate, wrap } from './wrap.ts';

/** One question of a drill on screen. */
export interface DrillView {
  readonly session: Session;
  readonly question: Question;
  /** "new", "review": how well it is known. */
  readonly state: string;
  readonly intervals: Intervals | undefined;
  readonly proposed: Rating;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly helpOpen: boolean;
}

export interface Area {
  readonly width: number;
  readonly rows: number;
  readonly theme: Theme;
}

const MARGIN = ' ';

/** The live lines of the moment, never more than the rows of the terminal. */
export function renderLive(view: DrillView, area: Area): string[] {
  const lines = view.session.phase === 'asking' ? asking(view, area) : marking(view, area);
  // The top goes first: the keys at the bottom are what one can act on.
  return lines.slice(Math.max(lines.length - Math.max(area.rows - 1, 1), 0));
}

/** Position, topic, level, state and time on one line; the question below. */
export function renderAsked(view: DrillView, { width, theme }: Area): string[] {
  const { session, question, state, now } = view;
  const { at, of } = position(session);
  const parts = [`${at}/${of}`, question.topic, question.level, state];
  const time = clock((session.phase === 'asking' ? now : session.revealedAt) - session.shownAt);
  const room = width - stringWidth(time) - 2 * MARGIN.length - 1;
  const left = truncate(parts.join(` ${theme.symbols.separator} `), room, theme.symbols.ellipsis);
  return [
    `${MARGIN}${theme.styles.quiet(`${pad(left, room)} ${time}`)}`,
    '',
    ...wrap(theme.styles.heading(question.question), width, MARGIN),
    '',
  ];
}

/** What a reveal prints once: the answer, then what wrong answers say. */
export function renderRevealed(
  answer: readonly string[],
  { pitfalls }: Question,
  { width, theme }: Area,
): string[] {
  const { styles, symbols } = theme;
  return [
    ...answer.map((line) => `${MARGIN}${line}`.trimEnd()),
    '',
    ...pitfalls.flatMap((text) => wrap(text, width, `${MARGIN}${styles.wrong(symbols.wrong)} `)),
    ...(pitfalls.length === 0 ? [] : ['']),
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

function asking(view: DrillView, area: Area): string[] {
  const { width } = area;
  const say = `Say your answer aloud (about ${duration(view.question.seconds)}).`;
  return [
    ...renderAsked(view, area),
    ...(view.helpOpen ? keyList('asking', area) : wrap(say, width, MARGIN)),
    ...footer(['space reveal', 's skip', 'u undo', '? keys', 'q quit'], area),
  ];
}

function marking(view: DrillView, area: Area): string[] {
  const { intervals, proposed, helpOpen } = view;
  const { theme } = area;
  const named = RATINGS.map((name, index) => {
    const rating = (index + 1) as Rating;
    const interval = intervals === undefined ? '' : ` ${shortInterval(intervals[rating])}`;
    return `${rating} ${name}${interval}`;
  });
  const keys = [`${theme.symbols.upDown} space tick`, ...named, `enter takes ${proposed}`];
  const below = [
    '',
    ...(helpOpen ? keyList('marking', area) : []),
    ...footer(helpOpen ? keys : [...keys, '? keys'], area),
  ];
  return [...checklist(view, area, area.rows - 1 - below.length), ...below];
}

/** The points with their boxes; on a screen too small for all of them, one line each around the cursor. */
function checklist(
  { session, question }: DrillView,
  { width, theme }: Area,
  room: number,
): string[] {
  const full = question.points.map((point, index) => checkbox(point, index, session, theme, width));
  const lines = full.flat();
  if (lines.length <= room) return lines;
  const short = full.map(([first = '', ...more]) =>
    more.length === 0
      ? first
      : truncate(`${first}${theme.symbols.ellipsis}`, width, theme.symbols.ellipsis),
  );
  const visible = Math.max(room, 1);
  const start = Math.min(
    Math.max(session.cursor - visible + 1, 0),
    Math.max(short.length - visible, 0),
  );
  return short.slice(start, start + visible);
}

function checkbox(
  { kind, text }: KeyPoint,
  index: number,
  session: Session,
  { styles, symbols }: Theme,
  width: number,
): string[] {
  const here = index === session.cursor;
  const box = session.ticked.includes(index) ? '[x]' : '[ ]';
  const lead = `${MARGIN}${here ? styles.cursor(symbols.cursor) : pad('', stringWidth(symbols.cursor))} ${box} `;
  const label = kind.padEnd(6);
  return wrap(
    text,
    width,
    `${lead}${kind === 'must' ? styles.strong(label) : styles.quiet(label)}`,
  );
}

/** Keys with dots between them, broken only between two keys. */
function footer(keys: readonly string[], { width, theme }: Area): string[] {
  const dot = ` ${theme.symbols.separator} `;
  const lines: string[] = [];
  for (const key of keys) {
    const last = lines.at(-1);
    const longer = last === undefined ? undefined : `${last}${dot}${key}`;
    if (longer !== undefined && stringWidth(longer) + 1 < width) lines[lines.length - 1] = longer;
    else lines.push(`${MARGIN}${key}`);
  }
  return lines.map((line) => theme.styles.quiet(line));
}

function keyList(phase: Session['phase'], { theme, width }: Area): string[] {
  return [
    ...bindingsOf(phase).flatMap(({ shown, label }) =>
      wrap(label, width, `${MARGIN}${theme.styles.key(pad(asciiArrow(shown, theme), 6))} `),
    ),
    '',
  ];
}

function asciiArrow(key: string, { symbols }: Theme): string {
  if (symbols.upDown === '↑↓') return key;
  return key === '↑' ? 'up' : key === '↓' ? 'down' : key;
}
