import type { KeyPoint, Question } from '../bank/question.ts';
import { hyperlink } from './hyperlink.ts';
import { languageMark } from './language-mark.ts';
import type { Theme } from './theme.ts';
import { stringWidth, wrap } from './wrap.ts';

/** How a Markdown answer becomes lines: rendered for a terminal, as its source for a pipe. */
export type AnswerRenderer = (answer: string, width: number, theme: Theme) => string[];

export interface QuestionView {
  readonly question: Question;
  /** "new", "in 5 days": when it is next due. */
  readonly when: string;
}

/** The whole question: points, answer, pitfalls, follow-ups, sources. */
export function renderQuestion(
  view: QuestionView,
  width: number,
  theme: Theme,
  renderAnswer: AnswerRenderer,
): string[] {
  const { question } = view;
  return [
    ...renderShort(view, width, theme),
    '',
    ...renderAnswer(question.answer, width, theme),
    ...renderRest(question, width, theme),
  ];
}

/** The short form: the question and its key points. */
export function renderShort(
  { question, when }: QuestionView,
  width: number,
  theme: Theme,
): string[] {
  return [
    ...renderHeader(question, [when, question.id], width, theme),
    '',
    ...renderPoints(question.points, width, theme),
  ];
}

/** Topic, level and more on one line, then the question itself. */
export function renderHeader(
  question: Question,
  more: readonly string[],
  width: number,
  theme: Theme,
): string[] {
  const parts = [question.topic, question.level, ...more, ...languageMark(question)];
  return [
    ...wrap(theme.styles.quiet(parts.join(` ${theme.symbols.separator} `)), width),
    '',
    ...wrap(theme.styles.heading(question.question), width),
  ];
}

export function renderPoints(points: readonly KeyPoint[], width: number, theme: Theme): string[] {
  return points.flatMap(({ kind, text }) => {
    const label = kind.padEnd(7);
    return wrap(
      text,
      width,
      kind === 'must' ? theme.styles.strong(label) : theme.styles.quiet(label),
    );
  });
}

/** What follows the answer: pitfalls, follow-ups and sources, each with its heading. */
export function renderRest(question: Question, width: number, theme: Theme): string[] {
  const { styles, symbols } = theme;
  const section = (title: string, lines: readonly string[]): string[] =>
    lines.length === 0 ? [] : ['', styles.heading(title), ...lines];
  return [
    ...section(
      'Pitfalls',
      question.pitfalls.flatMap((text) => wrap(text, width, `${styles.wrong(symbols.wrong)} `)),
    ),
    ...section(
      'Follow-ups',
      question.followUps.flatMap(({ ask, answer }) => [
        ...wrap(styles.strong(ask), width, `${symbols.cursor} `),
        ...wrap(answer, width, '  '),
      ]),
    ),
    ...section(
      'Sources',
      question.sources.flatMap(({ title, url }) => [
        ...wrap(title, width, `${symbols.bullet} `),
        `  ${hyperlink(styles.link(url), url, theme)}`,
      ]),
    ),
  ];
}

/** A Markdown source with its long lines wrapped; code blocks and tables stay as they are. */
export function wrapSource(answer: string, width: number): string[] {
  let fenced = false;
  return answer.split('\n').flatMap((line) => {
    const fence = /^\s*(?:```|~~~)/.test(line);
    if (fence) fenced = !fenced;
    if (fenced || fence || stringWidth(line) <= width || /^\s*\|/.test(line)) return [line];
    const [, lead = ''] = /^(\s*(?:[-*+]\s+|\d+[.)]\s+|>\s*)?)/.exec(line) ?? [];
    const rest = lead.trimStart().startsWith('>') ? lead : ' '.repeat(lead.length);
    return wrap(line.slice(lead.length), width, lead, rest);
  });
}
