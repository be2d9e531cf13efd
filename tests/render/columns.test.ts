import { describe, expect, it } from 'vitest';
import { renderColumns } from '../../src/render/columns.ts';
import { tooWide, WIDTHS } from '../support/text-arbitraries.ts';
import { ASCII, COLOUR, PLAIN } from '../support/themes.ts';

const TODAY = 20_790; // 2026-12-03
const FORECAST = [4, 0, 2, 1, ...Array.from({ length: 26 }, () => 1)];

describe('what is due', () => {
  it('is a bar a day, with the most at the side and dates below', () => {
    expect(renderColumns(FORECAST, TODAY, 80, PLAIN)).toEqual([
      '4 █',
      '  █',
      '  █   █',
      '0 █   █ █ █ █ █ █ █ █ █ █ █ █ █ █ █ █ █ █ █ █ █ █ █ █ █ █ █ █',
      '  today         Dec 10        Dec 17        Dec 24',
    ]);
  });

  it('is never invisible, however much there is on another day', () => {
    const counts = [400, 0, 1, 100];
    expect(renderColumns(counts, TODAY, 80, PLAIN)[3]).toBe('  0 █   ▁ █');
    expect(renderColumns(counts, TODAY, 80, ASCII)[3]).toBe('  0 #   # #');
  });

  it('stands closer where there is less room', () => {
    expect(renderColumns(FORECAST, TODAY, 40, ASCII)).toEqual([
      '4 #',
      '  #',
      '  # #',
      '0 # ############################',
      '  today  Dec 10 Dec 17 Dec 24',
    ]);
  });

  it.each(WIDTHS)('fits in %i columns', (width) => {
    for (const theme of [COLOUR, ASCII]) {
      expect(tooWide(renderColumns(FORECAST, TODAY, width, theme), width)).toEqual([]);
    }
  });
});
