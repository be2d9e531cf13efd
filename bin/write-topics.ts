/** `npm run topics`: writes the table of topics into the README, from the bank. */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { loadDeck, questionsIn } from '../src/bank/deck.ts';
import { LEVELS } from '../src/bank/question.ts';
import { countTopics } from '../src/bank/topics.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const questions = questionsIn(loadDeck(`${root}questions`), 'en');
const counts = countTopics(questions);
const row = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`;
const sum = (value: (count: (typeof counts)[number]) => number) =>
  counts.reduce((all, count) => all + value(count), 0);
const table = [
  row(['topic', 'questions', ...LEVELS, 'in French']),
  row(['---', '---:', ...LEVELS.map(() => '---:'), '---:']),
  ...counts.map((count) =>
    row([
      `[${count.topic}](questions/${count.topic})`,
      count.questions,
      ...LEVELS.map((level) => count[level]),
      count.languages.fr,
    ]),
  ),
  row([
    'all',
    questions.length,
    ...LEVELS.map((level) => sum((count) => count[level])),
    sum(({ languages }) => languages.fr),
  ]),
].join('\n');

const path = `${root}README.md`;
const between = /(?<=<!-- topics: npm run topics -->\n)[\s\S]*?(?=<!-- \/topics -->)/;
writeFileSync(path, readFileSync(path, 'utf8').replace(between, `${table}\n`));
