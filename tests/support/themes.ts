import { createTheme } from '../../src/render/theme.ts';

/** No colour, all symbols. */
export const PLAIN = createTheme({ level: 0, unicode: true });

/** No colour, ASCII symbols alone. */
export const ASCII = createTheme({ level: 0, unicode: false });

/** Sixteen colours: the text has escapes that take no room. */
export const COLOUR = createTheme({ level: 1, unicode: true });

/** Sixteen colours and hyperlinks. */
export const LINKED = createTheme({ level: 1, unicode: true, hyperlinks: true });
