import type { Question } from '../bank/question.ts';
import { RATINGS, type Rating } from '../memory/events.ts';
import type { Intervals } from '../memory/scheduler.ts';
import type { ChoiceOption } from '../session/choice.ts';
import { bindingsOf, type Stage } from '../session/keys.ts';
import { position, type Session } from '../session/session.ts';
import type { Area } from './area.ts';
import { renderChecklist } from './checklist.ts';
import { renderFooter, renderKeys } from './footer.ts';
import { languageMark } from './language-mark.ts';
import { renderField } from './text-field.ts';
import type { Theme } from './theme.ts';
import { clock, duration, shortInterval } from './when.ts';
import { pad, stringWidth, truncate, wrap } from './wrap.ts';

/** One question of a drill on screen. */
export interface DrillView {
  readonly session: Session;
  readonly stage: Stage;
  readonly question: Question;
  /** "new", "review": how well it is known. */
  readonly state: string;
  readonly intervals: Intervals | undefined;
  readonly proposed: Rating;
  /** The options to choose from, in multiple choice. */
  readonly options: readonly ChoiceOption[];
  /** Whether the last answer has a follow-up that f would ask. */
  readonly mayProbe: boolean;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly helpOpen: boolean;
}

const MARGIN = ' ';
const BAR = 10;
/** Narrower headers have no room for a bar. */
const BAR_FROM = 60;

/** The live lines of the moment, never more than the rows of the terminal. */
export function renderLive(view: DrillView, area: Area): string[] {
  const lines = LIVE[view.stage](view, area);
  // The top goes first: the keys at the bottom are what one can act on.
  return lines.slice(Math.max(lines.length - Math.max(area.rows - 1, 1), 0));
}

const LIVE: Record<Stage, (view: DrillView, area: Area) => string[]> = {
  asking,
  choosing,
  composing: asking,
  typing,
  marking,
  judged,
  probing,
  probed: probing,
  closing,
};

/** Position, bar, topic, level, state and time on one line; the question below. */
export function renderAsked(view: DrillView, area: Area): string[] {
  const { width, theme } = area;
  const { session, question, state, now } = view;
  const { at, of } = position(session);
  const parts = [`${at}/${of}`, question.topic, question.level, state, ...languageMark(question)];
  const running = session.phase !== 'marking';
  const spoken = (running ? now : session.revealedAt) - session.shownAt;
  const elapsed = clock(spoken);
  const late = spoken > question.seconds * 1000;
  const bar = width < BAR_FROM ? '' : `${progressBar((at - 1) / of, theme)} `;
  const time = `${bar}${elapsed}`;
  const room = width - stringWidth(time) - 2 * MARGIN.length - 1;
  const left = truncate(parts.join(` ${theme.symbols.separator} `), room, theme.symbols.ellipsis);
  return [
    `${MARGIN}${theme.styles.quiet(pad(left, room))} ${late ? theme.styles.due(time) : theme.styles.quiet(time)}`,
    '',
    ...wrap(theme.styles.heading(question.question), width, MARGIN),
    '',
  ];
}

function asking(view: DrillView, area: Area): string[] {
  const time = duration(view.question.seconds);
  const types = view.stage === 'composing';
  const say = types
    ? `Type your answer (about ${time} spoken).`
    : `Say your answer aloud (about ${time}).`;
  const first = types ? ['enter type', 'e editor', 'space reveal'] : ['space reveal', 't type'];
  const probe = view.mayProbe ? ['f follow-up'] : [];
  return [
    ...renderAsked(view, area),
    ...(view.helpOpen ? renderKeys(bindingsOf(view.stage), area) : wrap(say, area.width, MARGIN)),
    ...renderFooter([...first, ...probe, 's skip', 'u undo', '? keys', 'q quit'], area),
  ];
}

function choosing(view: DrillView, area: Area): string[] {
  const { width } = area;
  const options = view.options.flatMap(({ text }, index) =>
    wrap(text, width, `${MARGIN}${area.theme.styles.key(String(index + 1))} `),
  );
  const probe = view.mayProbe ? ['f follow-up'] : [];
  return [
    ...renderAsked(view, area),
    ...(view.helpOpen
      ? renderKeys(bindingsOf(view.stage), area)
      : [...wrap(view.question.choices?.ask ?? '', width, MARGIN), ...options, '']),
    ...renderFooter(['1-4 choose', ...probe, 's skip', 'u undo', '? keys', 'q quit'], area),
  ];
}

function typing(view: DrillView, area: Area): string[] {
  const above = renderAsked(view, area);
  const below = renderFooter(['enter twice when done', 'esc stop typing'], area);
  const room = Math.max(area.rows - 2 - above.length - below.length, 1);
  return [...above, ...renderField(view.session.draft, area.width, area.theme, room), '', ...below];
}

function marking(view: DrillView, area: Area): string[] {
  const keys = [`${area.theme.symbols.upDown} space tick`, ...ratingKeys(view, [1, 2, 3, 4])];
  const below = ratingFooter(view, keys, area);
  return [
    ...renderChecklist(view.question.points, view.session, area, area.rows - 1 - below.length),
    ...below,
  ];
}

function judged(view: DrillView, area: Area): string[] {
  const ratings: Rating[] = view.session.chosen ? [1, 2] : [1];
  return ratingFooter(view, ratingKeys(view, ratings), area);
}

function ratingKeys({ intervals }: DrillView, ratings: readonly Rating[]): string[] {
  return ratings.map((rating) => {
    const interval = intervals === undefined ? '' : ` ${shortInterval(intervals[rating])}`;
    return `${rating} ${RATINGS[rating - 1]}${interval}`;
  });
}

function ratingFooter(view: DrillView, keys: readonly string[], area: Area): string[] {
  const all = [...keys, `enter takes ${view.proposed}`, ...(view.helpOpen ? [] : ['? keys'])];
  return [
    '',
    ...(view.helpOpen ? renderKeys(bindingsOf(view.stage), area) : []),
    ...renderFooter(all, area),
  ];
}

function probing({ session, question, stage, helpOpen }: DrillView, area: Area): string[] {
  const { width, theme } = area;
  const followUp = question.followUps[session.probing?.left[0] ?? 0];
  const keys = stage === 'probed' ? ['1 missed it', '3 got it'] : ['space reveal'];
  return [
    `${MARGIN}${theme.styles.quiet('Follow-up')}`,
    '',
    ...wrap(theme.styles.heading(followUp?.ask ?? ''), width, MARGIN),
    '',
    ...(stage === 'probed' ? [...wrap(followUp?.answer ?? '', width, MARGIN), ''] : []),
    ...(helpOpen ? renderKeys(bindingsOf(stage), area) : []),
    ...renderFooter([...keys, 'u undo', '? keys', 'q quit'], area),
  ];
}

function closing(view: DrillView, area: Area): string[] {
  return [
    ...wrap('That was the last question.', area.width, MARGIN),
    ...(view.helpOpen ? renderKeys(bindingsOf(view.stage), area) : []),
    ...renderFooter(['enter finish', 'f follow-up', 'u undo', '? keys'], area),
  ];
}

function progressBar(share: number, { symbols }: Theme): string {
  const full = Math.round(share * BAR);
  return symbols.bar.repeat(full) + symbols.emptyBar.repeat(BAR - full);
}
