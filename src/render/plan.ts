import { type DayWork, meanWork } from '../memory/plan/day-work.ts';
import type { Plan } from '../memory/plan/plan.ts';
import { percent, shareBar } from './bars.ts';
import type { Theme } from './theme.ts';
import { counted, daysAhead, localDate } from './when.ts';
import { pad, stringWidth, wrap } from './wrap.ts';

/** A plan with what is to be said of it. Days are study days. */
export interface PlanView {
  readonly plan: Plan;
  readonly today: number;
  readonly date: number;
  /** Minutes a day. */
  readonly minutes: number;
  /** Of today's minutes. */
  readonly minutesLeft: number;
  readonly mockDays: ReadonlySet<number>;
  /** What holds the mock interview of such a day. */
  readonly mockCommand: string;
  readonly questions: number;
  /** How many of them were ever asked. */
  readonly asked: number;
  /** Levels, topics and tags that it is narrowed to. */
  readonly selection: readonly string[];
  readonly weights: Readonly<Record<string, number>>;
  readonly topics: readonly {
    readonly topic: string;
    readonly questions: number;
    readonly recall: number;
  }[];
}

/** So many days one by one; after them a line a week. */
const SINGLE_DAYS = 7;
const WEEK = 7;
const LABEL = 18;
const BAR = 24;
/** Narrower terminals have the numbers alone. */
const BAR_FROM = LABEL + BAR + 8;

/** What to expect on the date, and what to do until then. */
export function renderPlan(view: PlanView, width: number, theme: Theme): string[] {
  if (view.questions === 0)
    return [...heading(view, width, theme), '', ...wrap(NOTHING_LEFT, width)];
  return [
    ...heading(view, width, theme),
    '',
    ...expectation(view, width, theme),
    '',
    ...topicGrid(view, width, theme),
    ...dayLines(view, width, theme),
  ];
}

const NOTHING_LEFT = 'Every question of it is suspended or gone: there is nothing to plan.';

/** What the words of a plan mean; once below all plans. */
export function renderPolicies(width: number, { styles }: Theme): string[] {
  const said =
    'Recall is what FSRS-6 expects on average; a question that was never asked counts as 0 %. Until the date, llm-interview review asks what is planned.';
  return wrap(styles.quiet(said), width);
}

export interface PlannedDay {
  /** The study day of the interview. */
  readonly day: number;
  readonly today: number;
  /** The command for the mock interview that is still to be held today, if there is one. */
  readonly mock?: string | undefined;
  /** Questions that are left for today. */
  readonly left: number;
}

/** What review says before it follows a plan. */
export function sayPlanned({ day, today, mock, left }: PlannedDay): string {
  const interview = interviewOn(day, today);
  if (mock !== undefined) {
    const instead = left === 0 ? '' : `\n  or review ${counted(left, 'question')} instead`;
    return `${interview}. Planned today: a mock interview.\n  begin it: ${mock}${instead}`;
  }
  if (left === 0)
    return `${interview}. Nothing more is planned today.\n  go on: llm-interview drill`;
  return `${interview}. Planned today: ${counted(left, 'question')}.`;
}

function interviewOn(day: number, today: number): string {
  return `Interview on ${localDate(day, today)}, ${daysAhead(day - today)}`;
}

function heading(view: PlanView, width: number, { styles, symbols }: Theme): string[] {
  const { date, today, minutes, questions, asked, selection, weights } = view;
  const title = styles.heading(interviewOn(date, today));
  const weighed = Object.entries(weights).map(([name, weight]) => `${name} counts ${weight}x`);
  const parts = [
    `${minutes} min a day`,
    ...(selection.length > 0 ? [selection.join(', ')] : []),
    `${counted(questions, 'question')}, ${asked} asked so far`,
    ...weighed,
  ];
  return [...wrap(title, width), ...wrap(parts.join(` ${symbols.separator} `), width)];
}

