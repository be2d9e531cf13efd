import { LEVELS, type QuestionSummary } from '../bank/question.ts';
import type { Context } from '../context.ts';
import { costsOf } from '../memory/plan/costs.ts';
import { exponentialLearner, fsrsLearner } from '../memory/plan/learner.ts';
import { type PlanInput, simulationOf } from '../memory/plan/plan.ts';
import type { PlanItem } from '../memory/plan/policies.ts';
import { firstDay } from '../memory/plan/simulate.ts';
import { weakTopics } from '../memory/plan/weak-topics.ts';
import { isDue } from '../memory/status.ts';
import { type Coming, questionsFor } from './interviews.ts';
import type { Selected } from './selection.ts';

/** How much more the core of the field counts, and what goes badly. */
const CORE_WEIGHT = 1.5;
const WEAK_WEIGHT = 1.5;

/** Who only begins needs some days for a mock interview to pay, and a mock some minutes. */
const MOCK_FROM_DAYS = 4;
const MOCK_FROM_MINUTES = 15;
/** The last mock leaves a day to mend what it shows; before it there is one a week. */
const MOCK_BEFORE = 2;
const MOCK_EVERY = 7;

/** What the plan for an interview is made from; the items are in the order of `questions`. */
export interface Planning {
  readonly questions: readonly QuestionSummary[];
  readonly input: PlanInput;
}

/** The plannings of all coming interviews; the time that today has had went to the nearest first. */
export function planningsFor(
  coming: readonly Coming[],
  selected: Selected,
  context: Context,
): Planning[] {
  let spent = (selected.memory.progress.days.get(selected.today)?.ms ?? 0) / 1000;
  return coming.map((interview) => {
    const planning = planningFor(interview, selected, spent, context);
    spent = Math.max(spent - planning.input.seconds, 0);
    return planning;
  });
}

/** Gathers what planning needs to know of an interview's questions. */
function planningFor(
  interview: Coming,
  selected: Selected,
  spentToday: number,
  context: Context,
): Planning {
  const { memory, today } = selected;
  const { weights, retention } = context.settings;
  const questions = easiestFirst(questionsFor(selected.bank.questions, interview)).filter(
    ({ id }) => !memory.of(id).suspended,
  );
  const progress = questions.map(({ id }) => memory.of(id));
  const costs = costsOf(
    questions.map(({ seconds }, index) => ({ seconds, times: progress[index]?.times })),
  );
  const weak = weakTopics(
    questions.map(({ topic }, index) => ({ topic, recall: progress[index]?.recall })),
  );
  const items = questions.map((question, index): PlanItem => {
    const { recall, buriedOn } = memory.of(question.id);
    return {
      id: question.id,
      weight: weightOf(question, interview.weights, weak),
      costs: costs[index] as PlanItem['costs'],
      memory: recall.state === 'new' ? null : recall,
      ...(buriedOn === null ? {} : { notBefore: buriedOn + 1 }),
    };
  });
  const hasBegun = items.some(({ memory }) => memory !== null && memory.lastDay < today);
  const input: PlanInput = {
    items,
    today,
    date: interview.day,
    seconds: interview.minutes * 60,
    spentToday,
    mockDays: mockDays(interview, today, hasBegun),
    retention,
    believed: fsrsLearner(weights),
    otherwise: exponentialLearner(weights),
  };
  return { questions, input };
}

export interface Planned {
  readonly ids: readonly string[];
  /** The nearest interview, which most of it is for. */
  readonly interview: Coming;
  /** The interview whose plan has a mock today that was not held yet. */
  readonly mock: Coming | undefined;
}

/** What the plans of all coming interviews ask today, the nearest first; what was just missed goes before. */
export function plannedToday(
  coming: readonly [Coming, ...Coming[]],
  selected: Selected,
  context: Context,
): Planned {
  const { memory, today } = selected;
  const [interview] = coming;
  const plannings = planningsFor(coming, selected, context);
  const missed = plannings.flatMap(({ questions }) =>
    questions.filter(({ id }) => {
      const { recall } = memory.of(id);
      return recall.state === 'reviewed' && recall.lastDay === today && isDue(memory.of(id), today);
    }),
  );
  const ids = plannings.flatMap(({ input }, index) =>
    firstDay(simulationOf(input, (coming[index] as Coming).policy)),
  );
  const mock = coming.find((_, index) => {
    const { mockDays, spentToday, seconds } = (plannings[index] as Planning).input;
    return mockDays.has(today) && spentToday < seconds / 2;
  });
  return { ids: [...new Set([...missed.map(({ id }) => id), ...ids])], interview, mock };
}

/** Of questions that are worth the same the simple ones come first, as others build on them; the topics mixed. */
function easiestFirst(questions: readonly QuestionSummary[]): QuestionSummary[] {
  const rank = ({ level }: QuestionSummary) => LEVELS.indexOf(level);
  const place = new Map(questions.map(({ id }) => [id, hash(id)]));
  return [...questions].sort(
    (a, b) => rank(a) - rank(b) || (place.get(a.id) ?? 0) - (place.get(b.id) ?? 0),
  );
}

/** A number for a text, always the same (FNV-1a), so that a plan does not change by itself. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const character of text) {
    value = Math.imul(value ^ (character.codePointAt(0) as number), 0x01000193);
  }
  return value >>> 0;
}

function weightOf(
  { id, level, topic, tags }: QuestionSummary,
  own: Coming['weights'],
  weak: ReadonlySet<string>,
): number {
  const core = tags.includes('core') ? CORE_WEIGHT : 1;
  const usual = core * (weak.has(topic) ? WEAK_WEIGHT : 1);
  return [id, level, topic, ...tags].reduce((weight, name) => weight * (own[name] ?? 1), usual);
}

function mockDays({ day, minutes }: Coming, today: number, hasBegun: boolean): Set<number> {
  const days = new Set<number>();
  if (minutes < MOCK_FROM_MINUTES) return days;
  if (!hasBegun && day - today < MOCK_FROM_DAYS) return days;
  // Before anything was asked there is nothing to show.
  const first = hasBegun ? today : today + 1;
  for (let mock = day - MOCK_BEFORE; mock >= first; mock -= MOCK_EVERY) days.add(mock);
  return days;
}
