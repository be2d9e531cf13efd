import type { Interview } from '../memory/plan/interview.ts';
import { dayToDate } from '../memory/study-day.ts';
import type { PlanView } from '../render/plan.ts';
import { toThousandths } from './output.ts';

/** The JSON of plan: fractions with three digits, days by their dates. */
export function planJson({ date, minutes, level, topic, tag, weights }: Interview, view: PlanView) {
  const { plan, questions, asked, today, topics, mockDays } = view;
  return {
    date,
    minutes,
    level,
    topic,
    tag,
    weights,
    questions,
    asked,
    policy: plan.policy,
    policies: plan.policies.map(({ policy, goal }) => ({ policy, goal: rounded(goal) })),
    recall: rounded(plan.recall),
    recallWithoutStudy: toThousandths(plan.without),
    recallIfForgottenExponentially: toThousandths(plan.otherwise),
    topics: topics.map((one) => ({ ...one, recall: toThousandths(one.recall) })),
    more: plan.more.map(({ seconds, recall }) => ({
      minutes: seconds / 60,
      recall: toThousandths(recall),
    })),
    days: plan.days.map((work, index) => ({
      date: dayToDate(today + index),
      new: toThousandths(work.new),
      reviews: toThousandths(work.reviews),
      minutes: toThousandths(work.seconds / 60),
      mock: mockDays.has(today + index),
    })),
    simulations: plan.runs,
  };
}

function rounded({ mean, low, high }: PlanView['plan']['recall']) {
  return { mean: toThousandths(mean), low: toThousandths(low), high: toThousandths(high) };
}
