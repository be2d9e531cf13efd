import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { percent } from '../../src/render/bars.ts';
import { renderLineChart } from '../../src/render/line-chart.ts';
import { tooWide } from '../support/text-arbitraries.ts';
import { ASCII, COLOUR, PLAIN } from '../support/themes.ts';

const TODAY = 20_790; // 2026-12-03
const RISING = Array.from({ length: 10 }, (_, index) => [TODAY - 9 + index, index * 4] as const);

describe('values over days', () => {
  it('are a line with the most, the half and dates', () => {
    const chart = { points: RISING, most: 40, label: String };
    expect(renderLineChart(chart, TODAY, 80, PLAIN)).toEqual([
      '  ▲',
      '40┤',
      '  │                                                                ┏━━━━━━━━━',
      '  │                                                ┏━━━━━━━━━━━━━━━┛',
      '20┤                                        ┏━━━━━━━┛',
      '  │                        ┏━━━━━━━━━━━━━━━┛',
      '  │        ┏━━━━━━━━━━━━━━━┛',
      ' 0┤━━━━━━━━┛',
      '  └──────────────────────────────────────────────────────────────────────────▶',
      '   Nov 24                  Nov 27                   Nov 30              Dec 3',
    ]);
  });

  it('are a line in ASCII too', () => {
    const points = [[TODAY - 1, 0] as const, [TODAY, 2] as const];
    expect(renderLineChart({ points, most: 2, label: String }, TODAY, 40, ASCII)).toEqual([
      ' ^',
      '2+                                 +-',
      ' |                                 |',
      ' |                                 |',
      '1+                                 |',
      ' |                                 |',
      ' |                                 |',
      '0+---------------------------------+',
      ' +----------------------------------->',
      '  Dec 2                         Dec 3',
    ]);
  });

  it('of a few days name each of them once', () => {
    const days = (count: number) =>
      renderLineChart({ points: RISING.slice(-count), most: 40, label: String }, TODAY, 60, PLAIN)
        .at(-1)
        ?.trim()
        .split(/ {2,}/);
    expect(days(1)).toEqual(['Dec 3']);
    expect(days(2)).toEqual(['Dec 2', 'Dec 3']);
    expect(days(3)).toEqual(['Dec 1', 'Dec 2', 'Dec 3']);
  });

  it('of no day are no chart', () => {
    expect(renderLineChart({ points: [], most: 1, label: String }, TODAY, 80, PLAIN)).toEqual([]);
  });

  it('fill every column of every width, and no more', () => {
    const steps = fc.array(fc.tuple(fc.nat(40), fc.double({ min: 0, max: 1, noNaN: true })), {
      minLength: 2,
      maxLength: 60,
    });
    fc.assert(
      fc.property(steps, fc.integer({ min: 40, max: 104 }), (made, width) => {
        let day = TODAY - 400;
        const points = made.map(([away, value]) => {
          day += away;
          return [day, value] as const;
        });
        const lines = renderLineChart({ points, most: 1, label: percent }, TODAY, width, PLAIN);
        expect(tooWide(lines, width)).toEqual([]);
        const drawn = lines
          .filter((line) => /[┤│]/.test(line))
          .map((line) => [...line].slice('100 %|'.length));
        const columns = Math.max(...drawn.map(({ length }) => length));
        const empty = Array.from({ length: columns }, (_, column) => column).filter((column) =>
          drawn.every((row) => (row[column] ?? ' ') === ' '),
        );
        expect(empty).toEqual([]);
        const coloured = renderLineChart({ points, most: 1, label: percent }, TODAY, width, COLOUR);
        expect(tooWide(coloured, width)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});
