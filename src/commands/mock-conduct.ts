import type { Context } from '../context.ts';
import { Interrupted } from '../errors.ts';
import { wrap } from '../render/wrap.ts';
import type { Mock } from '../session/mock.ts';
import { MockRun } from '../session/mock-run.ts';
import { columnsOf, MEASURE, writeLines } from '../terminal/screen.ts';
import { finish } from './mock-finish.ts';
import type { SavedRecord } from './mock-saved.ts';
import { MockScreen } from './mock-screen.ts';
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
    loadCoverage: async (lang) => {
      const { createCoverage } = await import('../bank/coverage.ts');
      return createCoverage(bank.documents(), lang);
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
  const stopKeeping = keepAtTheEnd(run, save, edge);
  const ended = await runLive(screen, edge).catch((error: unknown) => error);
  stopKeeping();
  if (ended !== undefined && !(ended instanceof Interrupted)) throw ended;
  if (!isDone(run)) save(run.mock);
  if (ended === undefined) return;
  await context.note(saved(run.mock));
  throw ended;
}

/** Saves at once when the terminal goes away: the process may end before anything is awaited. */
function keepAtTheEnd(
  run: MockRun,
  save: (mock: Mock) => void,
  { stdin, signal }: Context['edge'],
): () => void {
  const keep = () => {
    try {
      if (!isDone(run)) save(run.mock);
    } catch {
      // nobody is there to be told
    }
  };
  stdin.on('end', keep);
  signal.addEventListener('abort', keep);
  return () => {
    stdin.removeListener('end', keep);
    signal.removeEventListener('abort', keep);
  };
}

function isDone({ mock }: MockRun): boolean {
  return mock.phase === 'done';
}
