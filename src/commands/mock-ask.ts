import type { Context } from '../context.ts';
import { renderFooter } from '../render/footer.ts';
import { timeLeft } from '../render/mock.ts';
import { wrap } from '../render/wrap.ts';
import type { Mock } from '../session/mock.ts';
import type { MockRecord } from '../session/mock-record.ts';
import type { LiveKey, LiveProgram, LiveScreen } from '../terminal/live.ts';
import { MEASURE } from '../terminal/screen.ts';
import { begunAt } from './mock-saved.ts';

/** What to do about an interview that is not finished. */
export type ResumeChoice = 'resume' | 'new' | 'leave';

const KEYS: Readonly<Record<string, ResumeChoice>> = { r: 'resume', n: 'new', q: 'leave' };
const FOOTER = ['r resume it', 'n start anew', 'q leave it for now'];

/** Asks whether to go on with an unfinished interview. */
export async function askToResume(record: MockRecord, context: Context): Promise<ResumeChoice> {
  const { runLive } = await import('../terminal/live.ts');
  const question = new ResumeQuestion(record, context);
  await runLive(question, context.edge);
  return question.choice;
}

class ResumeQuestion implements LiveProgram {
  choice: ResumeChoice = 'leave';
  readonly #record: MockRecord;
  readonly #context: Context;

  constructor(record: MockRecord, context: Context) {
    this.#record = record;
    this.#context = context;
  }

  frame({ columns }: LiveScreen): readonly string[] {
    const width = Math.min(columns - 1, MEASURE);
    const standing = standingOf(this.#record.mock, this.#context.now().getTime());
    const text = `The interview of ${begunAt(this.#record, this.#context)} is not finished: ${standing}.`;
    const area = { width, theme: this.#context.err.theme };
    return [...wrap(text, width, ' '), '', ...renderFooter(FOOTER, area)];
  }

  async onKey({ name, ctrl }: LiveKey, screen: LiveScreen): Promise<void> {
    const choice = ctrl || name === undefined ? undefined : KEYS[name];
    if (choice === undefined) return;
    this.choice = choice;
    screen.finish();
  }

  async onEnd(screen: LiveScreen): Promise<void> {
    screen.finish();
  }
}

/** "3 of 12 questions answered, 22:10 left". */
export function standingOf(mock: Mock, now: number): string {
  const { phase, answers, ids, marks } = mock;
  if (phase === 'debrief' || phase === 'done') {
    return `${marks.length} of ${answers.length} answers marked`;
  }
  const paused = phase === 'paused' ? ', paused' : '';
  return `${answers.length} of ${ids.length} questions answered, ${timeLeft(mock, now)}${paused}`;
}
