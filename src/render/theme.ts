import { Chalk, type ColorSupportLevel } from 'chalk';

/** How text looks, by what it means. Without colour every style returns its text unchanged. */
export interface Styles {
  readonly heading: Style;
  readonly strong: Style;
  readonly emphasis: Style;
  readonly code: Style;
  readonly link: Style;
  readonly quiet: Style;
  readonly due: Style;
  readonly correct: Style;
  readonly wrong: Style;
  readonly match: Style;
  readonly key: Style;
  readonly cursor: Style;
}

export type Style = (text: string) => string;

/** Symbols with a twin for terminals that show ASCII only. */
export interface Symbols {
  readonly cursor: string;
  readonly bullet: string;
  readonly separator: string;
  readonly ellipsis: string;
  readonly dash: string;
  readonly rule: string;
  readonly bar: string;
  readonly upDown: string;
  readonly correct: string;
  readonly wrong: string;
  readonly quote: string;
}

export interface Theme {
  readonly styles: Styles;
  readonly symbols: Symbols;
  readonly colour: boolean;
}

export interface ThemeOptions {
  /** 0 none, 1 sixteen colours, 2 256, 3 true colour. */
  readonly level: 0 | 1 | 2 | 3;
  readonly unicode: boolean;
}

/** The theme for one stream. Only the sixteen colours of the user's own palette are used. */
export function createTheme({ level, unicode }: ThemeOptions): Theme {
  const chalk = new Chalk({ level: level as ColorSupportLevel });
  return {
    colour: level > 0,
    symbols: unicode ? UNICODE : ASCII,
    styles: {
      heading: chalk.bold,
      strong: chalk.bold,
      emphasis: chalk.italic,
      code: chalk.cyan,
      link: chalk.underline,
      quiet: chalk.dim,
      due: chalk.yellow,
      correct: chalk.green,
      wrong: chalk.red,
      match: chalk.bold.underline,
      key: chalk.bold,
      cursor: chalk.cyan,
    },
  };
}

const UNICODE: Symbols = {
  cursor: '›',
  bullet: '•',
  separator: '·',
  ellipsis: '…',
  dash: '–',
  rule: '─',
  bar: '█',
  upDown: '↑↓',
  correct: '✓',
  wrong: '✗',
  quote: '│',
};

const ASCII: Symbols = {
  cursor: '>',
  bullet: '*',
  separator: '-',
  ellipsis: '...',
  dash: '-',
  rule: '-',
  bar: '#',
  upDown: 'up/down',
  correct: '+',
  wrong: 'x',
  quote: '|',
};
