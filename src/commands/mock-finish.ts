import { existsSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Context } from '../context.ts';
import { systemCode, UserError } from '../errors.ts';
import { renderReport } from '../render/mock-report.ts';
import { renderScoreCard, type ScoreCardView } from '../render/score-card.ts';
import type { MockRecord } from '../session/mock-record.ts';
import { scoreMock } from '../session/mock-score.ts';
import { begunAt, type SavedRecord } from './mock-saved.ts';
import { printLines } from './output.ts';
import type { Selected } from './selection.ts';

/** Prints the score card, writes the report, and only then calls the interview finished. */
export async function finish(
  record: MockRecord,
  file: SavedRecord['file'],
  { bank }: Selected,
  context: Context,
): Promise<void> {
  const { mock, at, out } = record;
  if (mock.answers.length === 0) {
    file.save({ ...record, state: 'abandoned' }, context.now());
    return context.note('Nothing answered.');
  }
  const score = scoreMock(mock, (id) => bank.read(id));
  const view: ScoreCardView = {
    when: begunAt(record, context),
    mock,
    score,
    titleOf: (id) => bank.read(id).question,
    pointOf: (id, point) => bank.read(id).points[point]?.text ?? '',
  };
  const { width, theme } = context.out;
  await printLines(renderScoreCard(view, width, theme), { ...context, pager: false });
  if (out !== null) {
    const when = at.slice(0, 16).replace('T', ' ');
    writeReport(out, renderReport({ ...view, when, questionOf: (id) => bank.read(id) }));
    await context.note(`\nReport: ${out}`);
  }
  const { must, bonus } = score;
  file.save({ ...record, state: 'finished', score: { must, bonus } }, context.now());
}

/**
 * Makes sure, before anybody is asked anything, that a report can be written there.
 * @throws UserError when the file exists or its folder doesn't.
 */
export function assertFree(path: string): void {
  if (existsSync(path)) throw taken(path, 'name another file with --out');
  const folder = dirname(path);
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    throw new UserError(`there is no folder ${folder}`, 'make it, or name another file');
  }
}

function writeReport(path: string, report: string): void {
  try {
    writeFileSync(path, report, { flag: 'wx' });
  } catch (error) {
    if (systemCode(error) === 'EEXIST') throw taken(path, ELSEWHERE);
    throw new UserError(`cannot write ${path} (${systemCode(error) ?? String(error)})`, ELSEWHERE, {
      cause: error,
    });
  }
}

const ELSEWHERE = 'write it elsewhere with: llm-interview mock --resume --out <file>';

function taken(path: string, hint: string): UserError {
  return new UserError(`${path} exists already`, hint);
}
