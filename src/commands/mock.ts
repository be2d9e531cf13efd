import type { Command } from 'commander';
import type { Context } from '../context.ts';
import { UsageError, UserError } from '../errors.ts';
import type { ResumeChoice } from './mock-ask.ts';
import type { BeginOptions } from './mock-begin.ts';
import type { SavedRecord } from './mock-saved.ts';
import {
  collect,
  type JsonOption,
  type OpenContext,
  positive,
  withDeck,
  withExamples,
  withJson,
} from './options.ts';

interface MockOptions extends BeginOptions, JsonOption {
  readonly resume?: true;
  readonly new?: true;
  readonly history?: true;
}

const MINUTES = 45;

export function declareMock(command: Command, open: OpenContext): void {
  command
    .description(
      'A timed interview: questions one after the other, said aloud or typed, and no\nanswer before the end. Then each of yours is marked against the points that an\ninterviewer listens for, and scored. It is saved after every answer: one that was\nbroken off can be resumed.',
    )
    .option('-m, --minutes <number>', 'how long it lasts', positive, MINUTES)
    .option('-c, --count <number>', 'at most so many questions', positive)
    .option('-l, --level <level>', 'a level (repeat or comma-separate)', collect)
    .option('-t, --topic <topic>', 'a topic (repeat or comma-separate)', collect)
    .option('--tag <tag>', 'a tag (repeat or comma-separate)', collect)
    .option('-o, --out <file>', 'write a report in Markdown; never over a file that exists')
    .option('--resume', 'go on with the interview that is not finished')
    .option('--new', 'start anew, whatever is not finished')
    .option('--history', 'list the interviews so far')
    .action((options: MockOptions) => runMock(options, open(command)));
  withJson(withDeck(command));
  withExamples(command, [
    'llm-interview mock --minutes 45 --level advanced',
    'llm-interview mock --minutes 20 --topic rag,evaluation --out report.md',
    'llm-interview mock --resume',
    'llm-interview mock --history',
  ]);
}

/** Holds an interview, goes on with one, or lists them. */
export async function runMock(options: MockOptions, context: Context): Promise<void> {
  if (options.history) {
    const { runHistory } = await import('./mock-history.ts');
    return runHistory(options, context);
  }
  assertFits(options);
  const { assertTerminal } = await import('./practise.ts');
  const { assertWritable } = await import('../memory/journal.ts');
  const { savedRecords } = await import('./mock-saved.ts');
  assertTerminal('mock', context);
  assertWritable(context.paths.state);
  const open = (await savedRecords(context)).filter(({ record }) => record.state === 'unfinished');
  const last = open.at(-1);
  const choice = await choose(last, options, context);
  if (choice === 'leave') return;
  if (choice === 'resume' && last !== undefined) {
    const { resume } = await import('./mock-resume.ts');
    return resume(last, options, context);
  }
  const { begin } = await import('./mock-begin.ts');
  const { new: _, ...narrowed } = options; // a selection's --new means another thing
  await begin(open, narrowed, context);
}

function assertFits({ json, resume, new: anew }: MockOptions): void {
  if (json) throw new UsageError('--json goes with --history', 'see: llm-interview mock --help');
  if (resume && anew) throw new UsageError('--resume and --new exclude each other', 'take one');
}

async function choose(
  last: SavedRecord | undefined,
  options: MockOptions,
  context: Context,
): Promise<ResumeChoice> {
  if (options.new) return 'new';
  if (last === undefined) {
    if (!options.resume) return 'new';
    throw new UserError('there is no unfinished interview', 'start one with: llm-interview mock');
  }
  if (options.resume) return 'resume';
  const { askToResume } = await import('./mock-ask.ts');
  return askToResume(last.record, context);
}
