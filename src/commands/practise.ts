import type { Context } from '../context.ts';
import { Interrupted, UsageError, UserError } from '../errors.ts';
import { assertWritable } from '../memory/journal.ts';
import { isDue } from '../memory/status.ts';
import { isFirstDrill, saveUnfinished } from '../memory/unfinished.ts';
import { renderSummary } from '../render/summary.ts';
import { Drill } from '../session/drill.ts';
import { type Mode, startSession } from '../session/session.ts';
import { summarise } from '../session/summary.ts';
import { canRedraw } from '../terminal/capabilities.ts';
import { DrillScreen } from './drill-screen.ts';
import { printLines } from './output.ts';
import { whenOf } from './row.ts';
import type { Selected } from './selection.ts';

export interface PractiseOptions {
  readonly minutes?: number | undefined;
  /** False for practice that leaves no trace. */
  readonly journals: boolean;
  readonly mode: Mode;
  /** For screen readers: lines, nothing redrawn. */
  readonly plain?: boolean | undefined;
}

/**
 * Refuses to start where nobody can answer.
 * @throws UsageError that names what to use instead.
 */
export function assertTerminal(name: string, { interactive, edge }: Context, plain = false): void {
  const instead = 'without one, use: llm-interview show <id>, llm-interview grade <id> <rating>';
  if (!interactive) throw new UsageError(`${name} needs a terminal to ask questions in`, instead);
  if (!plain && !canRedraw(edge.env)) {
    const wanted = `${name} needs a terminal that can move the cursor (TERM is dumb)`;
    throw new UsageError(wanted, name === 'mock' ? instead : `use --plain; ${instead}`);
  }
}

/** Asks the questions of a queue in the terminal, then prints how it went. */
export async function practise(
  queue: readonly string[],
  selected: Selected,
  options: PractiseOptions,
  context: Context,
): Promise<void> {
  const { bank, memory } = selected;
  if (options.journals) assertWritable(context.paths.state);
  const session = startSession(queue, context.now().getTime(), options.minutes);
  const drill = new Drill(session, {
    read: (id) => bank.read(id),
    memory,
    now: context.now,
    random: context.random,
    journals: options.journals,
    mode: options.mode,
    onQueue: (left) => {
      if (options.journals)
        saveUnfinished(context.paths.state, { queue: left, mode: options.mode });
    },
    loadCoverage: async (lang) => {
      const { createCoverage } = await import('../bank/coverage.ts');
      return createCoverage(bank.documents(), lang);
    },
  });
  const { state } = context.paths;
  const isFirst = isFirstDrill(state);
  if (options.journals) saveUnfinished(state, { queue, mode: options.mode });
  const ended = await run(drill, selected, options, isFirst, context).catch(
    (error: unknown) => error,
  );
  if (ended !== undefined && !(ended instanceof Interrupted)) {
    if (ended instanceof UserError) {
      await context.note(`The answer just given is not saved; ${savedBefore(drill)}.`);
    }
    throw ended;
  }
  if (options.journals) await memory.settle();
  await printLines(summaryLines(drill, selected, options, context), { ...context, pager: false });
  if (ended !== undefined) throw ended;
}

async function run(
  drill: Drill,
  selected: Selected,
  { mode, plain }: PractiseOptions,
  isFirst: boolean,
  context: Context,
): Promise<void> {
  if (plain) {
    const { PlainDrill } = await import('./plain-drill.ts');
    return new PlainDrill(drill, selected, context).run();
  }
  const { runLive } = await import('../terminal/live.ts');
  const screen = new DrillScreen(drill, selected, context, { types: mode === 'type', isFirst });
  return runLive(screen, context.edge);
}

function savedBefore({ session }: Drill): string {
  const { length } = session.answered;
  if (length === 0) return 'there was none before it';
  return length === 1 ? 'the one before it is' : `the ${length} before it are`;
}

function summaryLines(
  drill: Drill,
  selected: Selected,
  { journals }: PractiseOptions,
  context: Context,
): string[] {
  const { bank } = selected;
  const titles = new Map(bank.questions.map(({ id, question }) => [id, question]));
  const summary = summarise(drill.session, (id) =>
    bank.read(id).points.flatMap(({ kind }, index) => (kind === 'must' ? [index] : [])),
  );
  return renderSummary(
    {
      summary,
      titleOf: (id) => titles.get(id) ?? id,
      pointOf: (id, point) => bank.read(id).points[point]?.text ?? '',
      whenOf: (id) => (journals ? whenOf(id, selected) : ''),
      next: nextCommand(drill, summary.questions[0]?.id, selected),
    },
    context.out.width,
    context.out.theme,
  );
}

/** What was left over, then what is due, then a look at what went worst. */
function nextCommand(
  { session }: Drill,
  worst: string | undefined,
  { questions, memory, today }: Selected,
): string {
  if (session.queue.length > 0) return 'llm-interview drill --continue';
  if (questions.some(({ id }) => isDue(memory.of(id), today))) return 'llm-interview review';
  return worst === undefined ? 'llm-interview drill' : `llm-interview show ${worst}`;
}
