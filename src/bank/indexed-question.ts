import { LANGUAGES, type Language, LEVELS, type Level, type QuestionSummary } from './question.ts';

/** No text of a question holds it: in texts it is made visible. */
const ITEM_END = '\u0001';

/** A list as one text of a column. */
export function joinItems(items: readonly string[]): string {
  return items.map((item) => item + ITEM_END).join('');
}

function items(text = ''): string[] {
  const all = text.split(ITEM_END);
  all.pop();
  return all;
}

/** The fields of all questions, decoded when they are first asked for. */
export interface Columns {
  readonly deck: string;
  readonly levels: Uint8Array;
  readonly langs: Uint8Array;
  readonly seconds: Uint16Array;
  readonly ids: () => readonly string[];
  readonly topics: () => readonly string[];
  readonly questions: () => readonly string[];
  readonly languages: () => readonly string[];
  readonly tags: () => readonly string[];
  readonly aliases: () => readonly string[];
}

/** A row of the columns. Its fields are no properties of its own, so that spreading it copies none. */
export class IndexedQuestion implements QuestionSummary {
  declare readonly formerly?: readonly string[];
  readonly #columns: Columns;
  readonly #row: number;

  constructor(columns: Columns, row: number, formerly: readonly string[] | undefined) {
    this.#columns = columns;
    this.#row = row;
    if (formerly !== undefined) this.formerly = formerly;
  }

  get id(): string {
    return this.#columns.ids()[this.#row] ?? '';
  }
  get question(): string {
    return this.#columns.questions()[this.#row] ?? '';
  }
  get level(): Level {
    return LEVELS[this.#columns.levels[this.#row] ?? 0] ?? 'basic';
  }
  get topic(): string {
    return this.#columns.topics()[this.#row] ?? '';
  }
  get seconds(): number {
    return this.#columns.seconds[this.#row] ?? 0;
  }
  get lang(): Language {
    return LANGUAGES[this.#columns.langs[this.#row] ?? 0] ?? 'en';
  }
  get languages(): readonly Language[] {
    return items(this.#columns.languages()[this.#row]) as Language[];
  }
  get tags(): readonly string[] {
    return items(this.#columns.tags()[this.#row]);
  }
  get aliases(): readonly string[] {
    return items(this.#columns.aliases()[this.#row]);
  }
  get deck(): string {
    return this.#columns.deck;
  }
}
