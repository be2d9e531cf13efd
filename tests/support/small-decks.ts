import { folderOf, questionText } from './deck-folder.ts';

/** A deck of three short questions, asked in the order one, two, three while they are new. */
export function threeQuestions(): string {
  const levels = { one: 'basic', two: 'intermediate', three: 'advanced' };
  return folderOf(
    Object.fromEntries(Object.entries(levels).map(([id, level]) => fileOf(id, level))),
  );
}

/** A deck of so many questions q1, q2, ... of the same level. */
export function manyQuestions(count: number): string {
  const ids = Array.from({ length: count }, (_, index) => `q${index + 1}`);
  return folderOf(Object.fromEntries(ids.map((id) => fileOf(id, 'basic'))));
}

/** The path and the text of a question with two musts and a bonus. */
function fileOf(id: string, level: string): [path: string, text: string] {
  const points = [
    `  - must: ${id} comes after the one before`,
    `  - must: ${id} comes before the next`,
    `  - bonus: ${id} has a name in every language`,
  ];
  const fields = [`level: ${level}`, 'topic: numbers', 'tags: [digit]'];
  const text = questionText(id, [...fields, `points:\n${points.join('\n')}`]);
  return [`numbers/${id}.md`, text];
}
