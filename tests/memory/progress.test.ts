import { describe, expect, it } from 'vitest';
import { fold } from '../../src/memory/fold.ts';
import type { QuestionProgress } from '../../src/memory/progress.ts';
import { roundMemory } from '../../src/memory/retrievability.ts';
import { dayToDate } from '../../src/memory/study-day.ts';
import { timedOf } from '../support/journal-rows.ts';
import { FOLD_OPTIONS } from '../support/memory-options.ts';

function folded(rows: readonly string[]) {
  return fold(rows.map(timedOf), FOLD_OPTIONS);
}

function ropeOf(rows: readonly string[]): QuestionProgress | undefined {
  return folded(rows).questions.get('rope');
}

/** "again 1.2/9.1 first..last due lapses/reviews": what the reviews amount to, in a row. */
function recallOf(...rows: string[]): string {
  const { recall } = ropeOf(rows) ?? {};
  if (recall?.state !== 'reviewed') return 'new';
  const { stability, difficulty } = roundMemory(recall);
  const [first, last, due] = [recall.firstDay, recall.lastDay, recall.due].map((day) =>
    dayToDate(day).slice(5),
  );
  const learnt = recall.learnt ? 'learnt' : 'not learnt';
  const counts = `${recall.reviews} reviews, ${recall.lapses} lapses, ${learnt}`;
  return `${stability}/${difficulty} ${first} to ${last}, due ${due}, ${counts}`;
}

describe('the reviews of a question', () => {
  it('amount to a memory, the day it is due, and how it went', () => {
    expect(folded(['r1 rope good 2026-11-23T10:00']).questions).toEqual(
      new Map([
        [
          'rope',
          {
            recall: {
              state: 'reviewed',
              stability: 2.3065,
              difficulty: 2.11810397,
              firstDay: 20_780,
              lastDay: 20_780,
              due: 20_782,
              lastRating: 3,
              reviews: 1,
              lapses: 0,
              learnt: true,
            },
            suspended: false,
            buriedOn: null,
            last: [Date.parse('2026-11-23T10:00Z'), 'r1'],
          },
        ],
      ]),
    );
  });

  it.each([
    ['again', '0.212/6.4133 11-23 to 11-23, due 11-23, 1 reviews, 0 lapses, not learnt'],
    ['hard', '1.2931/5.1122 11-23 to 11-23, due 11-24, 1 reviews, 0 lapses, learnt'],
    ['good', '2.3065/2.1181 11-23 to 11-23, due 11-25, 1 reviews, 0 lapses, learnt'],
    ['easy', '8.2956/1 11-23 to 11-23, due 12-01, 1 reviews, 0 lapses, learnt'],
  ])('start with %s', (rating, expected) => {
    expect(recallOf(`r1 rope ${rating} 2026-11-23T10:00`)).toBe(expected);
  });

  // After two days as in v1 of fsrs-vectors.json, after three as in v3.
  it.each([
    [['23T10:00', '25T10:00'], '11-23 to 11-25, due 12-06, 2 reviews'],
    [['23T10:00', '26T10:00'], '11-23 to 11-26, due 12-10, 2 reviews'],
    [['23T10:00', '23T22:00'], '11-23 to 11-23, due 11-26, 2 reviews'],
    [['23T10:00', '24T03:59'], '11-23 to 11-23, due 11-26, 2 reviews'],
    [['23T03:59', '23T04:00'], '11-22 to 11-23, due 11-30, 2 reviews'],
  ])('count by study days: good at %j', (times, expected) => {
    const rows = times.map((time, index) => `r${index} rope good 2026-11-${time}`);
    expect(recallOf(...rows)).toContain(expected);
  });

  it.each([
    [
      'again before it was learnt is no lapse',
      ['again', 'again', 'good'],
      '3 reviews, 0 lapses, learnt',
    ],
    ['again after it was learnt is one', ['good', 'again'], '2 reviews, 1 lapses, learnt'],
    [
      'again twice after it was learnt is two',
      ['hard', 'again', 'again'],
      '3 reviews, 2 lapses, learnt',
    ],
    ['never better than again', ['again', 'again'], '2 reviews, 0 lapses, not learnt'],
  ])('%s', (_, ratings, expected) => {
    const rows = ratings.map((rating, index) => `r${index} rope ${rating} 2026-11-2${index}T10:00`);
    expect(recallOf(...rows)).toContain(expected);
  });

  it('go by the clock on the wall of each: a flight west does not bring the day back', () => {
    const east = 'r1 rope good 2026-11-24T08:00:00+13:00'; // 23 November, 19:00 in UTC
    const west = 'r2 rope good 2026-11-23T12:00:00-10:00'; // three hours later, a day earlier
    expect(recallOf(east, west)).toContain('11-24 to 11-24, due 11-27, 2 reviews');
    expect(folded([east, west]).days).toEqual(
      new Map([
        [20_781, { reviews: 1, ms: 0 }],
        [20_780, { reviews: 1, ms: 0 }],
      ]),
    );
  });

  it('are counted a study day', () => {
    const rows = [
      'r1 rope good 2026-11-23T10:00',
      'r2 attention again 2026-11-23T23:00',
      'r3 attention good 2026-11-24T03:00',
      's1 rope suspend 2026-11-24T10:00',
      'r4 rope good 2026-11-25T10:00',
    ];
    expect(folded(rows).days).toEqual(
      new Map([
        [20_780, { reviews: 3, ms: 0 }],
        [20_782, { reviews: 1, ms: 0 }],
      ]),
    );
  });
});

