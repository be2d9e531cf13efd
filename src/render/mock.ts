import type { Question } from '../bank/question.ts';
import { RATINGS, type Rating } from '../memory/events.ts';
import type { Intervals } from '../memory/scheduler.ts';
import { type Mock, type MockAnswer, remaining, spent } from '../session/mock.ts';
import { type MockStage, mockBindingsOf } from '../session/mock-keys.ts';
import { targetSeconds } from '../session/mock-set.ts';
import type { Area } from './area.ts';
import { renderChecklist } from './checklist.ts';
import { renderFooter, renderKeys } from './footer.ts';
import { languageMark } from './language-mark.ts';
import { renderField } from './text-field.ts';
import { clock, counted, duration, shortInterval } from './when.ts';
import { pad, stringWidth, truncate, wrap } from './wrap.ts';

/** An interview on screen. */
export interface MockView {
  readonly mock: Mock;
  readonly stage: MockStage;
  /** The question being asked, or the one whose answer is being marked. */
  readonly question: Question;
  readonly intervals: Intervals | undefined;
  readonly proposed: Rating;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly helpOpen: boolean;
}

const MARGIN = ' ';
const SECOND = 1000;
const LAST_MINUTE = 60 * SECOND;

/** The live lines of the moment, never more than the rows of the terminal. */
export function renderMock(view: MockView, area: Area): string[] {
  const lines = LIVE[view.stage](view, area);
  // The top goes first: the keys at the bottom are what one can act on.
  return lines.slice(Math.max(lines.length - Math.max(area.rows - 1, 1), 0));
}

const LIVE: Record<MockStage, (view: MockView, area: Area) => string[]> = {
  asking,
  typing,
  paused,
  debrief,
};

function asking(view: MockView, area: Area): string[] {
  const { seconds } = view.question;
  const begun = view.mock.draft.text.trim() === '' ? '' : ' What you typed is kept: t goes on.';
  const say = `Say your answer aloud (about ${duration(seconds)}), or type it.${begun}`;
  return [
    ...asked(view, area),
    ...(view.helpOpen ? [] : wrap(say, area.width, MARGIN)),
    ...keys(view, area),
  ];
}

function typing(view: MockView, area: Area): string[] {
  const above = asked(view, area);
  const below = renderFooter(['enter twice when done', 'esc stop typing'], area);
  const room = Math.max(area.rows - 2 - above.length - below.length, 1);
  return [...above, ...renderField(view.mock.draft, area.width, area.theme, room), '', ...below];
}

/** The question is hidden, so that a pause is none for thinking. */
function paused(view: MockView, area: Area): string[] {
  return [
    ...header(['paused', place(view.mock)], countdown(view, area), area),
    ...keys(view, area),
  ];
}

function debrief(view: MockView, area: Area): string[] {
  const { mock, question, intervals, proposed, helpOpen } = view;
  const ratings = RATINGS.map((name, index) => {
    const rating = (index + 1) as Rating;
    const interval = intervals === undefined ? '' : ` ${shortInterval(intervals[rating])}`;
    return `${rating} ${name}${interval}`;
  });
  const footer = [
    `${area.theme.symbols.upDown} space tick`,
    ...ratings,
    `enter takes ${proposed}`,
    ...(helpOpen ? [] : ['? keys']),
  ];
  const below = [
    '',
    ...(helpOpen ? renderKeys(mockBindingsOf('debrief'), area) : []),
    ...renderFooter(footer, area),
  ];
  const room = area.rows - 1 - below.length;
  return [...renderChecklist(question.points, mock, area, room), ...below];
}

/** The keys of an interview, in full where they were asked for. */
function keys({ stage, helpOpen }: MockView, area: Area): string[] {
  const bindings = mockBindingsOf(stage);
  if (helpOpen) return [...renderKeys(bindings, area), ...renderFooter(['? fewer keys'], area)];
  const short = bindings.flatMap((one) =>
    one.short === undefined ? [] : `${one.shown} ${one.short}`,
  );
  return renderFooter(short, area);
}

