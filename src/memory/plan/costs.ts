import { OUTCOMES, type Outcome, type Times } from '../times.ts';

/** Seconds that a question takes on one day, repeats included, by how it goes. */
export type Costs = Readonly<Record<Outcome, number>>;

/** What is known of a question's cost before planning. */
export interface TimedQuestion {
  /** The length of a good spoken answer. */
  readonly seconds: number;
  readonly times?: Times | undefined;
}

/** Seconds for a question with a two-minute answer, until one's own times are known. */
const PRIOR: Costs = { new: 120, pass: 75, fail: 120 };
/** The answer that the prior is for, and what one takes to think before it. */
const PRIOR_SECONDS = 120;
const THINKING_SECONDS = 30;

/** So many days of one's own count as much as the prior does. */
const TRUST_IN_ALL = 10;
const TRUST_IN_ONE = 3;

/**
 * The cost of each question: a prior for its length, scaled to how fast this user is with all
 * questions, then to what this one took; the more days were timed, the less the prior counts.
 */
export function costsOf(questions: readonly TimedQuestion[]): Costs[] {
  const priors = questions.map(priorOf);
  const pace = Object.fromEntries(
    OUTCOMES.map((outcome) => [outcome, paceOf(questions, priors, outcome)]),
  ) as Costs;
  return questions.map(({ times }, index) => {
    const usual = scaled(priors[index] as Costs, (outcome) => pace[outcome]);
    if (times === undefined) return usual;
    const own = sumOf(times, usual);
    const trusted = TRUST_IN_ONE * usual.pass;
    const factor = (own.seconds + trusted) / (own.expected + trusted);
    return scaled(usual, () => factor);
  });
}

function priorOf({ seconds }: TimedQuestion): Costs {
  const length = (seconds + THINKING_SECONDS) / (PRIOR_SECONDS + THINKING_SECONDS);
  return scaled(PRIOR, () => length);
}

/** How much longer than the prior this user takes where it goes that way. */
function paceOf(
  questions: readonly TimedQuestion[],
  priors: readonly Costs[],
  outcome: Outcome,
): number {
  let seconds = TRUST_IN_ALL * PRIOR[outcome];
  let expected = seconds;
  for (const [index, { times }] of questions.entries()) {
    if (times === undefined) continue;
    seconds += times[outcome].ms / 1000;
    expected += times[outcome].days * (priors[index] as Costs)[outcome];
  }
  return seconds / expected;
}

function sumOf(times: Times, usual: Costs): { seconds: number; expected: number } {
  let seconds = 0;
  let expected = 0;
  for (const outcome of OUTCOMES) {
    seconds += times[outcome].ms / 1000;
    expected += times[outcome].days * usual[outcome];
  }
  return { seconds, expected };
}

function scaled(costs: Costs, factor: (outcome: Outcome) => number): Costs {
  return {
    new: costs.new * factor('new'),
    pass: costs.pass * factor('pass'),
    fail: costs.fail * factor('fail'),
  };
}
