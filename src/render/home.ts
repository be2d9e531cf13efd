import type { Theme } from './theme.ts';
import { counted, daysAhead } from './when.ts';
import { pad, stringWidth, wrap } from './wrap.ts';

/** Counts of questions, for the bare command. */
export interface HomeView {
  readonly due: number;
  readonly new: number;
  /** New questions that review still brings today. */
  readonly newToday: number;
  readonly reviewedToday: number;
  /** Study days in a row. */
  readonly streak: number;
  readonly total: number;
  /** The nearest one that is planned, the days until then, and the questions that its plan leaves for today. */
  readonly interview: {
    readonly date: string;
    readonly days: number;
    readonly planned: number;
  } | null;
}

export function renderHome(view: HomeView, width: number, theme: Theme): string[] {
  const { styles, symbols } = theme;
  const due = `${view.due} due today`;
  const parts = [
    view.due > 0 ? styles.due(due) : due,
    `${view.new} of ${view.total} still new`,
    ...(view.reviewedToday > 0 ? [`${view.reviewedToday} done today`] : []),
    ...(view.interview === null
      ? []
      : [styles.strong(`interview ${daysAhead(view.interview.days)}`)]),
    ...(view.streak > 0 ? [`streak: ${counted(view.streak, 'day')}`] : []),
  ];
  const commands = suggestions(view);
  const column = Math.max(...commands.map(([command]) => stringWidth(command))) + 2;
  return [
    ...wrap(parts.join(` ${styles.quiet(symbols.separator)} `), width),
    '',
    ...commands.flatMap(([command, why]) =>
      wrap(styles.quiet(why), width, `  ${styles.key(pad(command, column))}`),
    ),
  ];
}

/** The three commands most worth running now. */
function suggestions(view: HomeView): (readonly [command: string, why: string])[] {
  const waiting = view.interview?.planned ?? view.due + view.newToday;
  const review = ['llm-interview review', `${counted(waiting, 'question')} for today`] as const;
  const drill = ['llm-interview drill', 'practise any of them, e.g. --level advanced'] as const;
  const show = ['llm-interview show rope', 'look one up before the call'] as const;
  const plan = ['llm-interview plan', 'the days until the interview'] as const;
  const help = ['llm-interview --help', 'everything else'] as const;
  const last = view.interview === null ? show : plan;
  return waiting > 0 ? [review, drill, last] : [drill, last, help];
}
