import type { QuestionSummary } from '../bank/question.ts';
import { dueDate, dueDay, type State, stateOf } from '../memory/status.ts';
import { whenDue } from '../render/when.ts';
import type { Selected } from './selection.ts';

/** A question in the JSON of list and search. */
export interface Row {
  readonly id: string;
  readonly question: string;
  readonly level: string;
  readonly topic: string;
  readonly tags: readonly string[];
  readonly lang: string;
  readonly deck: string;
  /** ISO date, null for a new or suspended question. */
  readonly due: string | null;
  readonly state: State;
}

export function toRow(summary: QuestionSummary, { memory }: Pick<Selected, 'memory'>): Row {
  const { id, question, level, topic, tags, lang, deck } = summary;
  const progress = memory.of(id);
  return {
    id,
    question,
    level,
    topic,
    tags,
    lang,
    deck,
    due: dueDate(progress),
    state: stateOf(progress),
  };
}

/** When a question is next due, in words. */
export function whenOf(id: string, { memory, today }: Pick<Selected, 'memory' | 'today'>): string {
  const progress = memory.of(id);
  return whenDue(dueDay(progress), today, stateOf(progress));
}
