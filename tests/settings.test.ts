import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { UserError } from '../src/errors.ts';
import { DEFAULT_WEIGHTS } from '../src/memory/weights.ts';
import {
  minutesOf,
  readSettings,
  SETTING_NAMES,
  SETTINGS,
  type SettingName,
  settingsFile,
  variableOf,
  writeSetting,
} from '../src/settings.ts';
import { folderOf } from './support/deck-folder.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const DEFAULTS = {
  lang: 'en',
  newPerDay: 5,
  count: 10,
  dayStartsAt: '04:00',
  retention: 0.9,
  maximumInterval: 365,
  fuzz: true,
  decks: [],
  interviewDate: '',
  minutesPerDay: 20,
  interviews: [],
  weights: DEFAULT_WEIGHTS,
  fitted: '',
};

/** The state folder of a user with this config.json. */
function withConfig(text: string): string {
  return folderOf({ 'config.json': text });
}

function configOf(folder: string): string {
  return readFileSync(settingsFile(folder), 'utf8');
}

describe('the language of the questions', () => {
  it.each([
    [{ LANG: 'fr_FR.UTF-8' }, 'fr'],
    [{ LANG: 'fr' }, 'fr'],
    [{ LANG: 'fr_CA.UTF-8@euro' }, 'fr'],
    [{ LANG: 'en_GB.UTF-8' }, 'en'],
    [{ LANG: 'de_DE.UTF-8' }, 'en'],
    [{ LANG: 'fry_NL' }, 'en'],
    [{ LANG: 'C.UTF-8' }, 'en'],
    [{}, 'en'],
    [{ LANG: 'en_US.UTF-8', LC_MESSAGES: 'fr_FR.UTF-8' }, 'fr'],
    [{ LANG: 'fr_FR.UTF-8', LC_ALL: 'C' }, 'en'],
    [{ LANG: 'fr_FR.UTF-8', LC_ALL: '' }, 'fr'],
    [{ LANG: 'fr_FR.UTF-8', LLM_INTERVIEW_LANG: 'en' }, 'en'],
  ])('%o means %s', (env, lang) => {
    expect(readSettings(temporaryFolder(), env).settings.lang).toBe(lang);
  });

  it('that is set goes before the locale', () => {
    const home = folderOf({ 'config.json': '{"lang":"en"}' });
    expect(readSettings(home, { LANG: 'fr_FR.UTF-8' }).settings.lang).toBe('en');
  });
});

