import { describe, expect, it } from 'vitest';
import { canRedraw, colourLevel, hasUnicode } from '../../src/terminal/capabilities.ts';

const TERMINAL = { isTTY: true, colourDepth: 8 };
const PIPE = { isTTY: false, colourDepth: 1 };

/** Level of colour on a terminal of 256 colours, in a pipe, and on both with --no-color. */
function levels(env: NodeJS.ProcessEnv): [terminal: number, pipe: number, noColor: number[]] {
  return [
    colourLevel(env, TERMINAL, true),
    colourLevel(env, PIPE, true),
    [colourLevel(env, TERMINAL, false), colourLevel(env, PIPE, false)],
  ];
}

describe('colour on a terminal and in a pipe', () => {
  it.each<[NodeJS.ProcessEnv, terminal: number, pipe: number]>([
    [{}, 2, 0],
    [{ NO_COLOR: '1' }, 0, 0],
    [{ NO_COLOR: '0' }, 0, 0],
    [{ NO_COLOR: '' }, 2, 0],
    [{ FORCE_COLOR: '1' }, 1, 1],
    [{ FORCE_COLOR: 'true' }, 1, 1],
    [{ FORCE_COLOR: '2' }, 2, 2],
    [{ FORCE_COLOR: '3' }, 3, 3],
    [{ FORCE_COLOR: '0' }, 0, 0],
    [{ FORCE_COLOR: 'false' }, 0, 0],
    [{ FORCE_COLOR: '' }, 2, 0],
    [{ CLICOLOR: '0' }, 0, 0],
    [{ CLICOLOR: '1' }, 2, 0],
    [{ CLICOLOR_FORCE: '1' }, 1, 1],
    [{ CLICOLOR_FORCE: '0' }, 2, 0],
    [{ CLICOLOR_FORCE: '' }, 2, 0],
    [{ TERM: 'dumb' }, 0, 0],
    [{ TERM: 'xterm' }, 2, 0],
    [{ NO_COLOR: '1', FORCE_COLOR: '3' }, 0, 0],
    [{ NO_COLOR: '1', CLICOLOR_FORCE: '1' }, 0, 0],
    [{ NO_COLOR: '', FORCE_COLOR: '1' }, 1, 1],
    [{ FORCE_COLOR: '1', TERM: 'dumb', CLICOLOR: '0' }, 1, 1],
    [{ FORCE_COLOR: '0', CLICOLOR_FORCE: '1' }, 0, 0],
    [{ CLICOLOR_FORCE: '1', CLICOLOR: '0', TERM: 'dumb' }, 1, 1],
  ])('%j', (env, terminal, pipe) => {
    expect(levels(env)).toEqual([terminal, pipe, [0, 0]]);
  });

  it.each([
    [1, 0],
    [4, 1],
    [8, 2],
    [24, 3],
  ])('a terminal of %i bits gets level %i', (colourDepth, level) => {
    expect(colourLevel({}, { isTTY: true, colourDepth }, true)).toBe(level);
  });
});

describe('symbols beyond ASCII', () => {
  it.each<[NodeJS.ProcessEnv, boolean]>([
    [{}, true],
    [{ LANG: 'en_US.UTF-8' }, true],
    [{ LANG: 'fr_FR.utf8' }, true],
    [{ LANG: 'C' }, false],
    [{ LANG: 'en_US.ISO-8859-1' }, false],
    [{ LC_ALL: 'C', LANG: 'en_US.UTF-8' }, false],
    [{ LC_ALL: '', LC_CTYPE: 'C.UTF-8', LANG: 'C' }, true],
    [{ LC_ALL: '', LANG: '' }, true],
  ])('with %j: %s', (env, unicode) => {
    expect(hasUnicode(env)).toBe(unicode);
  });
});

it('a dumb terminal cannot redraw', () => {
  expect([canRedraw({ TERM: 'dumb' }), canRedraw({ TERM: 'xterm' }), canRedraw({})]).toEqual([
    false,
    true,
    true,
  ]);
});
