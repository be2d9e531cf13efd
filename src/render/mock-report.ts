import type { Question } from '../bank/question.ts';
import { ratingName } from '../memory/events.ts';
import type { MockAnswer, MockMark } from '../session/mock.ts';
import type { ScoredQuestion } from '../session/mock-score.ts';
import { targetSeconds } from '../session/mock-set.ts';
import { howLong } from './mock.ts';
import { percent } from './bars.ts';
import { outOf, overall, type ScoreCardView } from './score-card.ts';
import { clock } from './when.ts';

export interface ReportView extends ScoreCardView {
  readonly questionOf: (id: string) => Question;
}

/** A finished interview as Markdown: the score card, then every answer beside the model answer. */
export function renderReport(view: ReportView): string {
  const { score, mock, when, titleOf, pointOf, questionOf } = view;
  const answers = mock.marks.flatMap((mark, index) => {
    const given = mock.answers[index];
    return given === undefined ? [] : answerBlock(index + 1, given, mark, questionOf(given.id));
  });
  const sections = [
    [`# Mock interview of ${when}`],
    [`${overall(score, mock)}.`],
    [`${outOf(score.must, 'must')}, ${outOf(score.bonus, 'bonus', 'bonuses')}.`],
    ['## Topics'],
    table(
      ['topic', 'score', 'musts', 'bonuses'],
      score.topics.map(({ topic, must, bonus }) => [
        topic,
        percent(must.all === 0 ? null : must.said / must.all),
        `${must.said} of ${must.all}`,
        `${bonus.said} of ${bonus.all}`,
      ]),
    ),
    ['## Questions'],
    table(
      ['question', 'rating', 'musts', 'bonuses', 'time', 'target'],
      score.questions.map((one) => questionRow(one, titleOf(one.id))),
    ),
    ...list('## Not asked', score.notAsked.map(titleOf)),
    ...list(
      '## Points to work on',
      score.work.map(({ id, point }) => `${pointOf(id, point)} (\`${id}\`)`),
    ),
    ['## Answers'],
    ...answers,
  ];
  return `${sections.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function questionRow(
  { rating, must, bonus, ms, targetMs }: ScoredQuestion,
  title: string,
): string[] {
  const tallies = [must, bonus].map(({ said, all }) => `${said} of ${all}`);
  return [title, ratingName(rating), ...tallies, clock(ms), clock(targetMs)];
}

function answerBlock(
  number: number,
  given: MockAnswer,
  { rating, ticked }: MockMark,
  question: Question,
): string[][] {
  const { topic, level, points, answer, followUps } = question;
  const target = `target ${clock(targetSeconds(question) * 1000)}`;
  const details = [topic, level, `${howLong(given)}, ${target}`, `rated ${ratingName(rating)}`];
  return [
    [`### ${number}. ${question.question}`],
    [details.join(' · ')],
    ...(given.text === '' ? [] : [given.text.split('\n').map((line) => `> ${line}  `)]),
    points.map(({ kind, text }, index) => {
      return `- [${ticked.includes(index) ? 'x' : ' '}] ${kind}: ${text}`;
    }),
    ['**The answer**'],
    [answer],
    ...followUps.map((one) => [`**${one.ask}** ${one.answer}`]),
  ];
}

function list(heading: string, items: readonly string[]): string[][] {
  return items.length === 0 ? [] : [[heading], items.map((item) => `- ${item}`)];
}

function table(header: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const row = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replace(/\|/g, '\\|')).join(' | ')} |`;
  return [row(header), row(header.map(() => '---')), ...rows.map(row)];
}
