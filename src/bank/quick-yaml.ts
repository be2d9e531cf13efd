/** What is not surely read as the library reads it is left to the library. */
const DECLINED = new Error('not the plain part of YAML');

/** `name:` at the end of a line, or `name: ` and a value. */
const KEY = /^([A-Za-z][A-Za-z0-9_-]{0,79}):(?: |$)/;
/** A plain text can't begin with one of YAML's indicators; what may be a number or null is left out too. */
const PLAIN_START = /^[^\s\-?:,[\]{}#&*!|>'"%@`~+.]/;
/** What ends a plain text, or makes a key of it. */
const PLAIN_END = /: | #|[: ]$/;
/** Whatever YAML 1.2 could take for a number; only asked of what begins with a digit. */
const NUMBER = /^(?:0o[0-7]+|0x[\da-fA-F]+|[\d.]+(?:[eE][-+]?\d+)?)$/;
const INTEGER = /^(?:0|[1-9]\d{0,8})$/;
const CONSTANT = /^(?:null|true|false)$/i;
const DOUBLE_QUOTED = /^"(?:[^"\\]|\\["\\])*"$/;
const SINGLE_QUOTED = /^'(?:[^']|'')*'$/;
const FLOW_ITEM = /^ *("[^"\\]*"|'[^']*'|[^,[\]{}"':# ](?:[^,[\]{}"':#]*[^,[\]{}"':# ])?) *$/;

/**
 * The data of front matter that keeps to what question files are written in: nested lists and maps,
 * texts plain, quoted or folded, lists of words in brackets. Undefined for anything else, right or
 * wrong. Many times quicker than a YAML library, because it notes neither places nor problems.
 * @param lines without line ends, control characters or tabs.
 */
export function readQuickYaml(lines: readonly string[]): Record<string, unknown> | undefined {
  try {
    const reader = new Reader(lines);
    const data = reader.map(0);
    return reader.atEnd ? data : undefined;
  } catch (error) {
    if (error === DECLINED) return undefined;
    throw error;
  }
}

class Reader {
  readonly #lines: readonly string[];
  #next = 0;

  constructor(lines: readonly string[]) {
    this.#lines = lines;
  }

  get atEnd(): boolean {
    return this.#next === this.#lines.length;
  }

  /** A map whose keys stand in this column; the first may follow a dash. */
  map(column: number): Record<string, unknown> {
    const map: Record<string, unknown> = {};
    do {
      const entry = this.#line().slice(column);
      const key = KEY.exec(entry)?.[1];
      if (key === undefined || CONSTANT.test(key) || Object.hasOwn(map, key)) throw DECLINED;
      this.#next += 1;
      map[key] = this.#value(entry.slice(key.length + 2), column, true);
    } while (this.#column() === column && !this.#isItem(column));
    this.#mustBeLeft(column);
    return map;
  }

  #list(column: number): unknown[] {
    const list: unknown[] = [];
    do {
      const item = this.#line().slice(column + 2);
      if (KEY.test(item)) list.push(this.map(column + 2));
      else {
        this.#next += 1;
        list.push(this.#value(item, column, false));
      }
    } while (this.#column() === column && this.#isItem(column));
    return list;
  }

  /** The value that begins with `text`, of a key or a dash in this column. */
  #value(text: string, column: number, ofKey: boolean): unknown {
    if (text === '') return ofKey ? this.#block(column) : decline();
    if (text === '>-') return this.#folded(column);
    if (text.startsWith('[')) return readFlowList(text);
    this.#mustBeLeft(column);
    return readScalar(text);
  }

  /** What stands below a key: a list may begin in the key's own column. */
  #block(above: number): unknown {
    const column = this.#column();
    if (column < above) throw DECLINED;
    if (this.#isItem(column)) return this.#list(column);
    return column === above ? decline() : this.map(column);
  }

  /** Lines of one column, joined by spaces. */
  #folded(above: number): string {
    const column = this.#column();
    if (column <= above) throw DECLINED;
    let text = '';
    for (; this.#column() === column; this.#next += 1) {
      const line = this.#line();
      if (line.endsWith(' ')) throw DECLINED;
      text += text === '' ? line.slice(column) : ` ${line.slice(column)}`;
    }
    this.#mustBeLeft(above);
    return text;
  }

  /** What follows stands in this column or before it: it is no second line of what was read. */
  #mustBeLeft(column: number): void {
    if (this.#column() > column) throw DECLINED;
  }

  #isItem(column: number): boolean {
    return this.#lines[this.#next]?.startsWith('- ', column) === true;
  }

  #line(): string {
    return this.#lines[this.#next] ?? decline();
  }

  /** Where the next line begins; -1 at the end. */
  #column(): number {
    const line = this.#lines[this.#next];
    if (line === undefined) return -1;
    let column = 0;
    while (line.charCodeAt(column) === SPACE) column += 1;
    return column === line.length ? decline() : column;
  }
}

const SPACE = 32;

function readFlowList(text: string): unknown[] {
  if (text === '[]') return [];
  // Runs of spaces would make the pattern of an item take the square of their length.
  if (!text.endsWith(']') || text.includes('  ')) throw DECLINED;
  return text
    .slice(1, -1)
    .split(',')
    .map((item) => readScalar(FLOW_ITEM.exec(item)?.[1] ?? decline()));
}

function readScalar(text: string): string | number {
  if (text.startsWith('"')) {
    if (!DOUBLE_QUOTED.test(text)) throw DECLINED;
    return text.slice(1, -1).replace(/\\(.)/g, '$1');
  }
  if (text.startsWith("'")) {
    if (!SINGLE_QUOTED.test(text)) throw DECLINED;
    return text.slice(1, -1).replaceAll("''", "'");
  }
  if (!PLAIN_START.test(text) || PLAIN_END.test(text) || CONSTANT.test(text)) throw DECLINED;
  if (text < '0' || text > ':' || !NUMBER.test(text)) return text;
  return INTEGER.test(text) ? Number(text) : decline();
}

function decline(): never {
  throw DECLINED;
}
