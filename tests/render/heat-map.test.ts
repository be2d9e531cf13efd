import { describe, expect, it } from 'vitest';
import { heatOf, renderHeatMap, weekdayOf, weeksUpTo } from '../../src/render/heat-map.ts';
import { tooWide, WIDTHS } from '../support/text-arbitraries.ts';
import { ASCII, COLOUR, PLAIN } from '../support/themes.ts';

const TODAY = 20_790; // Thursday, 2026-12-03
const EVERY_THIRD = new Map(
  Array.from({ length: 120 }, (_, index) => [TODAY - index * 3, index % 9]),
);

describe('the year of days', () => {
  it('shows at 80 columns which days had many reviews, without colour', () => {
    expect(renderHeatMap(EVERY_THIRD, TODAY, 80, PLAIN)).toEqual([
      '    Dec Jan Feb Mar  Apr May  Jun Jul Aug  Sep Oct Nov',
      'Mon ····▓··█·····░··▒··▓··█··░··▒··▓··█·····░··▒··▓··█··░',
      '    ···█·····░··▒··▓··█··░··▒··▓··█·····░··▒··▓··█··░··▒·',
      'Wed ·····░··▒··▓··█··░··▒··▓··█·····░··▒··▓··█··░··▒··▓··',
      '    ·░··▒··▓··█··░··▒··▓··█·····░··▒··▓··█··░··▒··▓··█···',
      'Fri ···▓··█··░··▒··▓··█·····░··▒··▓··█··░··▒··▓··█·····░',
      '    ··█··░··▒··▓··█·····░··▒··▓··█··░··▒··▓··█·····░··▒·',
      'Sun ·░··▒··▓··█·····░··▒··▓··█··░··▒··▓··█·····░··▒··▓··',
      '    0 · ░ ▒ ▓ █ 8 reviews a day',
    ]);
  });

  it('shows in ASCII the same, and fewer weeks where there is less room', () => {
    const lines = renderHeatMap(EVERY_THIRD, TODAY, 24, ASCII);
    expect(lines).toEqual([
      '     Aug  Sep Oct Nov',
      'Mon .#.....:..+..%..#..:',
      '    ...:..+..%..#..:..+.',
      'Wed ..+..%..#..:..+..%..',
      '    .%..#..:..+..%..#...',
      'Fri #..:..+..%..#.....:',
      '    ..+..%..#.....:..+.',
      'Sun .%..#.....:..+..%..',
    ]);
    expect(lines.join('')).toMatch(/^[ -~]+$/);
  });

  it('is dark by quarters of the most', () => {
    expect([0, 1, 25, 26, 50, 75, 76, 100].map((count) => heatOf(count, 100))).toEqual([
      0, 1, 1, 2, 2, 3, 4, 4,
    ]);
  });

  it('has weeks that start on Monday, the last of them today’s', () => {
    expect(weekdayOf(TODAY)).toBe(3);
    expect(weekdayOf(-4)).toBe(6); // 1969-12-28 was a Sunday
    expect(weeksUpTo(TODAY, 2)).toEqual([20_780, 20_787]);
    expect(weeksUpTo(TODAY)).toHaveLength(53);
  });

  it.each(WIDTHS)('fits in %i columns', (width) => {
    for (const theme of [COLOUR, ASCII]) {
      expect(tooWide(renderHeatMap(EVERY_THIRD, TODAY, width, theme), width)).toEqual([]);
      expect(tooWide(renderHeatMap(new Map(), TODAY, width, theme), width)).toEqual([]);
    }
  });
});
