import type { Context } from '../context.ts';
import { type Rating, ratingName } from '../memory/events.ts';
import type { Area } from '../render/area.ts';
import {
  type MockView,
  renderDebriefed,
  renderFollowUps,
  renderGiven,
  renderMock,
  renderOver,
} from '../render/mock.ts';
import { renderRated, renderRevealed } from '../render/printed.ts';
import type { Mock } from '../session/mock.ts';
import { type MockCommand, mockCommandOf } from '../session/mock-keys.ts';
import type { MockMove, MockRun } from '../session/mock-run.ts';
import { scoreAnswer } from '../session/mock-score.ts';
import { proposeRating } from '../session/rubric.ts';
import { edit, isFinished } from '../session/text-field.ts';
import type { LiveKey, LiveProgram, LiveScreen } from '../terminal/live.ts';
import { MEASURE } from '../terminal/screen.ts';
import { whenOf } from './row.ts';
import type { Selected } from './selection.ts';

/** An interview in the terminal: keys become moves, and what is settled is printed above the live lines. */
export class MockScreen implements LiveProgram {
  readonly #run: MockRun;
  readonly #selected: Selected;
  readonly #context: Context;
  #helpOpen = false;

  constructor(run: MockRun, selected: Selected, context: Context) {
    this.#run = run;
    this.#selected = selected;
    this.#context = context;
  }

  frame(screen: LiveScreen): readonly string[] {
    const view = this.#view();
    return view === undefined ? [' '] : renderMock(view, this.#area(screen));
  }

  /** The end of the input breaks the interview off; it can be resumed. */
  async onEnd(screen: LiveScreen): Promise<void> {
    screen.finish();
  }

  async onKey(key: LiveKey, screen: LiveScreen): Promise<void> {
    const { phase, draft } = this.#run.mock;
    if (phase === 'done') return;
    // A pasted text is an answer, not a row of keys.
    if (phase === 'asking' && key.name === 'paste-start') {
      await this.#dispatch({ type: 'startTyping' }, screen);
      return this.onKey(key, screen);
    }
    const command = mockCommandOf(key, phase);
    if (command !== undefined) return this.#perform(command, screen);
    if (phase !== 'typing') return;
    const isDone = isFinished(draft, key);
    const typed: MockMove = { type: 'type', draft: edit(draft, key) };
    await this.#dispatch(isDone ? { type: 'finish', at: this.#now() } : typed, screen);
  }

  async #perform(command: MockCommand, screen: LiveScreen): Promise<void> {
    this.#helpOpen = command.type === 'keys' && !this.#helpOpen;
    if (command.type === 'leave') return screen.finish();
    const move = this.#moveOf(command);
    if (move !== undefined) await this.#dispatch(move, screen);
  }

  #moveOf(command: MockCommand): MockMove | undefined {
    switch (command.type) {
      case 'say':
      case 'skip':
      case 'pause':
      case 'goOn':
      case 'end':
        return { type: command.type, at: this.#now() };
      case 'type':
        return { type: 'startTyping' };
      case 'back':
        return { type: 'stopTyping' };
      case 'up':
      case 'down':
        return { type: 'move', by: command.type === 'up' ? -1 : 1 };
      case 'tick':
      case 'unmark':
        return { type: command.type };
      case 'accept':
        return { type: 'mark', rating: this.#proposed() };
      case 'rate':
        return { type: 'mark', rating: command.rating };
      default:
        return undefined;
    }
  }

  async #dispatch(move: MockMove, screen: LiveScreen): Promise<void> {
    const before = this.#run.mock;
    await this.#run.dispatch(move);
    screen.print(await this.#printed(before, this.#area(screen)));
    if (this.#run.mock.phase === 'done') screen.finish();
  }

  /** What an action leaves on the screen for good. */
  async #printed(before: Mock, area: Area): Promise<string[]> {
    const { mock } = this.#run;
    const lines: string[] = [];
    if (mock.answers.length > before.answers.length) lines.push(...this.#given(area));
    if (mock.marks.length > before.marks.length) lines.push(...this.#marked(area));
    if (mock.marks.length < before.marks.length) return this.#unmarked(before, area);
    if (mock.phase !== 'debrief') return lines;
    if (before.phase !== 'debrief') lines.push(...renderOver(mock, area));
    else if (lines.length === 0) return lines;
    return [...lines, ...(await this.opened(area))];
  }

  #given(area: Area): string[] {
    const { mock } = this.#run;
    const index = mock.answers.length - 1;
    const { question } = this.#selected.bank.read(mock.ids[index] ?? '');
    return renderGiven(mock, index, question, area);
  }

  #marked(area: Area): string[] {
    const { marks, answers } = this.#run.mock;
    const index = marks.length - 1;
    const [mark, answer] = [marks[index], answers[index]];
    if (mark === undefined || answer === undefined) return [];
    const { must } = scoreAnswer(answer, mark, this.#selected.bank.read(answer.id));
    const due = `due ${whenOf(answer.id, this.#selected)}`;
    const said = must.all === 0 ? '' : `${must.said} of ${must.all} musts`;
    return renderRated(mark.rating, [due, said], area);
  }

  #unmarked({ marks }: Mock, area: Area): string[] {
    const { answer, question, mock } = this.#run;
    const rating = marks.at(-1)?.rating;
    if (answer === undefined || question === undefined || rating === undefined) return [];
    const took = ` Took back ${ratingName(rating)}.`;
    return [took, '', ...renderDebriefed(answer, { mock, question }, area)];
  }

  /** The answer being marked, in full; nothing outside the debrief. */
  async opened(area: Area): Promise<string[]> {
    const { answer, question, covered, mock } = this.#run;
    if (answer === undefined || question === undefined) return [];
    const { loadHighlighter, renderMarkdown } = await import('../render/markdown.ts');
    const highlight = await loadHighlighter(question.answer, area.theme);
    const { text } = answer;
    const model = renderMarkdown(question.answer, area.width - 1, area.theme, highlight);
    return [
      ...renderDebriefed(answer, { mock, question }, area),
      ...renderRevealed(model, { text, covered }, question, area),
      ...renderFollowUps(question, area),
    ];
  }

  #proposed(): Rating {
    const { question, mock } = this.#run;
    return proposeRating(question?.points ?? [], mock.ticked);
  }

  #view(): MockView | undefined {
    const { mock, question, intervals } = this.#run;
    if (question === undefined || mock.phase === 'done') return undefined;
    return {
      mock,
      stage: mock.phase,
      question,
      intervals,
      proposed: this.#proposed(),
      now: this.#now(),
      helpOpen: this.#helpOpen,
    };
  }

  #now(): number {
    return this.#context.now().getTime();
  }

  /** One column stays free: a full line would wrap in some terminals. */
  #area({ columns, rows }: Pick<LiveScreen, 'columns' | 'rows'>): Area {
    return { width: Math.min(columns - 1, MEASURE), rows, theme: this.#context.err.theme };
  }
}
