/** The import table of CONTRIBUTING.md, as rules. `npm run lint` keeps them. */
const ONE_DOOR = {
  'gray-matter': ['src/bank/front-matter.ts', 'it must never be called without our engines'],
  yaml: ['src/bank/front-matter.ts', 'YAML is parsed in one way'],
  valibot: ['src/bank/(format|parse).ts', 'the file format is checked in one place'],
  'fuse.js': ['src/bank/search-rank.ts', 'its options decide what is found'],
  'fastest-levenshtein': ['src/bank/(nearest|typo).ts', 'typos are forgiven in two places'],
  '@orama/stemmers': ['src/bank/stem.ts', 'words are stemmed in one way'],
  conf: ['src/settings.ts', 'it is heavy, and must never clear a damaged file'],
  'ts-fsrs': ['src/memory/scheduler.ts', 'its day count is not ours'],
  '@open-spaced-repetition/': [
    'src/memory/optimise.ts',
    'it is optional, and loaded only to optimise',
  ],
  uuid: ['src/memory/stamp.ts', 'event ids are made in one place'],
  marked: ['src/render/markdown', 'Markdown is rendered in one place'],
  'decode-named-character-reference': ['src/render/markdown', 'it is a part of Markdown'],
  'highlight.js': ['src/render/languages.ts', 'it is loaded only for code in colour'],
  'supports-hyperlinks': ['src/terminal/capabilities.ts', 'it looks at the process itself'],
  chalk: ['src/render/theme.ts', 'its level is set by us'],
  'simple-ascii-chart': ['src/render/line-chart.ts', 'lines are drawn in one way'],
  'd3-': ['src/render/report-charts.ts', 'it is loaded only for the page'],
  'fast-wrap-ansi': ['src/render/wrap.ts', 'wrapping is done in one way'],
  '@inquirer/': ['src/terminal/', 'prompts are a matter of the terminal'],
  commander: ['src/(program|commands/)', 'arguments are parsed before the parts are called'],
};

/** Folder: what it may import besides itself. */
const MAY_IMPORT = {
  memory: ['errors'],
  bank: ['errors'],
  session: ['errors', 'bank/(question|coverage)', 'memory'],
  render: ['bank/(question|coverage|inert|topics)', 'memory', 'session'],
  terminal: ['errors', 'render/(theme|wrap)'],
};

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'a cycle has no first part to understand',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'errors-import-nothing',
      comment: 'everything imports errors',
      severity: 'error',
      from: { path: '^src/errors\\.ts$' },
      to: { path: '^src/' },
    },
    {
      name: 'only-the-edge-runs-the-program',
      comment: 'the parts know neither the program nor the process',
      severity: 'error',
      from: { path: '^src/.+/' },
      to: { path: '^src/(main|program)\\.ts$' },
    },
    ...Object.entries(MAY_IMPORT).map(([folder, allowed]) => ({
      name: `${folder}-imports`,
      comment: `${folder} may import ${allowed.join(', ')} (see CONTRIBUTING.md)`,
      severity: 'error',
      from: { path: `^src/${folder}/` },
      to: { path: '^src/', pathNot: `^src/(${[folder, ...allowed].join('|')})[/.]` },
    })),
    ...Object.entries(ONE_DOOR).map(([name, [door, reason]]) => ({
      name: `one-door-${name}`,
      comment: reason,
      severity: 'error',
      from: { path: '^src/', pathNot: `^${door}` },
      to: { path: `node_modules/${name}` },
    })),
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: { extensions: ['.ts', '.js'] },
  },
};
