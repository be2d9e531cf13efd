import { mkdirSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { LANGUAGES, type Language } from './bank/question.ts';
import { systemCode, UserError } from './errors.ts';
import { type Interview, isDate, isInterview, MOST_MINUTES } from './memory/plan/interview.ts';
import { DEFAULT_WEIGHTS } from './memory/weights.ts';

export interface Settings {
  /** Local time at which a study day starts, "HH:MM". */
  readonly dayStartsAt: string;
  readonly newPerDay: number;
  /** Probability of recall at which a question falls due. */
  readonly retention: number;
  /** Days. */
  readonly maximumInterval: number;
  readonly fuzz: boolean;
  readonly weights: readonly number[];
  /** When and to what the weights were fitted; empty when they were not. */
  readonly fitted: string;
  readonly count: number;
  readonly lang: Language;
  /** Folders of the user's own decks. */
  readonly decks: readonly string[];
  /** The day of an interview on anything, ISO; empty when there is none. */
  readonly interviewDate: string;
  /** Minutes a day to prepare for it. */
  readonly minutesPerDay: number;
  /** Interviews with a selection of their own, made by the plan command. */
  readonly interviews: readonly Interview[];
}

export type SettingName = keyof Settings;

interface Setting<T> {
  readonly initial: T;
  readonly about: string;
  /** What a value must be, in words that follow "must be". */
  readonly must: string;
  readonly accepts: (value: unknown) => boolean;
  /** Reads a command-line or environment value; what is no value of this kind stays text. */
  readonly fromText: (text: string) => unknown;
  /** What the user's locale says, before the initial value. */
  readonly fromLocale?: (locale: string) => T | undefined;
}

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

/** Every setting: the one table behind the defaults, the checks and the help. */
export const SETTINGS: { readonly [K in SettingName]: Setting<Settings[K]> } = {
  lang: {
    ...oneOf(LANGUAGES),
    initial: 'en',
    about: 'language of the questions; English where a translation is missing',
    fromLocale: (locale) => LANGUAGES.find((lang) => locale.split(/[_.@-]/, 1)[0] === lang),
  },
  newPerDay: { ...number(0, 1000, true), initial: 5, about: 'new questions a study day in review' },
  count: { ...number(1, 1000, true), initial: 10, about: 'questions in a drill' },
  dayStartsAt: {
    must: 'a time like 04:00',
    accepts: (value) => typeof value === 'string' && TIME.test(value),
    fromText: (text) => text,
    initial: '04:00',
    about: 'local time at which a study day starts',
  },
  retention: {
    ...number(0.7, 0.99),
    initial: 0.9,
    about: 'probability of recall at which a question falls due',
  },
  maximumInterval: { ...number(1, 36_500, true), initial: 365, about: 'longest interval in days' },
  fuzz: {
    must: 'true or false',
    accepts: (value) => typeof value === 'boolean',
    fromText: (text) => (text === 'true' ? true : text === 'false' ? false : text),
    initial: true,
    about: 'spread intervals a little, so that questions learnt together drift apart',
  },
  decks: {
    must: `folders, separated by "${delimiter}"`,
    accepts: (value) =>
      Array.isArray(value) && value.every((item) => item && typeof item === 'string'),
    fromText: (text) => text.split(delimiter).filter((folder) => folder !== ''),
    initial: [],
    about: 'folders of your own questions, added to the bundled ones',
  },
  interviewDate: {
    must: 'a date like 2026-12-15',
    accepts: (value) => value === '' || isDate(value),
    fromText: (text) => text,
    initial: '',
    about: 'day of the interview that review prepares for',
  },
  minutesPerDay: {
    ...number(1, MOST_MINUTES, true),
    initial: 20,
    about: 'minutes a day until the interview',
  },
  interviews: {
    must: 'a list that the plan command makes',
    accepts: (value) => Array.isArray(value) && value.every(isInterview),
    fromText: (text) => parsed(text),
    initial: [],
    about: 'interviews with a selection of their own: llm-interview plan --date ...',
  },
  weights: {
    must: 'the 21 numbers of FSRS-6, separated by commas',
    accepts: (value) => Array.isArray(value) && value.length === 21 && value.every(Number.isFinite),
    fromText: (text) => text.split(',').map(Number),
    initial: DEFAULT_WEIGHTS,
    about: 'what the scheduler knows of your memory',
  },
  fitted: {
    must: 'a text that the optimize command writes',
    accepts: (value) => typeof value === 'string',
    fromText: (text) => text,
    initial: '',
    about: 'when the weights were fitted to your reviews: llm-interview optimize',
  },
};

export const SETTING_NAMES = Object.keys(SETTINGS) as SettingName[];

export interface SettingsRead {
  readonly settings: Settings;
  /** One line for each thing that is wrong; the default stands in for it. */
  readonly problems: readonly string[];
}

export function settingsFile(directory: string): string {
  return join(directory, 'config.json');
}

/** The environment variable that goes before a setting: LLM_INTERVIEW_NEW_PER_DAY for newPerDay. */
export function variableOf(name: SettingName): string {
  return `LLM_INTERVIEW_${name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}`;
}

/**
 * The settings in force: environment, then file, then locale, then default. A damaged file or value is named and
 * left as it is; conf stays unloaded, because every command reads settings and few write them.
 */
export function readSettings(directory: string, env: NodeJS.ProcessEnv): SettingsRead {
  const file = settingsFile(directory);
  const problems: string[] = [];
  const stored = readStored(file, problems);
  const settings: Record<string, unknown> = {};
  for (const name of SETTING_NAMES) {
    const setting = SETTINGS[name];
    const usual = setting.fromLocale?.(localeOf(env)) ?? setting.initial;
    settings[name] = usual;
    if (name in stored) {
      if (setting.accepts(stored[name])) settings[name] = stored[name];
      else problems.push(`${file}: ${name} must be ${setting.must}; using ${shown(usual)}`);
    }
    const variable = variableOf(name);
    const text = env[variable];
    if (text === undefined || text === '') continue;
    const value = setting.fromText(text);
    if (setting.accepts(value)) settings[name] = value;
    else problems.push(`$${variable} must be ${setting.must}; ignoring it`);
  }
  return { settings: settings as unknown as Settings, problems };
}

/** The locale of messages, as POSIX finds it: the first of these variables that says anything. */
function localeOf({ LC_ALL, LC_MESSAGES, LANG }: NodeJS.ProcessEnv): string {
  return LC_ALL || LC_MESSAGES || LANG || '';
}

/** Minutes after midnight of a time like 04:00. */
export function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

/**
 * Sets one setting in config.json, or removes it when `value` is undefined.
 * @throws UserError when the file is damaged or can't be written; it is left as it was.
 */
export async function writeSetting(
  directory: string,
  name: SettingName,
  value: unknown,
): Promise<void> {
  const { default: Conf } = await import('conf');
  const file = settingsFile(directory);
  if (value !== undefined && !SETTINGS[name].accepts(value)) {
    throw new UserError(`${name} must be ${SETTINGS[name].must}; ${file} was left as it was`);
  }
  try {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    const unreadable: string[] = [];
    readStored(file, unreadable);
    if (unreadable.length > 0) throw new Error('it is not a JSON object');
    const store = new Conf<Record<string, unknown>>({
      cwd: directory,
      configName: 'config',
      projectSuffix: '',
      configFileMode: 0o600,
    });
    if (value === undefined) store.delete(name);
    else store.set(name, value);
  } catch (error) {
    const code = systemCode(error);
    const why =
      code ?? (error instanceof Error ? error.message.replace(/\s+/g, ' ') : String(error));
    throw new UserError(
      `cannot write ${file} (${why})`,
      code === undefined ? 'mend or move the file; it was left as it was' : 'check its permissions',
      { cause: error },
    );
  }
}

/** A value as it is typed and shown: text bare, the rest as JSON. */
export function shown(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function readStored(file: string, problems: string[]): Record<string, unknown> {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    const code = systemCode(error);
    if (code !== 'ENOENT') problems.push(`${file} cannot be read (${code}); using the defaults`);
    return {};
  }
  try {
    const value: unknown = JSON.parse(text);
    if (value !== null && typeof value === 'object' && !Array.isArray(value)) {
      return value as Record<string, unknown>;
    }
  } catch {
    // reported below, with the remedy
  }
  problems.push(`${file} is not a JSON object; using the defaults until you mend or delete it`);
  return {};
}

/** JSON; what is none stays text. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function number(from: number, to: number, whole = false) {
  return {
    must: `a ${whole ? 'whole ' : ''}number from ${from} to ${to}`,
    accepts: (value: unknown) =>
      typeof value === 'number' &&
      value >= from &&
      value <= to &&
      (!whole || Number.isInteger(value)),
    fromText: (text: string) => (text.trim() === '' ? text : Number(text)),
  };
}

function oneOf(values: readonly string[]) {
  return {
    must: values.join(' or '),
    accepts: (value: unknown) => values.includes(value as string),
    fromText: (text: string) => text,
  };
}
