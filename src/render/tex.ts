import { type Atom, fraction, join, root, withScripts } from './tex-layout.ts';
import { ACCENTS, ALPHABETS, CHARACTERS, COMMANDS } from './tex-symbols.ts';

/**
 * Simple TeX on one line of Unicode: `\frac{QK^\top}{\sqrt{d_k}}` is QKᵀ/√dₖ. Undefined for
 * everything that is not on the whitelist: its source says more than a wrong guess.
 */
export function texToUnicode(source: string): string | undefined {
  if (source.length > LONGEST) return undefined;
  try {
    const text = join(new Parser(source).all()).replace(/ {2,}/g, ' ').trim().normalize();
    return text === '' ? undefined : text;
  } catch (error) {
    if (error instanceof NotOnTheList) return undefined;
    throw error;
  }
}

/** Whether what stands between two dollars is words, not TeX: "$5 in all, or 6$". */
export function looksLikeProse(source: string): boolean {
  const bare = source.replace(WORDS_IN_TEX, ' = ').replace(/\\[A-Za-z]+/g, ' = ');
  return /[A-Za-z]{2,}[*_]*\s+[*_]*[A-Za-z\d]|\d\s+[*_]*[A-Za-z]{2,}|\*\*/.test(bare);
}

/** A longer formula is none for one line, and could nest deeper than the stack. */
const LONGEST = 1000;

const WORDS_IN_TEX = /\\(?:text\w*|math(?:rm|sf|tt)|operatorname)\*?\s*\{[^}]*\}/g;
const TOKEN = /\\(?:[A-Za-z]+\*?|[\s\S])|\s+|\d+(?:[.,]\d+)*|[\s\S]/gu;

const FRACTIONS = /^[dt]?frac$/;
const DELIMITER = /^(?:(left|right|middle)|[Bb]igg?([lrm]?))$/;
const UPRIGHT = /^(?:operatorname\*?|math(?:rm|sf|tt))$/;
const LETTERS = /^(?:math(?:bf|it|bb|cal|scr|frak)|boldsymbol|bm)$/;
const TEXT = /^text(?:rm|bf|it|tt|sf|normal)?$/;
const SPACES = /^(?:[,:; ]|q?quad)$/;
const NOTHING = /^(?:!|limits|nolimits|displaystyle|textstyle)$/;

const SPACE: Atom = { kind: 'space', text: ' ' };

/** What the whitelist does not have. */
class NotOnTheList extends Error {}

/** Reads TeX as TeX does: an argument is a group or the next token, and spaces mean nothing. */
class Parser {
  readonly #tokens: string[];

  constructor(source: string) {
    this.#tokens = source.match(TOKEN) ?? [];
  }

  all(): Atom[] {
    return this.#list(undefined);
  }

  #list(end: string | undefined): Atom[] {
    const atoms: Atom[] = [];
    for (let token = this.#next(); token !== end; token = this.#next()) {
      if (token === '^' || token === '_') atoms.push(this.#scripts(atoms.pop(), token));
      else atoms.push(...this.#read(token));
    }
    return atoms;
  }

  #read(token: string | undefined): Atom[] {
    if (token === undefined || /^[}&%#$^_]$/.test(token)) throw new NotOnTheList(token);
    if (token === '{') return [{ kind: 'ord', text: join(this.#list('}')) }];
    if (token === '~') return [SPACE];
    if (token === ':') return [{ kind: this.#spaceFollows() ? 'punct' : 'ord', text: token }];
    if (token === '|' && this.#spaceFollows()) return [{ kind: 'rel', text: token }];
    if (token.startsWith('\\')) return this.#command(token.slice(1));
    return [CHARACTERS.get(token) ?? { kind: 'ord', text: token }];
  }

  #command(name: string): Atom[] {
    const symbol = COMMANDS.get(name);
    if (symbol !== undefined) return [symbol];
    if (SPACES.test(name)) return [SPACE];
    if (NOTHING.test(name)) return [];
    if (FRACTIONS.test(name)) return [fraction(this.#argument(), this.#argument())];
    if (name === 'sqrt') return [this.#root()];
    if (UPRIGHT.test(name)) return [upright(join(this.#argument()))];
    if (LETTERS.test(name)) return [this.#letters(name)];
    if (TEXT.test(name)) return this.#text();
    const [, side, size] = DELIMITER.exec(name) ?? [];
    if (side !== undefined || size !== undefined) return this.#delimiter(side?.[0] ?? size);
    return [this.#accented(name)];
  }

  #scripts(base: Atom | undefined, first: string): Atom {
    const scripts: Record<string, string> = {};
    let token: string | undefined = first;
    while (token === '^' || token === '_') {
      if (scripts[token] !== undefined) throw new NotOnTheList('two scripts of a kind');
      scripts[token] = join(this.#argument(), true);
      this.#skipSpace();
      token = /^[\^_]$/.test(this.#tokens[0] ?? '') ? this.#tokens.shift() : undefined;
    }
    return withScripts(base, scripts._, scripts['^']);
  }

  /** A group, or the next token; of a number its first digit. */
  #argument(): Atom[] {
    const token = this.#next();
    if (token === '{') return this.#list('}');
    if (token === undefined || !/^\d./.test(token)) return this.#read(token);
    this.#tokens.unshift(token.slice(1));
    return this.#read(token[0]);
  }

  #root(): Atom {
    this.#skipSpace();
    if (this.#tokens[0] !== '[') return root(this.#argument());
    this.#tokens.shift();
    const degree = join(this.#list(']'), true);
    return root(this.#argument(), degree);
  }

  #letters(name: string): Atom {
    const letters = ALPHABETS.get(name);
    const text = join(this.#argument());
    return { kind: 'ord', text: text.replace(/./gu, (letter) => letters?.get(letter) ?? letter) };
  }

  /** Words as they stand, with the spaces around them. */
  #text(): Atom[] {
    if (this.#next() !== '{') throw new NotOnTheList('text');
    let text = '';
    for (let token = this.#tokens.shift(); token !== '}'; token = this.#tokens.shift()) {
      if (token === undefined || /^(?:[{$]|\\[^ ,%&#_-])/.test(token))
        throw new NotOnTheList(token);
      text += token.replace('\\', '');
    }
    const around = (edge: RegExp) => (edge.test(text) ? [SPACE] : []);
    return [...around(/^\s/), upright(text.trim()), ...around(/\s$/)];
  }

  /** A bracket of any size; a dot stands for none. */
  #delimiter(side: string | undefined): Atom[] {
    const token = this.#next();
    if (token === '.') return [];
    const [{ kind, text }] = this.#read(token) as [Atom];
    return [{ text, kind: side === 'l' ? 'open' : side === 'r' ? 'close' : kind }];
  }

  #accented(name: string): Atom {
    const accent = ACCENTS.get(name);
    if (accent === undefined) throw new NotOnTheList(name);
    const text = join(this.#argument());
    if (!/^\p{L}$/u.test(text)) throw new NotOnTheList('an accent over more than a letter');
    return { kind: 'ord', text: text + accent };
  }

  #next(): string | undefined {
    this.#skipSpace();
    return this.#tokens.shift();
  }

  #skipSpace(): void {
    while (/^\s/.test(this.#tokens[0] ?? '')) this.#tokens.shift();
  }

  #spaceFollows(): boolean {
    return /^\s/.test(this.#tokens[0] ?? '');
  }
}

/** Several letters in upright type are the name of a function. */
function upright(text: string): Atom {
  return { kind: /^\p{L}{2}/u.test(text) ? 'op' : 'ord', text };
}
