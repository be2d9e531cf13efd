import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderScoreCard } from '../../src/render/score-card.ts';
import { createTheme } from '../../src/render/theme.ts';
import { stringWidth } from '../../src/render/wrap.ts';
import { marked, viewOf } from '../support/marked-mock.ts';

const PLAIN = createTheme({ level: 0, unicode: true });

function card(rows: readonly string[], notAsked = '', width = 70, theme = PLAIN): string {
  return `\n${renderScoreCard(viewOf(marked(rows, notAsked)), width, theme).join('\n')}\n`;
}

describe('the score card', () => {
  it('tells the score overall, by topic and by question, and what to work on', () => {
    expect(card(['a 3 0,1,2 60', 'b 2 0 200', 'c 1 x 5'], 'd')).toBe(`
Mock interview of 23 Nov, 14:03
Score 50 %, 3 of 4 questions in 4:25 of 45 minutes

  musts    █████░░░░░   50 %  3 of 6
  bonuses  ███░░░░░░░   33 %  1 of 3

Topics
  rag     ██████████  100 %  2 of 2
  safety  ███░░░░░░░   25 %  1 of 4

Questions
  good   What is a?
         1:00 of 1:30 · 2 of 2 musts · 1 of 1 bonus
  hard   What is b?
         3:20 of 1:30 · 1 of 2 musts · 0 of 1 bonus
  again  What is c?
         0:05 of 1:30 · 0 of 2 musts · 0 of 1 bonus · skipped

Not asked
  • What is d?

Points to work on
  1. c: the first point
     c
  2. b: the second point
     b
  3. c: the second point
     c

Next: llm-interview show c
`);
  });

  it('says where no point was ticked', () => {
    const shown = card(['a 3 - 60']);
    expect(shown).toContain('No points ticked, 1 of 1 question in 1:00 of 45 minutes');
    expect(shown).toContain('  rag  points not ticked');
    expect(shown).toContain('  good   What is a?\n         1:00 of 1:30 · points not ticked\n');
    expect(shown).not.toContain('Points to work on');
  });

  it('shows time over the target as due', () => {
    const theme = createTheme({ level: 1, unicode: true });
    const shown = card(['a 3 0 91', 'b 3 0 90'], '', 70, theme);
    expect(shown).toContain(theme.styles.due('1:31 of 1:30'));
    expect(shown).toContain(theme.styles.quiet('1:30 of 1:30'));
  });

  it('has nothing to tell where nothing was answered', () => {
    expect(card([])).toBe('\nMock interview of 23 Nov, 14:03\n\nNothing answered.\n');
  });

  it('fits any width, in ASCII where the locale has nothing else', () => {
    const ascii = createTheme({ level: 0, unicode: false });
    fc.assert(
      fc.property(fc.integer({ min: 36, max: 120 }), (width) => {
        const lines = card(['a 3 0,1,2 60', 'b 2 - 200', 'c 1 x 5'], 'd', width, ascii);
        // biome-ignore lint/suspicious/noControlCharactersInRegex: the range is ASCII
        expect(lines).toMatch(/^[\x00-\x7f]*$/);
        for (const line of lines.split('\n')) expect(stringWidth(line)).toBeLessThanOrEqual(width);
      }),
    );
  });
});