function expectation({ plan }: PlanView, width: number, theme: Theme): string[] {
  const { low, mean, high } = plan.recall;
  const futures = plan.runs === 1 ? 'one simulated future' : `${plan.runs} simulated futures`;
  const range = `${percent(low)} to ${percent(high)} in ${futures}`;
  const line = (label: string, share: number, note = '') => {
    const bar = width < BAR_FROM ? '' : ` ${shareBar(share, BAR, theme)}`;
    const first = `${pad(label, LABEL)}${bar} ${percent(share).padStart(5)}`;
    const bare = stringWidth(first);
    return bare + 2 + stringWidth(note) <= width
      ? [note === '' ? first : `${first}  ${theme.styles.quiet(note)}`]
      : [first, ...wrap(theme.styles.quiet(note), width, '  ')];
  };
  return [
    ...line('Recall on the date', mean, range),
    ...plan.more.flatMap(({ seconds, recall }) => line(`  ${seconds / 60} min a day`, recall)),
    ...line('  nothing more', plan.without),
    ...line('  faster fading', plan.otherwise, 'if memory fades exponentially'),
    '',
    ...wrap(policyLine(plan), width),
  ];
}

const POLICY_WORDS = {
  'due first': 'what is due first',
  'new first': 'what is new first',
  'most gain': 'what gains most for its time first',
} as const;

/** Which order is best, and by how much: never more than the simulation shows. */
function policyLine({ policy, policies }: Plan): string {
  const [best, ...others] = policies;
  const behind = others.map((one) => {
    const points = Math.round(((best?.goal.mean ?? 0) - one.goal.mean) * 100);
    const said = points <= 0 ? 'is level' : `is ${counted(points, 'point')} behind`;
    return `"${POLICY_WORDS[one.policy]}" ${said}`;
  });
  return `Best order: ${POLICY_WORDS[policy]}; ${behind.join(', ')}.`;
}

function topicGrid({ topics }: PlanView, width: number, { styles }: Theme): string[] {
  if (topics.length < 2) return [];
  const name = Math.max(...topics.map(({ topic }) => stringWidth(topic)));
  const cells = topics.map(
    ({ topic, recall }) => `${pad(topic, name)} ${percent(recall).padStart(5)}`,
  );
  const columns = Math.max(Math.floor((width + 2) / (name + 10)), 1);
  const rows = Math.ceil(cells.length / columns);
  const lines = Array.from({ length: rows }, (_, row) =>
    cells.filter((_, index) => index % rows === row).join('    '),
  );
  const indented = (line: string) =>
    stringWidth(line) + 2 <= width ? [`  ${line}`] : wrap(line, width, '  ');
  return [styles.heading('By topic, weakest first'), ...lines.flatMap(indented), ''];
}

function dayLines(view: PlanView, width: number, theme: Theme): string[] {
  const { plan, today, mockDays, mockCommand, minutesLeft } = view;
  const lines: string[] = [theme.styles.heading('Days')];
  const label = (day: number) => (day === today ? 'today' : localDate(day, today));
  const add = (when: string, what: string) =>
    lines.push(...wrap(what, width, `  ${pad(when, LABEL - 2)} `));
  const single = plan.days.slice(0, SINGLE_DAYS);
  for (const [index, work] of single.entries()) {
    const day = today + index;
    const isDone = day === today && minutesLeft === 0;
    add(label(day), isDone ? 'done' : mockDays.has(day) ? 'mock interview' : workOf(work));
  }
  for (let first = SINGLE_DAYS; first < plan.days.length; first += WEEK) {
    const week = plan.days.slice(first, first + WEEK);
    const last = today + first + week.length - 1;
    const mocks = week.flatMap((_, index) => {
      const day = today + first + index;
      return mockDays.has(day) ? [localDate(day, today)] : [];
    });
    const usual = week.filter((_, index) => !mockDays.has(today + first + index));
    const mock = mocks.length === 0 ? [] : [`mock interview on ${mocks.join(', ')}`];
    const daily = usual.length === 0 ? [] : [dailyWork(meanWork(usual))];
    const span =
      week.length === 1
        ? label(last)
        : `${label(today + first)} ${theme.symbols.dash} ${label(last)}`;
    add(span, [...daily, ...mock].join(', '));
  }
  if (mockDays.size > 0) add('mock interview', mockCommand);
  return lines;
}

function dailyWork(work: DayWork): string {
  const said = workOf(work);
  return said === FREE ? said : `${said} a day`;
}

const FREE = 'free';

function workOf({ new: fresh, reviews }: DayWork): string {
  const parts = [
    ...(fresh >= 0.5 ? [`${Math.round(fresh)} new`] : []),
    ...(reviews >= 0.5 ? [counted(Math.round(reviews), 'review')] : []),
  ];
  return parts.length === 0 ? FREE : parts.join(', ');
}
