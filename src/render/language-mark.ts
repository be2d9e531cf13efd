import type { QuestionSummary } from '../bank/question.ts';

/** Says of a question that it is not in the language asked for; nothing of any other. */
export function languageMark({ untranslated }: Pick<QuestionSummary, 'untranslated'>): string[] {
  return untranslated ? ['in English'] : [];
}
