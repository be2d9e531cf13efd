import { describe, expect, it } from 'vitest';
import { curveOf } from '../../src/memory/stats/knowledge.ts';
import { DEFAULT_WEIGHTS } from '../../src/memory/weights.ts';
import { renderCurve } from '../../src/render/curve.ts';
import { pastOf } from '../support/history-of.ts';
import { tooWide, WIDTHS } from '../support/text-arbitraries.ts';
import { ASCII, COLOUR, PLAIN } from '../support/themes.ts';

const TODAY = 20_790; // 2026-12-03
const ROWS = ['r1 rope good 2026-11-23T10:00', 'r2 rope again 2026-11-28T10:00'];

function viewOf(rows: readonly string[], recall: number | null, when: string) {
  const curve = curveOf(pastOf(...rows), TODAY + 30, DEFAULT_WEIGHTS);
  return { id: 'rope', question: 'How does RoPE work?', curve, recall, today: TODAY, when };
}

describe('the forgetting curve on screen', () => {
  it('falls from each review, and stands beside what was predicted', () => {
    expect(renderCurve(viewOf(ROWS, 0.59, 'today'), 80, PLAIN)).toEqual([
      'How does RoPE work?',
      '2 reviews · recalled today with 59 % · due today',
      '',
      '     ▲',
      '100 %┤━━━┓    ┏━┓',
      '     │   ┗━━━━┛ ┗━━━━┓',
      '     │               ┗━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┓',
      ' 50 %┤                                                ┗━━━━━━━━━━━━━━━━━━━━━━',
      '     │',
      '     │',
      '  0 %┤',
      '     └───────────────────────────────────────────────────────────────────────▶',
      '      Nov 23                 Dec 6                   Dec 20       Jan 2, 2027',
      '',
      '  Nov 23       good   new, stability 2.3 days',
      '  Nov 28       again  predicted 84 %, stability 0.7 days',
    ]);
  });

  it.each([
    ['suspended', 0.5, '2 reviews · recalled today with 50 % · suspended'],
    ['new', null, '2 reviews · forgotten on purpose'],
    ['suspended', null, '2 reviews · forgotten on purpose · suspended'],
    ['in 3 days', 0.5, '2 reviews · recalled today with 50 % · due in 3 days'],
  ])('says what stands: %s, %s', (when, recall, said) => {
    expect(renderCurve(viewOf(ROWS, recall, when), 80, PLAIN)[1]).toBe(said);
  });

  it('lists the last reviews of many, and counts the others', () => {
    const rows = Array.from(
      { length: 20 },
      (_, index) => `r${index + 10} rope good 2026-11-${index + 10}T10:00`,
    );
    const lines = renderCurve(viewOf(rows, 0.9, 'tomorrow'), 80, PLAIN);
    expect(lines.slice(-9).map((line) => line.trim().split(/ {2,}/, 2).join(' '))).toEqual([
      '12 reviews before these',
      ...[22, 23, 24, 25, 26, 27, 28, 29].map((day) => `Nov ${day} good`),
    ]);
  });

  it.each(WIDTHS)('fits in %i columns, in ASCII only ASCII', (width) => {
    const view = viewOf(ROWS, 0.5, 'today');
    expect(tooWide(renderCurve(view, width, COLOUR), width)).toEqual([]);
    expect(renderCurve(view, width, ASCII).join('')).toMatch(/^[ -~]+$/);
  });
});
