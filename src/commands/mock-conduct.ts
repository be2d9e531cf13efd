import { existsSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Context } from '../context.ts';
import { Interrupted, systemCode, UserError } from '../errors.ts';
import { renderReport } from '../render/mock-report.ts';
import { renderScoreCard, type ScoreCardView } from '../render/score-card.ts';
import { wrap } from '../render/wrap.ts';
import type { Mock } from '../session/mock.ts';
import type { MockRecord } from '../session/mock-record.ts';
import { MockRun } from '../session/mock-run.ts';
import { scoreMock } from '../session/mock-score.ts';
import { columnsOf, MEASURE, writeLines } from '../terminal/screen.ts';
import { begunAt, type SavedRecord } from './mock-saved.ts';
import { MockScreen } from './mock-screen.ts';
import { printLines } from './output.ts';
import type { Selected } from './selection.ts';

/** Asks, debriefs and scores an interview. `opening` is printed before it. */
export async function conduct(
  { record, file }: Pick<SavedRecord, 'record' | 'file'>,
  opening: string,
  selected: Selected,
  context: Context,
): Promise<void> {
  const { bank, memory } = selected;
  const save = (mock: Mock) => file.save({ ...record, mock }, context.now());
  const run = new MockRun(record.mock, {
    read: (id) => bank.read(id),
    memory,
    now: context.now,
    save,
    loadCoverage: async () => {
      const { createCoverage } = await import('../bank/coverage.ts');
      return createCoverage(bank.documents(), record.lang);
    },
  });
  await run.start();
  await runScreen(run, opening, selected, context, save);
  if (!isDone(run)) return context.note(`\n${saved(run.mock)}`);
  await memory.settle();
  await finish({ ...record, mock: run.mock }, file, selected, context);
}

/** What becomes of an interview that was broken off. */
function saved({ phase }: Mock): string {
  const clock = phase === 'paused' ? 'stands still' : 'runs on';
  const what =
    phase === 'debrief'
      ? 'What is marked is journalled; the rest is saved.'
      : `The interview is saved; its clock ${clock}.`;
  return `${what}\nGo on with: llm-interview mock --resume`;
}

/** Runs the live part; what was typed so far is saved however it ends. */
async function runScreen(
  run: MockRun,
  opening: string,
  selected: Selected,
  context: Context,
  save: (mock: Mock) => void,
): Promise<void> {
  if (isDone(run)) return;
  const { err, edge } = context;
  const screen = new MockScreen(run, selected, context);
  const width = Math.min(columnsOf(edge.stderr) - 1, MEASURE);
  const opened = await screen.opened({ width, rows: err.rows, theme: err.theme });
  await writeLines(err, [
    ...wrap(opening, width, ' '),
    ...(opened.length > 0 ? ['', ...opened] : []),
  ]);
  const { runLive } = await import('../terminal/live.ts');
  const ended = await runLive(screen, edge).catch((error: unknown) => error);
  if (ended !== undefined && !(ended instanceof Interrupted)) throw ended;
  if (!isDone(run)) save(run.mock);
  if (ended === undefined) return;
  await context.note(saved(run.mock));
  throw ended;
}

function isDone({ mock }: MockRun): boolean {
  return mock.phase === 'done';
}

/** Prints the score card, writes the report, and only then calls the interview finished. */
async function finish(
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
  if (existsSync(path)) throw taken(path);
  const folder = dirname(path);
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    throw new UserError(`there is no folder ${folder}`, 'make it, or name another file');
  }
}

function writeReport(path: string, report: string): void {
  try {
    writeFileSync(path, report, { flag: 'wx' });
  } catch (error) {
    if (systemCode(error) === 'EEXIST') throw taken(path);
    throw new UserError(`cannot write ${path} (${systemCode(error) ?? String(error)})`, ELSEWHERE, {
      cause: error,
    });
  }
}

const ELSEWHERE = 'write it elsewhere with: llm-interview mock --resume --out <file>';

function taken(path: string): UserError {
  return new UserError(`${path} exists already`, 'name another file with --out');
}
