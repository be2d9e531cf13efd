import { expect, it } from 'vitest';
import { type Interview, isInterview } from '../../../src/memory/plan/interview.ts';

const INTERVIEW: Interview = {
  date: '2027-01-15',
  minutes: 20,
  level: ['basic'],
  topic: ['rag', 'agents'],
  tag: [],
  weights: { rag: 2, core: 0.5 },
  policy: 'most gain',
};

it('is one as the plan command writes it', () => {
  expect(isInterview(INTERVIEW)).toBe(true);
  expect(isInterview(JSON.parse(JSON.stringify(INTERVIEW)))).toBe(true);
});

it.each([
  [{ date: '2027-02-29' }],
  [{ date: 20270115 }],
  [{ minutes: 0 }],
  [{ minutes: 721 }],
  [{ minutes: 1.5 }],
  [{ minutes: '20' }],
  [{ topic: 'rag' }],
  [{ tag: [1] }],
  [{ level: undefined }],
  [{ weights: null }],
  [{ weights: { rag: 0 } }],
  [{ weights: { rag: 101 } }],
  [{ weights: { rag: '2' } }],
  [{ policy: 'at random' }],
])('is none with %j', (changes) => {
  expect(isInterview({ ...INTERVIEW, ...changes })).toBe(false);
});

it.each([[null], [undefined], ['2027-01-15'], [[]], [{}]])('%j is none', (value) => {
  expect(isInterview(value)).toBe(false);
});
