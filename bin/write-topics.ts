/** `npm run topics`: writes the table of topics into the README, from the bank. */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { loadDeck, questionsIn } from '../src/bank/deck.ts';
import { LEVELS } from '../src/bank/question.ts';
import { countTopics, type TopicCount, totalOf } from '../src/bank/topics.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const counts = countTopics(questionsIn(loadDeck(`${root}questions`), 'en'));
const row = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`;
const cells = (name: string, count: TopicCount) =>
  row([name, count.questions, ...LEVELS.map((level) => count[level]), count.languages.fr]);
const table = [
  row(['topic', 'questions', ...LEVELS, 'in French']),
  row(['---', '---:', ...LEVELS.map(() => '---:'), '---:']),
  ...counts.map((count) => cells(`[${count.topic}](questions/${count.topic})`, count)),
  cells('all', totalOf(counts)),
].join('\n');

const path = `${root}README.md`;
const between = /(?<=<!-- topics: npm run topics -->\n)[\s\S]*?(?=<!-- \/topics -->)/;
writeFileSync(path, readFileSync(path, 'utf8').replace(between, `${table}\n`));