describe('what else happens to a question', () => {
  const review = 'r1 rope good 2026-11-23T10:00';
  const status = (...rows: string[]) => {
    const { suspended, buriedOn, recall } = ropeOf([review, ...rows]) ?? {};
    return [recall?.state, suspended, buriedOn];
  };

  it.each([
    ['nothing', [], ['reviewed', false, null]],
    ['suspended', ['e1 rope suspend 2026-11-24T10:00'], ['reviewed', true, null]],
    [
      'suspended and resumed',
      ['e1 rope suspend 2026-11-24T10:00', 'e2 rope resume 2026-11-25T10:00'],
      ['reviewed', false, null],
    ],
    ['set aside for the day', ['e1 rope bury 2026-11-24T10:00'], ['reviewed', false, 20_781]],
    ['set aside after midnight', ['e1 rope bury 2026-11-25T03:59'], ['reviewed', false, 20_781]],
    [
      'set aside and resumed',
      ['e1 rope bury 2026-11-24T10:00', 'e2 rope resume 2026-11-24T11:00'],
      ['reviewed', false, null],
    ],
    [
      'set aside and reviewed',
      ['e1 rope bury 2026-11-24T10:00', 'e2 rope good 2026-11-24T11:00'],
      ['reviewed', false, null],
    ],
    [
      'suspended and reviewed',
      ['e1 rope suspend 2026-11-24T10:00', 'e2 rope good 2026-11-24T11:00'],
      ['reviewed', true, null],
    ],
    ['forgotten', ['e1 rope forget 2026-11-24T10:00'], ['new', false, null]],
    [
      'forgotten while suspended',
      ['e1 rope suspend 2026-11-24T10:00', 'e2 rope forget 2026-11-24T11:00'],
      ['new', true, null],
    ],
    [
      'resumed before it was suspended',
      ['e1 rope suspend 2026-11-24T10:00', 'e2 rope resume 2026-11-23T11:00'],
      ['reviewed', true, null],
    ],
  ])('%s', (_, rows, expected) => {
    expect(status(...rows)).toEqual(expected);
  });

  it('starts anew after it was forgotten', () => {
    const again = 'r2 rope easy 2026-12-01T10:00';
    const { recall } = ropeOf([review, 'f1 rope forget 2026-11-24T10:00', again]) ?? {};
    expect(recall).toEqual(ropeOf([again])?.recall);
  });

  it('changes no other question', () => {
    const other = 'r9 attention hard 2026-11-23T12:00';
    const { questions } = folded([review, other, 'e1 rope suspend 2026-11-24T10:00']);
    expect(questions.get('attention')).toEqual(folded([other]).questions.get('attention'));
  });
});

describe('undo', () => {
  const rows = ['r1 rope good 2026-11-23T10:00', 'r2 rope again 2026-11-25T10:00'];

  it.each([
    ['the last review', 'u1 rope undo:r2 2026-11-25T10:01', [rows[0]]],
    ['an earlier one', 'u1 rope undo:r1 2026-11-25T10:01', [rows[1]]],
    ['one that is journaled later', 'u1 rope undo:r2 2026-11-24T10:00', [rows[0]]],
    ['one that nobody knows', 'u1 rope undo:r7 2026-11-25T10:01', rows],
    ['itself', 'u1 rope undo:u1 2026-11-25T10:01', rows],
  ])('takes back %s', (_, undo, left) => {
    expect(folded([...rows, undo])).toEqual(folded(left as string[]));
  });

  it('of the only review leaves nothing', () => {
    const { questions, days } = folded([
      'r1 rope good 2026-11-23T10:00',
      'u1 rope undo:r1 2026-11-23T10:01',
    ]);
    expect([questions.size, days.size]).toEqual([0, 0]);
  });
});
