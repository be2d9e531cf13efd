import fc from 'fast-check';
import { stringWidth } from '../../src/render/wrap.ts';

/** The widths at which every screen must fit. */
export const WIDTHS = [40, 80, 100];

/** Words of every width a terminal knows: narrow, wide, joined, combined, too long for any line. */
export const word = fc.oneof(
  { weight: 4, arbitrary: fc.stringMatching(/^[a-z]{1,12}$/) },
  fc.constantFrom(
    '漢字仮名交じり文',
    '한국어',
    'ｆｕｌｌ',
    '、。',
    'naïve',
    'e\u0301te\u0301',
    '(3.5,',
  ),
  fc.constantFrom('👩‍👩‍👧‍👦', '👍🏽', '🇫🇷🇯🇵', '❤️', '1️⃣', '🦄🦄🦄', 'a👩‍🚀b'),
  fc.constantFrom(
    'x'.repeat(130),
    '漢'.repeat(70),
    '🦄'.repeat(60),
    'https://example.org/'.repeat(7),
  ),
);

export const words = fc.array(word, { minLength: 1, maxLength: 25 }).map((all) => all.join(' '));

/** The lines that take more columns than there are. */
export function tooWide(lines: readonly string[], width: number): string[] {
  return lines.filter((line) => stringWidth(line) > width);
}
