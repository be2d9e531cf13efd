import { createSupportsHyperlinks } from 'supports-hyperlinks';
import type { ThemeOptions } from '../render/theme.ts';

/** What is asked of a stream before anything is written to it. */
export interface StreamTraits {
  readonly isTTY: boolean;
  /** Bits of colour that the terminal claims: 1, 4, 8 or 24. */
  readonly colourDepth: number;
}

/**
 * How much colour a stream gets. --no-color and NO_COLOR win over everything, then what forces colour,
 * then what takes it away, then whether the stream is a terminal. Sources: no-color.org,
 * bixense.com/clicolors, force-color.org.
 */
export function colourLevel(
  env: NodeJS.ProcessEnv,
  traits: StreamTraits,
  allowed: boolean,
): ThemeOptions['level'] {
  if (!allowed || isSet(env.NO_COLOR)) return 0;
  const forced = forcedLevel(env);
  if (forced !== undefined) return forced;
  if (!traits.isTTY || env.TERM === 'dumb' || env.CLICOLOR === '0') return 0;
  return levelOfDepth(traits.colourDepth);
}

/** Whether the locale can show more than ASCII. Only a locale that says otherwise is taken at its word. */
export function hasUnicode(env: NodeJS.ProcessEnv): boolean {
  const locale = [env.LC_ALL, env.LC_CTYPE, env.LANG].find(isSet);
  return locale === undefined || /utf-?8/i.test(locale);
}

/**
 * Whether a stream shows hyperlinks (OSC 8). No terminal can be asked: supports-hyperlinks knows them
 * by name, from the process's own environment. Without colour there are no escapes at all.
 */
export function hasHyperlinks(traits: StreamTraits, level: ThemeOptions['level']): boolean {
  return level > 0 && createSupportsHyperlinks(traits);
}

/** Whether the cursor can be moved: without it nothing can be redrawn in place. */
export function canRedraw(env: NodeJS.ProcessEnv): boolean {
  return env.TERM !== 'dumb';
}

function forcedLevel(env: NodeJS.ProcessEnv): ThemeOptions['level'] | undefined {
  const force = env.FORCE_COLOR;
  if (isSet(force)) {
    if (force === '0' || force === 'false') return 0;
    return force === '2' ? 2 : force === '3' ? 3 : 1;
  }
  return isSet(env.CLICOLOR_FORCE) && env.CLICOLOR_FORCE !== '0' ? 1 : undefined;
}

function levelOfDepth(depth: number): ThemeOptions['level'] {
  if (depth >= 24) return 3;
  if (depth >= 8) return 2;
  return depth >= 4 ? 1 : 0;
}

function isSet(value: string | undefined): value is string {
  return value !== undefined && value !== '';
}
