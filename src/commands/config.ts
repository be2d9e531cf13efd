import { Argument, type Command } from 'commander';
import type { Context } from '../context.ts';
import { UsageError } from '../errors.ts';
import { pad } from '../render/wrap.ts';
import {
  SETTING_NAMES,
  SETTINGS,
  type SettingName,
  settingsFile,
  shown,
  variableOf,
  writeSetting,
} from '../settings.ts';
import {
  assertNoWords,
  type JsonOption,
  type OpenContext,
  withExamples,
  withJson,
} from './options.ts';
import { printJson, printLines } from './output.ts';

export function declareConfig(config: Command, open: OpenContext): void {
  config
    .description('Read and change the settings.')
    .usage('[command] [options]')
    .argument('[subcommand]')
    .action((word: string | undefined) => {
      assertNoWords(word === undefined ? [] : [word], config);
      return runList({}, open(config));
    });
  const name = () => new Argument('<name>', 'a setting').choices(SETTING_NAMES);

  const list = config
    .command('list')
    .description('Every setting in force, and what it is for.')
    .action((options: JsonOption) => runList(options, open(list)));
  withJson(list);
  const get = config
    .command('get')
    .description('Print one setting.')
    .addArgument(name())
    .action((setting: SettingName, options: JsonOption) => runGet(setting, options, open(get)));
  withJson(get);
  const set = config
    .command('set')
    .description('Change one setting; several values are one argument.')
    .addArgument(name())
    .argument('<value>', 'the new value')
    .action((setting: SettingName, value: string) => runSet(setting, value, open(set)));
  const unset = config
    .command('unset')
    .description('Go back to the default of one setting.')
    .addArgument(name())
    .action((setting: SettingName) => writeSetting(open(unset).paths.state, setting, undefined));
  const path = config
    .command('path')
    .description('Print where the settings and the reviews are kept.')
    .action(() => {
      const context = open(path);
      return printLines([context.paths.state], context);
    });
  withExamples(config, [
    'llm-interview config list',
    'llm-interview config set newPerDay 10',
    'llm-interview config set decks ~/my-deck',
    `${variableOf('lang')}=fr llm-interview list      # before the file`,
  ]);
  for (const command of [list, get, set, unset, path]) {
    withExamples(command, EXAMPLES[command.name() as keyof typeof EXAMPLES]);
  }
}

const EXAMPLES = {
  list: ['llm-interview config list', 'llm-interview config list --json'],
  get: ['llm-interview config get newPerDay', 'llm-interview config get decks --json'],
  set: ['llm-interview config set newPerDay 10', 'llm-interview config set dayStartsAt 05:30'],
  unset: ['llm-interview config unset newPerDay', 'llm-interview config unset weights'],
  path: ['llm-interview config path', 'cd "$(llm-interview config path)"'],
};

function runList({ json }: JsonOption, context: Context): Promise<void> {
  const { settings, out } = context;
  if (json) return printJson(settings, context);
  const { quiet, strong } = out.theme.styles;
  const lines = SETTING_NAMES.flatMap((name) => {
    const value = name === 'weights' ? describeWeights(context) : shown(settings[name]) || 'none';
    return [`${strong(pad(name, 16))} ${value}`, `${' '.repeat(17)}${quiet(SETTINGS[name].about)}`];
  });
  return printLines([...lines, '', quiet(settingsFile(context.paths.state))], context);
}

function describeWeights({ settings }: Context): string {
  return settings.weights === SETTINGS.weights.initial ? 'default' : 'your own';
}

function runGet(name: SettingName, { json }: JsonOption, context: Context): Promise<void> {
  const value = context.settings[name];
  return json ? printJson(value, context) : printLines([shown(value)], context);
}

async function runSet(name: SettingName, text: string, context: Context): Promise<void> {
  const setting = SETTINGS[name];
  const value = setting.fromText(text);
  if (!setting.accepts(value)) {
    throw new UsageError(`${name} must be ${setting.must}, not "${text}"`);
  }
  await writeSetting(context.paths.state, name, value);
}
