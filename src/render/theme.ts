import { Chalk, type ColorSupportLevel } from 'chalk';

/** How text looks, by what it means. Without colour every style returns its text unchanged. */
export interface Styles {
  readonly heading: Style;
  readonly strong: Style;
  readonly emphasis: Style;
  readonly code: Style;
  /** In highlighted code: words of the language, texts, numbers and constants, names. */
  readonly keyword: Style;
  readonly literal: Style;
  readonly number: Style;
  readonly name: Style;
  readonly link: Style;
  readonly quiet: Style;
  readonly due: Style;
  readonly correct: Style;
  readonly wrong: Style;
  readonly match: Style;
  readonly key: Style;
  readonly cursor: Style;
  /** The character under the cursor of a text field. */
  readonly block: Style;
}

export type Style = (text: string) => string;

/** Symbols with a twin for terminals that show ASCII only. */
export interface Symbols {
  readonly cursor: string;
  readonly bullet: string;
  /** Of a list within a list. */
  readonly innerBullet: string;
  readonly separator: string;
  readonly ellipsis: string;
  readonly dash: string;
  readonly rule: string;
  readonly doubleRule: string;
  readonly bar: string;
  readonly emptyBar: string;
  /** Stands before the character under the cursor where there is no colour. */
  readonly block: string;
  readonly upDown: string;
  readonly correct: string;
  readonly wrong: string;
  readonly quote: string;
}

export interface Theme {
  readonly styles: Styles;
  readonly symbols: Symbols;
  readonly colour: boolean;
  /** False where only ASCII can be shown. */
  readonly unicode: boolean;
  /** Whether text may carry the address that it opens (OSC 8). */
  readonly hyperlinks: boolean;
}

export interface ThemeOptions {
  /** 0 none, 1 sixteen colours, 2 256, 3 true colour. */
  readonly level: 0 | 1 | 2 | 3;
  readonly unicode: boolean;
  readonly hyperlinks?: boolean;
}

/** The theme for one stream. Only the sixteen colours of the user's own palette are used. */
export function createTheme({ level, unicode, hyperlinks = false }: ThemeOptions): Theme {
  const chalk = new Chalk({ level: level as ColorSupportLevel });
  return {
    colour: level > 0,
    unicode,
    hyperlinks,
    symbols: unicode ? UNICODE : ASCII,
    styles: {
      heading: chalk.bold,
      strong: chalk.bold,
      emphasis: chalk.italic,
      code: chalk.cyan,
      keyword: chalk.magenta,
      literal: chalk.green,
      number: chalk.yellow,
      name: chalk.cyan,
      link: chalk.underline,
      quiet: chalk.dim,
      due: chalk.yellow,
      correct: chalk.green,
      wrong: chalk.red,
      match: chalk.bold.underline,
      key: chalk.bold,
      cursor: chalk.cyan,
      block: chalk.inverse,
    },
  };
}

const UNICODE: Symbols = {
  cursor: '›',
  bullet: '•',
  innerBullet: '◦',
  separator: '·',
  ellipsis: '…',
  dash: '–',
  rule: '─',
  doubleRule: '═',
  bar: '█',
  emptyBar: '░',
  block: '▏',
  upDown: '↑↓',
  correct: '✓',
  wrong: '✗',
  quote: '│',
};

const ASCII: Symbols = {
  cursor: '>',
  bullet: '*',
  innerBullet: '-',
  separator: '-',
  ellipsis: '...',
  dash: '-',
  rule: '-',
  doubleRule: '=',
  bar: '#',
  emptyBar: '.',
  block: '|',
  upDown: 'up/down',
  correct: '+',
  wrong: 'x',
  quote: '|',
};