describe('the settings in force', () => {
  it('are the defaults where nothing is set, and reading them makes no file', () => {
    const folder = temporaryFolder();
    expect(readSettings(folder, {})).toEqual({ settings: DEFAULTS, problems: [] });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('are the environment’s before the file’s before the defaults', () => {
    const folder = withConfig('{"count": 20, "lang": "fr", "later": "kept"}');
    const env = { LLM_INTERVIEW_COUNT: '30', LLM_INTERVIEW_NEW_PER_DAY: '0' };
    expect(readSettings(folder, env)).toEqual({
      settings: { ...DEFAULTS, count: 30, lang: 'fr', newPerDay: 0 },
      problems: [],
    });
  });

  it.each<[SettingName, string, unknown]>([
    ['lang', 'fr', 'fr'],
    ['newPerDay', '12', 12],
    ['dayStartsAt', '23:59', '23:59'],
    ['retention', '0.85', 0.85],
    ['fuzz', 'false', false],
    ['decks', ['/a', 'b'].join(delimiter), ['/a', 'b']],
    ['weights', DEFAULT_WEIGHTS.join(','), DEFAULT_WEIGHTS],
    ['interviewDate', '2027-01-15', '2027-01-15'],
    ['minutesPerDay', '45', 45],
    ['interviews', '[]', []],
    ['count', '', 10],
  ])('%s can be %j in the environment', (name, text, value) => {
    const { settings, problems } = readSettings(temporaryFolder(), { [variableOf(name)]: text });
    expect([settings[name], problems]).toEqual([value, []]);
  });

  it('that are no such value in the environment are named and ignored', () => {
    const folder = withConfig('{"count": 20}');
    const env = {
      LLM_INTERVIEW_COUNT: 'many',
      LLM_INTERVIEW_FUZZ: 'yes',
      LLM_INTERVIEW_DAY_STARTS_AT: '25:00',
      LLM_INTERVIEW_INTERVIEW_DATE: '2026-02-31',
      LLM_INTERVIEW_MINUTES_PER_DAY: '0',
      LLM_INTERVIEW_INTERVIEWS: '2027-01-15',
    };
    expect(readSettings(folder, env)).toEqual({
      settings: { ...DEFAULTS, count: 20 },
      problems: [
        '$LLM_INTERVIEW_COUNT must be a whole number from 1 to 1000; ignoring it',
        '$LLM_INTERVIEW_DAY_STARTS_AT must be a time like 04:00; ignoring it',
        '$LLM_INTERVIEW_FUZZ must be true or false; ignoring it',
        '$LLM_INTERVIEW_INTERVIEW_DATE must be a date like 2026-12-15; ignoring it',
        '$LLM_INTERVIEW_MINUTES_PER_DAY must be a whole number from 1 to 720; ignoring it',
        '$LLM_INTERVIEW_INTERVIEWS must be a list that the plan command makes; ignoring it',
      ],
    });
  });
});

describe('a damaged config.json', () => {
  it('names every key that is wrong; the default stands in, the rest counts, the file stays', () => {
    const text =
      '{"count": "ten", "retention": 1.5, "lang":"de", "fuzz":0, "newPerDay": 3,\n"weights":[1]}';
    const folder = withConfig(text);
    const file = settingsFile(folder);
    expect(readSettings(folder, {})).toEqual({
      settings: { ...DEFAULTS, newPerDay: 3 },
      problems: [
        `${file}: lang must be en or fr; using en`,
        `${file}: count must be a whole number from 1 to 1000; using 10`,
        `${file}: retention must be a number from 0.7 to 0.99; using 0.9`,
        `${file}: fuzz must be true or false; using true`,
        `${file}: weights must be the 21 numbers of FSRS-6, separated by commas; using ${JSON.stringify(DEFAULT_WEIGHTS)}`,
      ],
    });
    expect(configOf(folder)).toBe(text);
  });

  it.each(['{"count": 5', '', '[]', 'null', '42', '\u0000\u0000'])(
    'that holds %j is named, and neither reading nor writing changes it',
    async (text) => {
      const folder = withConfig(text);
      const file = settingsFile(folder);
      expect(readSettings(folder, {})).toEqual({
        settings: DEFAULTS,
        problems: [`${file} is not a JSON object; using the defaults until you mend or delete it`],
      });
      const refused = await writeSetting(folder, 'count', 7).catch((error: unknown) => error);
      expect(refused).toBeInstanceOf(UserError);
      expect(refused).toMatchObject({
        message: expect.stringContaining(`cannot write ${file} (`),
        hint: 'mend or move the file; it was left as it was',
      });
      expect(configOf(folder)).toBe(text);
      expect(readdirSync(folder)).toEqual(['config.json']);
    },
  );

  it('that cannot be read is named with the reason', () => {
    const folder = temporaryFolder();
    mkdirSync(settingsFile(folder));
    expect(readSettings(folder, {})).toEqual({
      settings: DEFAULTS,
      problems: [`${settingsFile(folder)} cannot be read (EISDIR); using the defaults`],
    });
  });
});

describe('writing a setting', () => {
  it('makes the folder and the file, for their owner alone', async () => {
    const folder = join(temporaryFolder(), 'state');
    await writeSetting(folder, 'count', 7);
    expect(JSON.parse(configOf(folder))).toEqual({ count: 7 });
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(statSync(settingsFile(folder)).mode & 0o777).toBe(0o600);
  });

  it('changes one key, removes one, and keeps all others, unknown ones too', async () => {
    const folder = withConfig('{"count": 20, "later": {"a": [1]}}');
    await writeSetting(folder, 'lang', 'fr');
    expect(JSON.parse(configOf(folder))).toEqual({ count: 20, later: { a: [1] }, lang: 'fr' });
    await writeSetting(folder, 'count', undefined);
    expect(JSON.parse(configOf(folder))).toEqual({ later: { a: [1] }, lang: 'fr' });
  });

  it('refuses a value that no setting takes, and leaves the file as it was', async () => {
    const folder = withConfig('{"count":20}');
    await expect(writeSetting(folder, 'count', 0)).rejects.toBeInstanceOf(UserError);
    expect(configOf(folder)).toBe('{"count":20}');
  });

  it('says so when it cannot be written', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'state'), '');
    await expect(writeSetting(join(folder, 'state'), 'count', 7)).rejects.toMatchObject({
      message: `cannot write ${join(folder, 'state', 'config.json')} (EEXIST)`,
      hint: 'check its permissions',
    });
  });
});

it('every default is a value that its setting accepts, and so is what is typed for it', () => {
  const typed = (value: unknown) => {
    if (Array.isArray(value)) return value.length === 0 ? '[]' : value.join(',');
    return String(value);
  };
  const read = SETTING_NAMES.filter((name) => name !== 'decks').map((name) => {
    const { initial, accepts, fromText } = SETTINGS[name];
    return [name, accepts(initial), fromText(typed(initial))];
  });
  expect(read).toEqual(
    SETTING_NAMES.filter((name) => name !== 'decks').map((name) => [name, true, DEFAULTS[name]]),
  );
});

it.each([
  ['00:00', 0],
  ['04:00', 240],
  ['23:59', 1439],
])('%s is %i minutes after midnight', (time, minutes) => {
  expect(minutesOf(time)).toBe(minutes);
});
