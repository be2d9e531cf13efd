import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type MockView,
  renderDebriefed,
  renderFollowUps,
  renderGiven,
  renderMock,
  renderOver,
} from '../../src/render/mock.ts';
import { createTheme } from '../../src/render/theme.ts';
import { stringWidth } from '../../src/render/wrap.ts';
import { type Mock, type MockAnswer, startMock } from '../../src/session/mock.ts';
import type { MockStage } from '../../src/session/mock-keys.ts';
import { fieldOf } from '../../src/session/text-field.ts';
import { questionOf } from '../support/question-of.ts';

const PLAIN = createTheme({ level: 0, unicode: true });
const COLOUR = createTheme({ level: 1, unicode: true });
const AREA = { width: 60, rows: 24, theme: PLAIN };
const MINUTE = 60_000;

const QUESTION = questionOf('kv-cache', {
  question: 'What does the KV cache hold, and what does it cost?',
  points: [
    { kind: 'must', text: 'Keys and values of the tokens so far, in every layer' },
    { kind: 'bonus', text: 'Grouped-query attention shrinks it' },
  ],
  followUps: [{ ask: 'How is it paged?', answer: 'In blocks.' }],
});

const SPOKEN: MockAnswer = { id: 'a', how: 'spoken', text: '', ms: 110_000 };

function view(stage: MockStage, mock: Partial<Mock> = {}, more: Partial<MockView> = {}): MockView {
  return {
    mock: { ...startMock(['a', 'b', 'c'], 0, 45), phase: stage, answers: [SPOKEN], ...mock },
    stage,
    question: QUESTION,
    intervals: { 1: 0, 2: 2, 3: 5, 4: 12 },
    proposed: 1,
    now: 10 * MINUTE,
    helpOpen: false,
    ...more,
  };
}

function screen(shown: MockView, area = AREA): string {
  return `${renderMock(shown, area).join('\n')}\n`;
}

describe('the live lines of an interview', () => {
  it('ask the question with the time that is left', () => {
    expect(screen(view('asking'))).toBe(`
 2/3 · inference · basic                         35:00 left

 What does the KV cache hold, and what does it cost?

 Say your answer aloud (about 2 min), or type it.
 space said it · t type · s skip · p pause · ? keys
 q end
`);
  });

  it('show what is typed', () => {
    expect(screen(view('typing', { draft: fieldOf('Keys\n  and') }))).toBe(`
 2/3 · inference · basic                         35:00 left

 What does the KV cache hold, and what does it cost?

 Keys
   and▏

 enter twice when done · esc stop typing
`);
  });

  it('hide the question in a pause, and stop the clock', () => {
    const paused = view('paused', { pausedAt: 5 * MINUTE, draft: fieldOf('Keys') });
    expect(screen(paused)).toBe(`
 paused · 2/3                                    40:00 left

 p go on · ? keys · q end
`);
  });

  it('show the points of an answer, and what each rating gives', () => {
    expect(screen(view('debrief', { points: 2, cursor: 1, ticked: [0] }))).toBe(
      `   [x] must  Keys and values of the tokens so far, in every
             layer
 › [ ] bonus Grouped-query attention shrinks it

 ↑↓ space tick · 1 again today · 2 hard 2d · 3 good 5d
 4 easy 12d · enter takes 1 · ? keys
`,
    );
  });

  it('list the keys where they are asked for', () => {
    expect(screen(view('paused', {}, { helpOpen: true }))).toContain(
      ' p      go on\n ?      keys\n q      end the interview and see the answers\n',
    );
    expect(screen(view('asking', {}, { helpOpen: true }))).toContain('space  I have said it');
    expect(screen(view('debrief', {}, { helpOpen: true }))).toContain('u      take the last');
  });

  it('say that a text was begun', () => {
    expect(screen(view('asking', { draft: fieldOf('Keys') }))).toContain(
      'What you\n typed is kept: t goes on.',
    );
  });

  it.each([
    [44 * MINUTE - 1, 'quiet', '1:01 left'],
    [44 * MINUTE, 'due', '1:00 left'],
    [45 * MINUTE - 1, 'due', '0:01 left'],
    [45 * MINUTE, 'due', 'time is up'],
    [99 * MINUTE, 'due', 'time is up'],
  ] as const)('after %i ms show the time in the %s style: %s', (now, style, text) => {
    const shown = screen(view('asking', {}, { now }), { ...AREA, theme: COLOUR });
    expect(shown).toContain(COLOUR.styles[style](text));
  });

  it('use ASCII where the locale has nothing else', () => {
    const ascii = { ...AREA, theme: createTheme({ level: 0, unicode: false }) };
    for (const stage of ['asking', 'typing', 'paused', 'debrief'] as const) {
      // biome-ignore lint/suspicious/noControlCharactersInRegex: the range is ASCII
      expect(screen(view(stage, {}, { helpOpen: true }), ascii)).toMatch(/^[\x00-\x7f]*$/);
    }
  });

  it('never take more columns or rows than there are', () => {
    const stages = fc.constantFrom<MockStage>('asking', 'typing', 'paused', 'debrief');
    const sizes = fc.tuple(fc.integer({ min: 30, max: 100 }), fc.integer({ min: 2, max: 40 }));
    fc.assert(
      fc.property(sizes, stages, fc.boolean(), fc.string(), ([width, rows], stage, open, text) => {
        const shown = view(stage, { points: 2, draft: fieldOf(text) }, { helpOpen: open });
        const lines = renderMock(shown, { width, rows, theme: PLAIN });
        return lines.length < rows && lines.every((line) => stringWidth(line) <= width);
      }),
    );
  });
});

describe('what stays on the screen', () => {
  it('of an answer is its question and how long it took, and no answer', () => {
    const { mock } = view('asking');
    expect(renderGiven(mock, 0, 'What is a token?', AREA)).toEqual([
      ' 1/3 What is a token? – spoken in 1:50',
    ]);
    const skipped = { ...mock, answers: [{ ...SPOKEN, how: 'skipped' as const }] };
    expect(renderGiven(skipped, 0, 'What?', AREA)).toEqual([' 1/3 What? – skipped after 1:50']);
  });

  it('opens the debrief, and each answer with its time against the target', () => {
    const shown = view('debrief');
    expect(renderOver(shown.mock, AREA)).toEqual([
      '',
      ' The interview is over: 1 of 3 questions in 1:50.',
      ' Now the answers. Tick what you said; enter goes on.',
      '',
    ]);
    expect(renderDebriefed(SPOKEN, shown, AREA)).toEqual([
      ' 1/1 · inference · basic · spoken in 1:50 · target 2:30',
      '',
      ' What does the KV cache hold, and what does it cost?',
      '',
    ]);
    expect(renderFollowUps(QUESTION, AREA)).toEqual([
      ' They may ask next',
      ' • How is it paged?',
      '',
    ]);
    expect(renderFollowUps(questionOf('none'), AREA)).toEqual([]);
  });
});