/** Place, topic, level and time on one line, apart from what is above; the question below. */
function asked(view: MockView, area: Area): string[] {
  const { question, mock } = view;
  const parts = [place(mock), question.topic, question.level, ...languageMark(question)];
  return [
    ...header(parts, countdown(view, area), area),
    ...wrap(area.theme.styles.heading(question.question), area.width, MARGIN),
    '',
  ];
}

function place({ answers, ids }: Mock): string {
  return `${Math.min(answers.length + 1, ids.length)}/${ids.length}`;
}

/** "22:10 left": what is left of the time. A started second counts. */
export function timeLeft(mock: Mock, now: number): string {
  const left = remaining(mock, now);
  return left <= 0 ? 'time is up' : `${clock(Math.ceil(left / SECOND) * SECOND)} left`;
}

/** Quiet, then due in the last minute. */
function countdown({ mock, now }: MockView, { theme }: Area): string {
  const left = remaining(mock, now);
  const text = timeLeft(mock, now);
  return left <= LAST_MINUTE ? theme.styles.due(text) : theme.styles.quiet(text);
}

function header(parts: readonly string[], right: string, { width, theme }: Area): string[] {
  const room = Math.max(width - stringWidth(right) - 2 * MARGIN.length - 1, 1);
  const { separator, ellipsis } = theme.symbols;
  const left = pad(truncate(parts.join(` ${separator} `), room, ellipsis), room);
  return ['', `${MARGIN}${theme.styles.quiet(left)} ${right}`, ''];
}

/** The line that stays of an answer until the debrief. */
export function renderGiven(mock: Mock, index: number, question: string, area: Area): string[] {
  const answer = mock.answers[index];
  if (answer === undefined) return [];
  const lead = `${MARGIN}${index + 1}/${mock.ids.length} `;
  const how = area.theme.styles.quiet(`${area.theme.symbols.dash} ${howLong(answer)}`);
  return wrap(`${question} ${how}`, area.width, lead);
}

/** What opens the debrief. */
export function renderOver(mock: Mock, { width, theme }: Area): string[] {
  const { answers, ids } = mock;
  const of = `${answers.length} of ${counted(ids.length, 'question')} in ${clock(spent(mock))}`;
  return [
    '',
    ...wrap(theme.styles.heading(`The interview is over: ${of}.`), width, MARGIN),
    ...wrap('Now the answers. Tick what you said; enter goes on.', width, MARGIN),
    '',
  ];
}

/** One answered question, as the debrief opens it. */
export function renderDebriefed(
  answer: MockAnswer,
  { mock, question }: Pick<MockView, 'mock' | 'question'>,
  { width, theme }: Area,
): string[] {
  const { styles, symbols } = theme;
  const at = `${mock.marks.length + 1}/${mock.answers.length}`;
  const target = `target ${clock(targetSeconds(question) * SECOND)}`;
  const parts = [at, question.topic, question.level, howLong(answer), target];
  return [
    ...wrap(styles.quiet(parts.join(` ${symbols.separator} `)), width, MARGIN),
    '',
    ...wrap(styles.heading(question.question), width, MARGIN),
    '',
  ];
}

/** What an interviewer may ask next; what one says then is in the report. */
export function renderFollowUps(
  { followUps }: Pick<Question, 'followUps'>,
  { width, theme }: Pick<Area, 'width' | 'theme'>,
): string[] {
  if (followUps.length === 0) return [];
  const { styles, symbols } = theme;
  return [
    `${MARGIN}${styles.quiet('They may ask next')}`,
    ...followUps.flatMap(({ ask }) => wrap(ask, width, `${MARGIN}${symbols.bullet} `)),
    '',
  ];
}

/** "typed in 1:50". */
export function howLong({ how, ms }: MockAnswer): string {
  return `${how} ${how === 'skipped' ? 'after' : 'in'} ${clock(ms)}`;
}
