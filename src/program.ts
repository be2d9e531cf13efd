import { Command, CommanderError } from 'commander';
import { didYouMean } from './bank/nearest.ts';
import { declareHome } from './commands/home.ts';
import { fullName, type OpenContext, withExamples } from './commands/options.ts';
import { COMMANDS, type CommandEntry } from './commands/table.ts';
import { createContext, type Edge, type GlobalOptions } from './context.ts';
import { UsageError } from './errors.ts';

/**
 * Parses the arguments and runs the command they name.
 * @throws UsageError for a wrong call; whatever the command throws.
 */
export async function runProgram(
  argv: readonly string[],
  edge: Edge,
  version: string,
): Promise<void> {
  const program = await createProgram(argv, edge, version);
  try {
    await program.parseAsync(argv, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return; // help or version, already printed
    if (argv.join(' ') === 'help help') return program.outputHelp();
    throw usageError(error, argv, program);
  }
}

/** The program with the command that is wanted; with all of them by name where none is. */
async function createProgram(
  argv: readonly string[],
  edge: Edge,
  version: string,
): Promise<Command> {
  const program = new Command('llm-interview');
  const open: OpenContext = (command) =>
    createContext(edge, command.optsWithGlobals<GlobalOptions>());
  program
    .exitOverride()
    .configureOutput({
      writeOut: (text) => edge.stdout.write(text),
      // Usage errors are reported once, at the edge.
      writeErr: () => {},
      getOutHelpWidth: () => HELP_WIDTH,
      // Commander would ask the terminal, which has to be opened for that; our help has no colours.
      getOutHasColors: () => false,
    })
    .description('Drill LLM-engineering interview questions, with spaced repetition.')
    .usage('[options] [command]')
    .version(version, '-V, --version', 'print the version')
    .option('--no-color', 'no colour')
    .option('--no-input', 'never ask anything')
    .option('--no-pager', 'print long output at once')
    .showSuggestionAfterError(true)
    .helpCommand('help [command]', 'how to use a command')
    .configureHelp({ showGlobalOptions: false, subcommandTerm });
  withExamples(program, [
    'llm-interview                              # what is due today',
    'llm-interview drill --level advanced',
    'llm-interview show rope',
  ]);
  const wanted = wantedEntry(argv);
  if (wanted !== undefined) (await wanted.load())(addCommand(program, wanted), open);
  else {
    declareHome(program, open);
    for (const entry of COMMANDS) addCommand(program, entry);
  }
  return program;
}

/** The entry that the first word names, or the word after `help`. */
function wantedEntry(argv: readonly string[]): CommandEntry | undefined {
  const [first, second] = argv.filter((word) => !word.startsWith('-'));
  const name = first === 'help' ? second : first;
  return name === undefined
    ? undefined
    : COMMANDS.find((entry) => entry.name === name || entry.alias === name);
}

function addCommand(program: Command, { name, alias, summary }: CommandEntry): Command {
  const command = program.command(name).summary(summary);
  return alias === undefined ? command : command.alias(alias);
}

/** A command in the list of commands: "list|ls [options]". */
function subcommandTerm(command: Command): string {
  const entry = COMMANDS.find(({ name }) => name === command.name());
  const usage = entry?.usage ?? command.usage();
  return [command.name(), ...command.aliases()].join('|') + (usage === '' ? '' : ` ${usage}`);
}

const HELP_WIDTH = 80;

/** Commander's "error: unknown option '--lvl'\n(Did you mean --level?)" as a message and a hint. */
function usageError(error: CommanderError, argv: readonly string[], program: Command): UsageError {
  const named = program.commands.find((command) => command.name() === argv[0]);
  const help = `see: ${fullName(named ?? program)} --help`;
  // The help command shows all help where it does not know the command.
  if (error.code === 'commander.help') {
    const wanted = argv.filter((word) => !word.startsWith('-')).at(1) ?? '';
    const names = program.commands.map((command) => command.name());
    const message = `unknown command '${wanted}'${didYouMean(wanted, names)}`;
    return new UsageError(message, 'see: llm-interview --help', { cause: error });
  }
  const [first = '', ...rest] = error.message.replace(/^error: /, '').split('\n');
  const choice = invalidChoice(first);
  if (choice !== undefined) return choice;
  const suggestion = rest.join(' ').replace(/^\((.*)\)$/, '$1');
  return new UsageError(first.replace(/\.$/, ''), suggestion || help, { cause: error });
}

const INVALID_ARGUMENT =
  /^command-argument value '(?<value>.*)' is invalid for argument '(?<name>.*)'\. Allowed choices are (?<choices>.*)\.$/;
const INVALID_OPTION =
  /^option '(?<name>--\S+).*' argument '(?<value>.*)' is invalid\. Allowed choices are (?<choices>.*)\.$/;

/** Commander suggests commands and options; for values we do. */
function invalidChoice(message: string): UsageError | undefined {
  const match = INVALID_ARGUMENT.exec(message) ?? INVALID_OPTION.exec(message);
  if (match?.groups === undefined) return undefined;
  const { value = '', name = '', choices = '' } = match.groups;
  const nearest = didYouMean(value, choices.split(', '));
  return new UsageError(`'${value}' is no valid ${name}${nearest}`, `choose from ${choices}`);
}
