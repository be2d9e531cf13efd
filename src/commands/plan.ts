import type { Command } from 'commander';
import { didYouMean } from '../bank/nearest.ts';
import type { Context } from '../context.ts';
import { UsageError } from '../errors.ts';
import { type PlanView, renderPlan, renderPolicies } from '../render/plan.ts';
import { type Settings, writeSetting } from '../settings.ts';
import { type Coming, comingInterviews, mockCommand } from './interviews.ts';
import {
  assertNear,
  type InterviewOptions,
  minutesADay,
  newInterview,
  weighing,
} from './new-interview.ts';
import {
  isoDate,
  type JsonOption,
  type OpenContext,
  withExamples,
  withJson,
  withNarrowing,
} from './options.ts';
import { printJson, printLines } from './output.ts';
import { planJson } from './plan-data.ts';
import { openSelection, type Selected } from './selection.ts';

interface PlanOptions extends InterviewOptions, JsonOption {
  readonly date?: string;
  readonly drop?: string;
}

export function declarePlan(command: Command, open: OpenContext): void {
  command
    .description(
      'Plan the days until an interview: what to do each day, and the recall to expect on the date.\nUntil then review follows the plan. Without --date the plans that stand are shown.',
    )
    .option('-d, --date <date>', 'the day of the interview, like 2026-12-15', isoDate)
    .option(
      '-m, --minutes <number>',
      'minutes a day (default: the setting minutesPerDay)',
      minutesADay,
    )
    .option(
      '-w, --weight <name=number>',
      'how much more a level, topic, tag or id counts',
      weighing,
    )
    .option('--drop <date>', 'forget the interview of that day', isoDate)
    .action((options: PlanOptions) => runPlan(options, open(command)));
  withJson(withNarrowing(command));
  withExamples(command, [
    'llm-interview plan --date 2027-01-15 --minutes 20',
    'llm-interview plan --date 2027-02-01 --topic rag,agents --weight rag=2',
    'llm-interview plan',
    'llm-interview plan --drop 2027-02-01',
  ]);
}

/** Adds or drops an interview where that is asked, then shows the plans that stand. */
export async function runPlan(options: PlanOptions, context: Context): Promise<void> {
  const selected = await openSelection({}, context);
  const { settings } = context;
  const { state } = context.paths;
  let standing = comingInterviews(settings, selected.today);
  if (options.drop !== undefined) {
    standing = await drop(options.drop, standing, context);
  }
  if (options.date !== undefined) {
    const added = newInterview(options.date, options, selected, settings);
    standing = [...standing.filter(({ date }) => date !== added.date), added];
    standing.sort((a, b) => a.day - b.day);
  } else if (hasDetails(options)) {
    throw new UsageError('--minutes, --weight and a selection go with the --date of an interview');
  }
  const planned = await planAll(standing, selected, context);
  const kept = planned.map(({ interview: { day: _, ...interview }, view }) => ({
    ...interview,
    policy: view.plan.policy,
  }));
  const stored = kept.filter(({ date }) => options.date === date || isStored(date, settings));
  if (JSON.stringify(stored) !== JSON.stringify(settings.interviews)) {
    await writeSetting(state, 'interviews', stored.length === 0 ? undefined : stored);
  }
  if (options.json)
    return printJson(
      planned.map(({ interview, view }) => planJson(interview, view)),
      context,
    );
  if (planned.length === 0) return context.note(NOTHING_PLANNED);
  const { width, theme } = context.out;
  const lines = planned.flatMap(({ view }, index) => [
    ...(index === 0 ? [] : ['']),
    ...renderPlan(view, width, theme),
  ]);
  await printLines([...lines, '', ...renderPolicies(width, theme)], context);
}

const NOTHING_PLANNED =
  'No interview is planned.\n  plan one: llm-interview plan --date <yyyy-mm-dd> --minutes 20';

async function drop(date: string, standing: readonly Coming[], context: Context) {
  const left = standing.filter((one) => one.date !== date);
  if (left.length === standing.length) {
    const dates = standing.map((one) => one.date);
    throw new UsageError(
      `no interview is planned for ${date}${didYouMean(date, dates)}`,
      'see: llm-interview plan',
    );
  }
  if (context.settings.interviewDate === date) {
    await writeSetting(context.paths.state, 'interviewDate', undefined);
  }
  await context.note(`The interview of ${date} is dropped.`);
  return left;
}

function isStored(date: string, { interviews }: Settings): boolean {
  return interviews.some((interview) => interview.date === date);
}

function hasDetails({ minutes, weight, level, topic, tag }: PlanOptions): boolean {
  return [minutes, weight, level, topic, tag].some((value) => value !== undefined);
}

interface Planned {
  readonly interview: Coming;
  readonly view: PlanView;
}

async function planAll(
  coming: readonly Coming[],
  selected: Selected,
  context: Context,
): Promise<Planned[]> {
  if (coming.length === 0) return [];
  for (const { date, day } of coming) {
    assertNear(date, day - selected.today, `forget it: llm-interview plan --drop ${date}`);
  }
  const { planningsFor } = await import('./planning.ts');
  const { makePlan } = await import('../memory/plan/plan.ts');
  return planningsFor(coming, selected, context).map(({ questions, input }, index) => {
    const interview = coming[index] as Coming;
    const plan = makePlan(input);
    const topics = questions.map(({ topic }) => topic);
    const { minutes, level, topic, tag, weights } = interview;
    const view = {
      plan,
      date: interview.day,
      today: selected.today,
      minutes,
      mockDays: input.mockDays,
      mockCommand: mockCommand(interview),
      questions: questions.length,
      asked: input.items.filter(({ memory }) => memory !== null).length,
      selection: [...level, ...topic, ...tag],
      weights,
      topics: meanByTopic(topics, plan.byItem),
      minutesLeft: Math.max(minutes - Math.round(input.spentToday / 60), 0),
    };
    return { interview, view };
  });
}

/** Mean recall by topic, the worst first. */
function meanByTopic(topics: readonly string[], recall: readonly number[]): PlanView['topics'] {
  const sums = new Map<string, { questions: number; recall: number }>();
  for (const [index, topic] of topics.entries()) {
    const before = sums.get(topic) ?? { questions: 0, recall: 0 };
    const sum = before.recall + (recall[index] ?? 0);
    sums.set(topic, { questions: before.questions + 1, recall: sum });
  }
  return [...sums]
    .map(([topic, sum]) => ({
      topic,
      questions: sum.questions,
      recall: sum.recall / sum.questions,
    }))
    .sort((a, b) => a.recall - b.recall);
}
