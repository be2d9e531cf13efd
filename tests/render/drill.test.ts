import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Question } from '../../src/bank/question.ts';
import { type DrillView, renderLive } from '../../src/render/drill.ts';
import { renderRated } from '../../src/render/printed.ts';
import { createTheme } from '../../src/render/theme.ts';
import { stringWidth } from '../../src/render/wrap.ts';
import { stageOf } from '../../src/session/keys.ts';
import { type Session, startSession } from '../../src/session/session.ts';

const PLAIN = createTheme({ level: 0, unicode: true });

const QUESTION: Question = {
  id: 'kv-cache',
  question: 'What does the KV cache hold, and what does it cost?',
  level: 'intermediate',
  topic: 'inference',
  tags: [],
  aliases: [],
  lang: 'en',
  languages: ['en'],
  deck: 'd',
  seconds: 120,
  points: [
    { kind: 'must', text: 'Keys and values of the tokens so far, in every layer' },
    { kind: 'must', text: 'It grows with the length of the sequence and with the batch' },
    { kind: 'bonus', text: 'Grouped-query attention shrinks it' },
  ],
  pitfalls: [],
  followUps: [],
  prerequisites: [],
  sources: [],
  answer: 'answer',
};

function view(session: Partial<Session>, more: Partial<DrillView> = {}): DrillView {
  const shown = { ...startSession(['kv-cache', 'x'], 0), ...session };
  return {
    session: shown,
    stage: stageOf(shown),
    options: [],
    mayProbe: false,
    question: QUESTION,
    state: 'new',
    intervals: { 1: 0, 2: 2, 3: 5, 4: 12 },
    proposed: 2,
    now: 42_000,
    helpOpen: false,
    ...more,
  };
}

function screen(shown: DrillView, width = 60, rows = 24, theme = PLAIN): string {
  return `\n${renderLive(shown, { width, rows, theme }).join('\n')}\n`;
}

describe('the live lines of a drill', () => {
  it('ask the question with the time running', () => {
    expect(screen(view({}))).toBe(`
 1/2 · inference · intermediate · new       ░░░░░░░░░░ 0:42

 What does the KV cache hold, and what does it cost?

 Say your answer aloud (about 2 min).
 space reveal · t type · s skip · u undo · ? keys · q quit
`);
  });

  it('show the points, the cursor, the ticks and what each rating gives', () => {
    expect(screen(view({ phase: 'marking', points: 3, cursor: 1, ticked: [0] }))).toBe(`
   [x] must  Keys and values of the tokens so far, in every
             layer
 › [ ] must  It grows with the length of the sequence and
             with the batch
   [ ] bonus Grouped-query attention shrinks it

 ↑↓ space tick · 1 again today · 2 hard 2d · 3 good 5d
 4 easy 12d · enter takes 2 · ? keys
`);
  });

  it('promise no intervals where nothing is journalled', () => {
    const shown = screen(view({ phase: 'marking', points: 3 }, { intervals: undefined }), 80);
    expect(shown).toContain('↑↓ space tick · 1 again · 2 hard · 3 good · 4 easy · enter takes 2');
  });

  it('use ASCII where the locale has nothing else', () => {
    const ascii = createTheme({ level: 0, unicode: false });
    const shown = screen(view({ phase: 'marking', points: 3 }, { helpOpen: true }), 60, 30, ascii);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the range is ASCII
    expect(shown).toMatch(/^[\x00-\x7f]*$/);
  });

  it('show one line a point where the terminal is too low for all of them', () => {
    expect(screen(view({ phase: 'marking', points: 3, cursor: 2 }), 60, 6)).toBe(`
   [ ] must  It grows with the length of the sequence and…
 › [ ] bonus Grouped-query attention shrinks it

 ↑↓ space tick · 1 again today · 2 hard 2d · 3 good 5d
 4 easy 12d · enter takes 2 · ? keys
`);
  });

  it('never take more columns or rows than there are', () => {
    const sizes = fc.tuple(fc.integer({ min: 30, max: 100 }), fc.integer({ min: 2, max: 40 }));
    const phase = fc.constantFrom('asking', 'marking');
    fc.assert(
      fc.property(sizes, phase, fc.boolean(), ([width, rows], at, helpOpen) => {
        const shown = view({ phase: at as Session['phase'], points: 3 }, { helpOpen });
        const lines = renderLive(shown, { width, rows, theme: PLAIN });
        return lines.length < rows && lines.every((line) => stringWidth(line) <= width);
      }),
    );
  });
});

it('a rated question leaves one line: the rating, when it is due, the points said', () => {
  const [line] = renderRated(2, ['due tomorrow', '1 of 2 musts'], {
    width: 60,
    rows: 24,
    theme: PLAIN,
  });
  expect(line).toBe(' ✓ hard · due tomorrow · 1 of 2 musts');
});
