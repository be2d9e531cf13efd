import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { startMock, step } from '../../src/session/mock.ts';
import { type MockRecord, readRecord } from '../../src/session/mock-record.ts';
import { fieldOf } from '../../src/session/text-field.ts';

function record(changes: Partial<MockRecord> = {}): MockRecord {
  const typing = step(startMock(['a', 'b'], 1000, 45), { type: 'startTyping' });
  const asked = step(typing, { type: 'type', draft: fieldOf('one\ntwo') });
  return {
    state: 'unfinished',
    at: '2026-11-23T14:03:22.123+01:00',
    lang: 'en',
    deck: null,
    out: null,
    mock: step(asked, { type: 'finish', at: 61_000 }),
    score: null,
    ...changes,
  };
}

function saved(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

describe('an interview that was saved', () => {
  it('is read as it was', () => {
    const debrief = step(record().mock, { type: 'end', at: 90_000 });
    const marked = step(debrief, { type: 'mark', rating: 3, event: 'e' });
    const finished = record({
      state: 'finished',
      mock: marked,
      score: { must: { said: 1, all: 2 }, bonus: { said: 0, all: 0 } },
    });
    for (const whole of [record(), record({ mock: debrief, deck: '/d' }), finished]) {
      expect(readRecord(saved(whole))).toEqual(whole);
    }
  });

  it('is gone on with at the end of what was typed', () => {
    const typing = step(startMock(['a'], 0, 45), { type: 'startTyping' });
    const draft = { text: 'half an ans', cursor: 3, pasting: true };
    const read = readRecord(saved(record({ mock: step(typing, { type: 'type', draft }) })));
    expect(read?.mock).toMatchObject({ phase: 'typing', draft: fieldOf('half an ans') });
  });

  const { mock } = record();
  const [answer] = mock.answers;
  it.each([
    ['no object', []],
    ['another state', { ...record(), state: 'lost' }],
    ['no interview', { ...record(), mock: undefined }],
    ['another phase', record({ mock: { ...mock, phase: 'x' as 'done' } })],
    ['a deadline that is no number', record({ mock: { ...mock, deadline: Number.NaN } })],
    ['an answer to another question', record({ mock: { ...mock, ids: ['b', 'a'] } })],
    ['nothing left to ask', record({ mock: { ...mock, ids: ['a'] } })],
    ['nothing left to mark', record({ mock: { ...mock, phase: 'debrief', answers: [] } })],
    [
      'a mark of nothing',
      record({
        mock: { ...mock, marks: [1, 2].map(() => ({ rating: 3, ticked: [], event: '' })) },
      }),
    ],
    [
      'a rating of five',
      record({
        mock: { ...mock, phase: 'done', marks: [{ rating: 5 as 4, ticked: [], event: 'e' }] },
      }),
    ],
    [
      'an answer without a text',
      record({ mock: { ...mock, answers: answer ? [{ ...answer, text: 7 as never }] : [] } }),
    ],
    ['no score though finished', record({ state: 'finished' })],
  ])('is not read with %s', (_, value) => {
    expect(readRecord(saved(value))).toBeUndefined();
  });

  it('never makes the program fall over, whatever is in the file', () => {
    const path = fc.constantFrom('state', 'at', 'lang', 'deck', 'mock', 'score');
    const inside = fc.constantFrom(...Object.keys(mock));
    fc.assert(
      fc.property(path, inside, fc.jsonValue(), fc.boolean(), (field, key, value, deep) => {
        const whole = record();
        const spoilt = deep
          ? { ...whole, mock: { ...whole.mock, [key]: value } }
          : { ...whole, [field]: value };
        const read = readRecord(spoilt);
        if (read === undefined) return;
        expect(read.mock.answers.length).toBeLessThanOrEqual(read.mock.ids.length);
        expect(typeof read.mock.draft.text).toBe('string');
      }),
    );
  });
});
