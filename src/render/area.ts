import type { Theme } from './theme.ts';

/** The room that there is for live lines, and how to draw in it. */
export interface Area {
  readonly width: number;
  readonly rows: number;
  readonly theme: Theme;
}
