import { type Command, InvalidArgumentError, Option } from 'commander';
import { didYouMean } from '../bank/nearest.ts';
import { LANGUAGES, LEVELS } from '../bank/question.ts';
import type { Context } from '../context.ts';
import { UsageError } from '../errors.ts';
import { isDate } from '../memory/plan/interview.ts';

/** Builds the context of a command from its global options. */
export type OpenContext = (command: Command) => Context;

/** The options that narrow which questions are meant, the same for every command. */
export interface SelectionOptions {
  readonly level?: readonly string[];
  readonly topic?: readonly string[];
  readonly tag?: readonly string[];
  readonly due?: true;
  readonly new?: true;
  readonly deck?: string;
  readonly lang?: (typeof LANGUAGES)[number];
}

export interface JsonOption {
  readonly json?: true;
}

/** Adds --level, --topic, --tag, --due, --new, --deck and --lang. */
export function withSelection(command: Command): Command {
  return withDeck(
    withNarrowing(command)
      .option('--due', 'only what is due today')
      .option('--new', 'only what was never reviewed'),
  );
}

/** Adds --level, --topic and --tag. */
export function withNarrowing(command: Command): Command {
  return command
    .option('-l, --level <level>', `${LEVELS.join(', ')} (repeat or comma-separate)`, collect)
    .option('-t, --topic <topic>', 'a topic (repeat or comma-separate)', collect)
    .option('--tag <tag>', 'a tag (repeat or comma-separate)', collect);
}

/** Adds --deck and --lang. */
export function withDeck(command: Command): Command {
  return command
    .option('--deck <folder>', 'only the questions of this folder')
    .addOption(new Option('--lang <lang>', 'language of the questions').choices(LANGUAGES));
}

export function withJson(command: Command): Command {
  return command.option('--json', 'print JSON');
}

/** Adds examples below the options; the first words of each line are typed as they stand. */
export function withExamples(command: Command, examples: readonly string[]): Command {
  return command.addHelpText(
    'after',
    `\nExamples:\n${examples.map((line) => `  ${line}`).join('\n')}`,
  );
}

/** A whole number of at least one, for commander. */
export function positive(value: string): number {
  const number = Number(value);
  if (Number.isInteger(number) && number > 0) return number;
  throw new InvalidArgumentError('It must be a whole number above 0.');
}

/** A day as an ISO date, for commander. */
export function isoDate(value: string): string {
  if (isDate(value)) return value;
  throw new InvalidArgumentError('It must be a date like 2026-12-15.');
}

/** Joins repeated and comma-separated values. */
export function collect(value: string, before: readonly string[] = []): string[] {
  return [
    ...before,
    ...value
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== ''),
  ];
}

/**
 * Refuses words where a subcommand was meant.
 * @throws UsageError that names the nearest subcommand or option.
 */
export function assertNoWords([first]: readonly string[], parent: Command): void {
  if (first === undefined) return;
  const isOption = first.startsWith('-');
  const known = isOption
    ? parent.options.flatMap(({ long }) => long ?? [])
    : parent.commands.map((command) => command.name());
  const what = isOption ? 'option' : 'command';
  throw new UsageError(
    `unknown ${what} '${first}'${didYouMean(first, known)}`,
    `see: ${fullName(parent)} --help`,
  );
}

/** "llm-interview config": the words that call a command. */
export function fullName(command: Command): string {
  const above = command.parent === null ? '' : `${fullName(command.parent)} `;
  return above + command.name();
}
