import type { Command } from 'commander';
import { declareList } from './list.ts';
import type { OpenContext } from './options.ts';
import { declareSearch } from './search.ts';
import { declareShow } from './show.ts';

/** Gives a command its arguments, options, examples and action. */
type Declare = (command: Command, open: OpenContext) => void;

/** A command as the list of commands shows it. */
export interface CommandEntry {
  readonly name: string;
  readonly alias?: string;
  /** What follows the name. */
  readonly usage: string;
  readonly summary: string;
  /** Loads the rest, which only a run of this very command needs. */
  readonly load: () => Declare | Promise<Declare>;
}

const setAside = async () => (await import('./set-aside.ts')).declareSetAside;

/** Every command, in the order of the help. The look-ups are loaded already: they must be there at once. */
export const COMMANDS: readonly CommandEntry[] = [
  {
    name: 'review',
    usage: '[options]',
    summary: 'what is due today, and some new ones',
    load: async () => (await import('./review.ts')).declareReview,
  },
  {
    name: 'drill',
    usage: '[options] [words...]',
    summary: 'practise a selection, whatever is due',
    load: async () => (await import('./drill.ts')).declareDrill,
  },
  {
    name: 'mock',
    usage: '[options]',
    summary: 'a timed interview with a score card',
    load: async () => (await import('./mock.ts')).declareMock,
  },
  {
    name: 'plan',
    usage: '[options]',
    summary: 'the days until an interview, and the recall to expect',
    load: async () => (await import('./plan.ts')).declarePlan,
  },
  {
    name: 'stats',
    usage: '[options] [words...]',
    summary: 'how it goes: retention, forecast, what is weakest',
    load: async () => (await import('./stats.ts')).declareStats,
  },
  {
    name: 'optimize',
    alias: 'optimise',
    usage: '[options]',
    summary: 'fit the schedule to your own memory',
    load: async () => (await import('./optimise.ts')).declareOptimise,
  },
  {
    name: 'list',
    alias: 'ls',
    usage: '[options]',
    summary: 'the questions of a selection, by topic',
    load: () => declareList,
  },
  {
    name: 'search',
    usage: '[options] [words...]',
    summary: 'find questions by words, typos forgiven',
    load: () => declareSearch,
  },
  {
    name: 'show',
    usage: '[options] [words...]',
    summary: 'one question with its points, answer and sources',
    load: () => declareShow,
  },
  {
    name: 'grade',
    usage: '[options] <id> <rating>',
    summary: 'journal a review from a script or an editor',
    load: async () => (await import('./grade.ts')).declareGrade,
  },
  {
    name: 'undo',
    usage: '',
    summary: 'take back the newest review made on this machine',
    load: async () => (await import('./undo.ts')).declareUndo,
  },
  {
    name: 'suspend',
    usage: '[options] <ids...>',
    summary: 'ask a question no more, until resumed',
    load: setAside,
  },
  {
    name: 'resume',
    usage: '[options] <ids...>',
    summary: 'ask a suspended or buried question again',
    load: setAside,
  },
  {
    name: 'bury',
    usage: '[options] <ids...>',
    summary: 'do not ask a question again today',
    load: setAside,
  },
  {
    name: 'forget',
    usage: '[options] <ids...>',
    summary: 'make a question new again',
    load: setAside,
  },
  {
    name: 'check',
    usage: '[options] [folder]',
    summary: 'every problem of a deck as path:line:column',
    load: async () => (await import('./check.ts')).declareCheck,
  },
  {
    name: 'config',
    usage: '[subcommand]',
    summary: 'get, set, unset and list the settings',
    load: async () => (await import('./config.ts')).declareConfig,
  },
  {
    name: 'doctor',
    usage: '[options]',
    summary: 'check settings, journal, cache and decks',
    load: async () => (await import('./doctor.ts')).declareDoctor,
  },
  {
    name: 'backup',
    usage: '[file]',
    summary: 'write settings and reviews to one file',
    load: async () => (await import('./backup.ts')).declareBackup,
  },
  {
    name: 'restore',
    usage: '[options] <file>',
    summary: 'merge a backup into what is here',
    load: async () => (await import('./restore.ts')).declareRestore,
  },
  {
    name: 'import',
    usage: '[options] <what> <file>',
    summary: 'take over a review history from elsewhere',
    load: async () => (await import('./import.ts')).declareImport,
  },
];
