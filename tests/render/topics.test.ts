import { expect, it } from 'vitest';
import { renderTopics } from '../../src/render/topics.ts';
import { ASCII } from '../support/themes.ts';

const COUNTS = [
  {
    topic: 'rag',
    questions: 18,
    basic: 3,
    intermediate: 9,
    advanced: 6,
    languages: { en: 18, fr: 2 },
  },
  {
    topic: 'system-design',
    questions: 8,
    basic: 0,
    intermediate: 0,
    advanced: 8,
    languages: { en: 8, fr: 0 },
  },
];

it('topics with their counts make a table', () => {
  expect(renderTopics(COUNTS, 80, ASCII)).toEqual([
    'topic          questions  basic  intermediate  advanced  en  fr',
    'rag                   18      3             9         6  18   2',
    'system-design          8      0             0         8   8   0',
    '---------------------------------------------------------------',
    'all                   26      3             9        14  26   2',
  ]);
});

it('narrow terminals get lines that fit', () => {
  expect(renderTopics(COUNTS, 40, ASCII)).toEqual([
    'rag 18',
    '  3 basic - 9 intermediate - 6 advanced',
    '  - 18 en - 2 fr',
    'system-design 8',
    '  8 advanced - 8 en - 0 fr',
  ]);
});
