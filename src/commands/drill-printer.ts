import type { Covered } from '../bank/coverage.ts';
import { ratingName } from '../memory/events.ts';
import { LEECH_LAPSES } from '../memory/status.ts';
import type { Area } from '../render/area.ts';
import { type DrillView, renderAsked } from '../render/drill.ts';
import { renderJudged, renderRated, renderRevealed } from '../render/printed.ts';
import { wrap } from '../render/wrap.ts';
import type { Drill } from '../session/drill.ts';
import type { Action, Answered, Session } from '../session/session.ts';
import { wasMarked } from '../session/summary.ts';
import { whenOf } from './row.ts';
import type { Selected } from './selection.ts';

const ASIDE = {
  bury: 'not again today',
  suspend: 'suspended',
  forget: 'forgotten, new again',
  resume: 'resumed',
} as const;

/** What stays on the screen of a drill: the lines that an action prints, once and for good. */
export class DrillPrinter {
  /** What the typed answer covers, for the next reveal. */
  covered: readonly Covered[] = [];
  /** The option that was chosen last. */
  chosen = 0;
  readonly #drill: Drill;
  readonly #selected: Selected;

  constructor(drill: Drill, selected: Selected) {
    this.#drill = drill;
    this.#selected = selected;
  }

  /** `asked` is the view before the action, `now` the one after it. */
  async lines(
    action: Action,
    before: Session,
    asked: DrillView | undefined,
    now: DrillView | undefined,
    area: Area,
  ): Promise<string[]> {
    const after = this.#drill.session;
    const answered = after.answered.at(before.answered.length);
    if (answered !== undefined) {
      return [...this.#leech(answered, area), ...this.#rated(answered, area)];
    }
    switch (action.type) {
      case 'reveal':
      case 'choose':
        return after.phase === 'marking' && now ? this.#revealed(now, area) : [];
      case 'skip':
      case 'setAside': {
        if (asked === undefined || after === before) return [];
        const what = action.type === 'skip' ? 'skipped' : ASIDE[action.event];
        return [...wrap(`${what}: ${asked.question.question}`, area.width, ' '), ''];
      }
      case 'probed':
        return asked === undefined ? [] : probedLines(asked, action.got, area);
      case 'undo':
        return undoneLines(before, after, now, area);
      default:
        return [];
    }
  }

  async #revealed(view: DrillView, area: Area): Promise<string[]> {
    const { question, session, options } = view;
    const asked = renderAsked(view, area);
    if (session.chosen !== undefined) {
      return [...asked, ...renderJudged(options, this.chosen, question, area)];
    }
    const { loadHighlighter, renderMarkdown } = await import('../render/markdown.ts');
    const highlight = await loadHighlighter(question.answer, area.theme);
    const answer = renderMarkdown(question.answer, area.width - 1, area.theme, highlight);
    const typed = { text: session.draft.text, covered: this.covered };
    return [...asked, ...renderRevealed(answer, typed, question, area)];
  }

  #rated({ id, rating, mode, ticked }: Answered, area: Area): string[] {
    const { points } = this.#selected.bank.read(id);
    const musts = points.flatMap(({ kind }, index) => (kind === 'must' ? [index] : []));
    const said = musts.filter((index) => ticked.includes(index)).length;
    const due =
      this.#drill.intervals === undefined ? 'not journalled' : `due ${whenOf(id, this.#selected)}`;
    const marked = wasMarked({ rating, mode, ticked }) ? `${said} of ${musts.length} musts` : '';
    return renderRated(rating, [due, marked], area);
  }

  /** Said once, when the review that makes it one has been journalled. */
  #leech({ id, rating }: Answered, { width, theme }: Area): string[] {
    const { recall } = this.#drill.progressOf(id);
    const lapses = recall.state === 'reviewed' ? recall.lapses : 0;
    if (rating !== 1 || lapses !== LEECH_LAPSES || this.#drill.intervals === undefined) return [];
    const advice = `Forgotten ${lapses} times after it was learnt: asking it again will not help. Read it with show, learn its prerequisites first, or suspend it (u, then x).`;
    return [...wrap(theme.styles.due(advice), width, ' '), ''];
  }
}

function probedLines(view: DrillView, got: boolean, { width, theme }: Area): string[] {
  const { styles, symbols } = theme;
  const followUp = view.question.followUps[view.session.probing?.left[0] ?? 0];
  const verdict = got
    ? styles.correct(`${symbols.correct} got it`)
    : styles.wrong(`${symbols.wrong} missed it`);
  return [
    ...wrap(styles.heading(followUp?.ask ?? ''), width, ' '),
    ...wrap(followUp?.answer ?? '', width, ' '),
    ` ${verdict}`,
    '',
  ];
}

function undoneLines(
  before: Session,
  after: Session,
  view: DrillView | undefined,
  area: Area,
): string[] {
  if (after === before || view === undefined) {
    return [...wrap('Nothing to undo in this session.', area.width, ' '), ''];
  }
  const asked = after.phase === 'marking' ? renderAsked(view, area) : [];
  return [...wrap(undone(before, after), area.width, ' '), '', ...asked];
}

/** What an undo took back, in words. */
function undone(before: Session, after: Session): string {
  const rated = before.answered.at(after.answered.length);
  if (rated !== undefined) return `Took back ${ratingName(rated.rating)}.`;
  const aside = before.setAside.at(after.setAside.length);
  if (aside !== undefined) return `Took back ${aside.event}.`;
  const probed = before.probed.at(after.probed.length);
  if (probed !== undefined) return `Took back ${probed.got ? 'got it' : 'missed it'}.`;
  return 'Back to the skipped question.';
}
