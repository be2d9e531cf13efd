import { LANGUAGES, LEVELS } from '../bank/question.ts';
import { type TopicCount, totalOf } from '../bank/topics.ts';
import type { Theme } from './theme.ts';
import { pad, stringWidth, wrap } from './wrap.ts';

/** The topics with how many questions each has, by level and language; one line each, then the sum. */
export function renderTopics(counts: readonly TopicCount[], width: number, theme: Theme): string[] {
  const { styles, symbols } = theme;
  const titles = ['topic', 'questions', ...LEVELS, ...LANGUAGES];
  const rows = [...counts.map(cellsOf), cellsOf(totalOf(counts))];
  const widths = titles.map((title, column) =>
    Math.max(...[titles, ...rows].map((row) => stringWidth(row[column] ?? title))),
  );
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, column) => {
        const size = widths[column] ?? 0;
        return column === 0 ? pad(cell, size) : `${' '.repeat(size - stringWidth(cell))}${cell}`;
      })
      .join('  ');
  const table = [titles, ...rows].map(line);
  if (stringWidth(table[0] ?? '') > width)
    return counts.flatMap((count) => sentence(count, width, theme));
  const [head = '', ...body] = table;
  const sum = body.pop() ?? '';
  return [
    styles.heading(head),
    ...body,
    styles.quiet(symbols.rule.repeat(stringWidth(head))),
    styles.strong(sum),
  ];
}

function cellsOf(count: TopicCount): string[] {
  return [
    count.topic,
    String(count.questions),
    ...LEVELS.map((level) => String(count[level])),
    ...LANGUAGES.map((lang) => String(count.languages[lang])),
  ];
}

/** For terminals too narrow for the table. */
function sentence(count: TopicCount, width: number, { styles, symbols }: Theme): string[] {
  const parts = [
    ...LEVELS.filter((level) => count[level] > 0).map((level) => `${count[level]} ${level}`),
    ...LANGUAGES.map((lang) => `${count.languages[lang]} ${lang}`),
  ];
  const details = styles.quiet(parts.join(` ${symbols.separator} `));
  return [
    ...wrap(`${styles.heading(count.topic)} ${count.questions}`, width),
    ...wrap(details, width, '  '),
  ];
}
