import { describe, expect, it } from 'vitest';
import { MOCK_PHASES } from '../../src/session/mock.ts';
import { MOCK_BINDINGS, mockCommandOf } from '../../src/session/mock-keys.ts';

describe('the keys of an interview', () => {
  it.each([
    ['space: I have said it', { name: 'space', sequence: ' ' }, 'asking', { type: 'say' }],
    ['space ticks in the debrief', { name: 'space', sequence: ' ' }, 'debrief', { type: 'tick' }],
    ['space does nothing in a pause', { name: 'space', sequence: ' ' }, 'paused', undefined],
    ['p pauses', { name: 'p', sequence: 'p' }, 'asking', { type: 'pause' }],
    ['p goes on', { name: 'p', sequence: 'p' }, 'paused', { type: 'goOn' }],
    ['q ends early', { name: 'q', sequence: 'q' }, 'asking', { type: 'end' }],
    ['q leaves the debrief', { name: 'q', sequence: 'q' }, 'debrief', { type: 'leave' }],
    ['letters are text while one types', { name: 'q', sequence: 'q' }, 'typing', undefined],
    ['enter is text while one types', { name: 'return', sequence: '\r' }, 'typing', undefined],
    ['esc stops typing', { name: 'escape', sequence: '\u001b' }, 'typing', { type: 'back' }],
    ['a rating key does nothing before', { name: '3', sequence: '3' }, 'asking', undefined],
    ['é is 2 on AZERTY', { sequence: 'é' }, 'debrief', { type: 'rate', rating: 2 }],
    ['Ctrl-P is not p', { name: 'p', sequence: '\u0010', ctrl: true }, 'asking', undefined],
  ] as const)('%s', (_, key, stage, command) => {
    expect(mockCommandOf(key, stage)).toEqual(command);
  });

  it.each(MOCK_PHASES)('mean one thing each: %s', (phase) => {
    const keys = MOCK_BINDINGS.filter(({ stages }) =>
      (stages as readonly string[]).includes(phase),
    ).flatMap((binding) => binding.keys);
    expect(keys).toEqual([...new Set(keys)]);
  });
});
