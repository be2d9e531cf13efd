import { dateToDay } from '../study-day.ts';

/** How a plan can order the questions of a day; see policies.ts. */
export const POLICY_NAMES = ['due first', 'new first', 'most gain'] as const;
export type PolicyName = (typeof POLICY_NAMES)[number];

/** An interview that is prepared for, as it is kept in the settings. One a day. */
export interface Interview {
  /** ISO date. */
  readonly date: string;
  /** Minutes a day for it. */
  readonly minutes: number;
  /** What it is about; an empty list does not narrow. */
  readonly level: readonly string[];
  readonly topic: readonly string[];
  readonly tag: readonly string[];
  /** How much more the questions of a level, a topic, a tag or an id count. */
  readonly weights: Readonly<Record<string, number>>;
  /** The policy that was best when it was last planned. */
  readonly policy: PolicyName;
}

export const MOST_MINUTES = 720;

/** Whether a value is an interview in all its parts. */
export function isInterview(value: unknown): value is Interview {
  if (value === null || typeof value !== 'object') return false;
  const { date, minutes, level, topic, tag, weights, policy } = value as Partial<Interview>;
  return (
    isDate(date) &&
    Number.isInteger(minutes) &&
    (minutes as number) >= 1 &&
    (minutes as number) <= MOST_MINUTES &&
    [level, topic, tag].every(isListOfText) &&
    weights !== null &&
    typeof weights === 'object' &&
    Object.values(weights).every(isWeight) &&
    POLICY_NAMES.includes(policy as PolicyName)
  );
}

export function isDate(value: unknown): value is string {
  return typeof value === 'string' && dateToDay(value) !== undefined;
}

export function isWeight(value: unknown): value is number {
  return typeof value === 'number' && value > 0 && value <= 100;
}

function isListOfText(value: unknown): boolean {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}
