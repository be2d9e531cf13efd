import type { Bank } from '../bank/bank.ts';
import type { QuestionSummary } from '../bank/question.ts';
import { select } from '../bank/selection.ts';
import type { Context } from '../context.ts';
import type { Memory } from '../memory/memory.ts';
import { isDue, isNew } from '../memory/status.ts';
import { comingInterviews, latestDays } from './interviews.ts';
import type { SelectionOptions } from './options.ts';

/** The questions that a command is about, and what is needed to say more about them. */
export interface Selected {
  readonly bank: Bank;
  readonly memory: Memory;
  /** The study day in progress. */
  readonly today: number;
  readonly questions: readonly QuestionSummary[];
}

/**
 * Opens the bank and the memory. The questions are narrowed by the selection options when they are
 * first asked for, which a look-up of one question never does.
 * @throws UsageError, then, for an unknown level, topic or tag.
 */
export async function openSelection(
  options: SelectionOptions,
  context: Context,
  summariesOnly = false,
): Promise<Selected> {
  const bank = await openBankOf(options, context, summariesOnly);
  const memory = await context.memory(bank);
  const today = memory.studyDay(context.now());
  const coming = comingInterviews(context.settings, today);
  if (coming.length > 0) memory.limitDue(latestDays(bank.questions, coming));
  let questions: readonly QuestionSummary[] | undefined;
  return {
    bank,
    memory,
    today,
    get questions() {
      questions ??= narrow(bank.questions, options, memory, today);
      return questions;
    },
  };
}

function narrow(
  all: readonly QuestionSummary[],
  { level = [], topic = [], tag = [], due, new: fresh }: SelectionOptions,
  memory: Memory,
  today: number,
): readonly QuestionSummary[] {
  const questions = select(all, { level, topic, tag });
  if (!due && !fresh) return questions;
  return questions.filter(({ id }) => {
    const progress = memory.of(id);
    return (due && isDue(progress, today)) || (fresh && isNew(progress, today));
  });
}

/** The bank that --deck and --lang ask for; what is wrong with its files is said in one line. */
export async function openBankOf(
  { deck, lang }: Pick<SelectionOptions, 'deck' | 'lang'>,
  context: Context,
  summariesOnly = false,
): Promise<Bank> {
  const bank = await context.bank({
    summariesOnly,
    ...(deck === undefined ? {} : { deck }),
    ...(lang === undefined ? {} : { lang }),
  });
  const [first] = bank.problems;
  if (first !== undefined) {
    const { formatProblem } = await import('../bank/problem.ts');
    const others = bank.problems.length - 1;
    const more = others === 0 ? '' : ` (and ${others} more)`;
    await context.note(
      `warning: ${formatProblem(first)}${more}; see: llm-interview check <folder>`,
    );
  }
  return bank;
}
