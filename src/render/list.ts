import type { QuestionSummary } from '../bank/question.ts';
import { highlight, type Range } from './highlight.ts';
import { languageMark } from './language-mark.ts';
import type { Theme } from './theme.ts';
import { wrap } from './wrap.ts';

export interface ListEntry {
  readonly question: QuestionSummary;
  readonly when: string;
}

/** Questions grouped by topic: the question, then its id, level and when it is next due. */
export function renderList(entries: readonly ListEntry[], width: number, theme: Theme): string[] {
  const topics = new Map<string, ListEntry[]>();
  for (const entry of entries) {
    const { topic } = entry.question;
    const group = topics.get(topic);
    if (group === undefined) topics.set(topic, [entry]);
    else group.push(entry);
  }
  return [...topics].flatMap(([topic, group], index) => [
    ...(index === 0 ? [] : ['']),
    ...wrap(`${theme.styles.heading(topic)} ${theme.styles.quiet(String(group.length))}`, width),
    ...group.flatMap((entry) => [
      ...wrap(entry.question.question, width, '  '),
      ...wrap(details(entry.question, [entry.question.level, entry.when], theme), width, '    '),
    ]),
  ]);
}

export interface FoundEntry extends ListEntry {
  /** Where the question's text matched. */
  readonly ranges: readonly Range[];
  /** The alias or tag that matched instead. */
  readonly via: string | undefined;
}

/** What a search found, best first, with the match highlighted. */
export function renderFound(entries: readonly FoundEntry[], width: number, theme: Theme): string[] {
  return entries.flatMap(({ question, when, ranges, via }) => {
    const more = [question.topic, question.level, when];
    const known = via === undefined ? [] : [`also ${theme.styles.match(via)}`];
    return [
      ...wrap(highlight(question.question, ranges, theme.styles.match), width),
      ...wrap(details(question, [...more, ...known], theme), width, '  '),
    ];
  });
}

function details(question: QuestionSummary, more: readonly string[], theme: Theme): string {
  const quiet = [...more, ...languageMark(question)].map((part) => theme.styles.quiet(part));
  return [theme.styles.code(question.id), ...quiet].join(
    theme.styles.quiet(` ${theme.symbols.separator} `),
  );
}
