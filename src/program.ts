import { Command, CommanderError } from 'commander';
import { declareCheck } from './commands/check.ts';
import { declareConfig } from './commands/config.ts';
import { declareDrill } from './commands/drill.ts';
import { declareGrade } from './commands/grade.ts';
import { declareHome } from './commands/home.ts';
import { declareList } from './commands/list.ts';
import { type OpenContext, withExamples, withJson } from './commands/options.ts';
import { declareReview } from './commands/review.ts';
import { declareSearch } from './commands/search.ts';
import { declareShow } from './commands/show.ts';
import { declareUndo } from './commands/undo.ts';
import { createContext, type Edge, type GlobalOptions } from './context.ts';
import { UsageError } from './errors.ts';

/** In the order of the help. */
const COMMANDS = [
  declareReview,
  declareDrill,
  declareList,
  declareSearch,
  declareShow,
  declareGrade,
  declareUndo,
  declareCheck,
  declareConfig,
];

/**
 * Parses the arguments and runs the command they name.
 * @throws UsageError for a wrong call; whatever the command throws.
 */
export async function runProgram(
  argv: readonly string[],
  edge: Edge,
  version: string,
): Promise<void> {
  const program = createProgram(edge, version);
  try {
    await program.parseAsync(argv, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return; // help or version, already printed
    throw usageError(error);
  }
}

function createProgram(edge: Edge, version: string): Command {
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
    })
    .description('Drill LLM-engineering interview questions, with spaced repetition.')
    .version(version, '-V, --version', 'print the version')
    .option('--no-color', 'no colour')
    .option('--no-input', 'never ask anything')
    .option('--no-pager', 'print long output at once')
    .showSuggestionAfterError(true)
    .helpCommand('help [command]', 'how to use a command')
    .configureHelp({ showGlobalOptions: false, sortSubcommands: false });
  withJson(program);
  withExamples(program, [
    'llm-interview                              # what is due today',
    'llm-interview drill --level advanced',
    'llm-interview show rope',
  ]);
  declareHome(program, open);
  for (const declare of COMMANDS) declare(program, open);
  return program;
}

const HELP_WIDTH = 80;

/** "error: unknown option '--lvl'\n(Did you mean --level?)" as a message and a hint. */
function usageError(error: CommanderError): UsageError {
  const [first = '', ...rest] = error.message.replace(/^error: /, '').split('\n');
  const suggestion = rest.join(' ').replace(/^\((.*)\)$/, '$1');
  return new UsageError(first, suggestion || 'see: llm-interview --help', { cause: error });
}
