import { describe, expect, it } from 'vitest';
import { commandOf } from '../../src/session/keys.ts';

describe('the keys of a drill', () => {
  it.each([
    ['space reveals', { name: 'space', sequence: ' ' }, 'asking', { type: 'reveal' }],
    ['space ticks after the reveal', { name: 'space', sequence: ' ' }, 'marking', { type: 'tick' }],
    ['3 is good', { name: '3', sequence: '3' }, 'marking', { type: 'rate', rating: 3 }],
    ['& is 1 on AZERTY', { sequence: '&' }, 'marking', { type: 'rate', rating: 1 }],
    ['é is 2 on AZERTY', { sequence: 'é' }, 'marking', { type: 'rate', rating: 2 }],
    ['" is 3 on AZERTY', { sequence: '"' }, 'marking', { type: 'rate', rating: 3 }],
    ["' is 4 on AZERTY", { sequence: "'" }, 'marking', { type: 'rate', rating: 4 }],
    [
      'a rating key does nothing before the reveal',
      { name: '3', sequence: '3' },
      'asking',
      undefined,
    ],
    [
      'enter does not reveal: pressed twice it would skip a question',
      { name: 'return', sequence: '\r' },
      'asking',
      undefined,
    ],
    ['enter takes the proposal', { name: 'return', sequence: '\r' }, 'marking', { type: 'accept' }],
    ['j goes down', { name: 'j', sequence: 'j' }, 'marking', { type: 'down' }],
    ['the arrow goes up', { name: 'up', sequence: '\u001b[A' }, 'marking', { type: 'up' }],
    ['Ctrl-S is not s', { name: 's', sequence: '\u0013', ctrl: true }, 'asking', undefined],
  ] as const)('%s', (_, key, phase, command) => {
    expect(commandOf(key, phase)).toEqual(command);
  });
});
