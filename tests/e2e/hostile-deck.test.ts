import { execFileSync } from 'node:child_process';
import { existsSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderOf, questionText } from '../support/deck-folder.ts';
import { ATTACK, activeIn } from '../support/hostile.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { startTool } from '../support/terminal.ts';
import { callTool, readJson } from '../support/warm-tool.ts';

const EVIL = JSON.stringify(`evil ${ATTACK}`);
const HIDDEN = ['&#27;[2J', '&#x1b;]0;owned&#7;', '&#155;31m', '&#x202e;'].join(' ');
const FIELDS = [
  `question: ${EVIL}`,
  `aliases: [${EVIL}]`,
  `points:\n  - must: ${EVIL}\n  - must: ${EVIL}\n  - bonus: ${EVIL}`,
  `pitfalls: [${EVIL}]`,
  `followUps:\n  - ask: ${EVIL}\n    answer: ${EVIL}`,
  `choices:\n  ask: ${EVIL}\n  right: ${EVIL}\n  wrong: [${EVIL}]`,
  `sources:\n  - title: ${EVIL}\n    url: ${JSON.stringify(`https://evil.example/${ATTACK}`)}`,
];
const ANSWER = `# ${ATTACK}\n\n${ATTACK} [${ATTACK}](https://x.org/${ATTACK}) **${HIDDEN}**

- ${HIDDEN} [${HIDDEN}](https://x.org/${HIDDEN}) ![${HIDDEN}](x)

| ${ATTACK} | ${HIDDEN} |
| --- | --- |
| ${HIDDEN} | ${ATTACK} |

\`${ATTACK}\` \`${HIDDEN}\`

\`\`\`${ATTACK}
${ATTACK}
\`\`\``;

/** What a drill itself sends: moves by lines and columns, clearing lines, the cursor on and off. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences begin with one
const MOVES = /\r|\x1b\[(?:\d*[ABCDGK]|\?(?:25|2004)[hl])/g;

/** A deck whose one question has escape sequences wherever text may stand. */
function evilDeck(): string {
  return folderOf({ 'evil.md': questionText('evil', FIELDS, ANSWER) });
}

describe('escape sequences in a question', () => {
  it.each([
    ['list', []],
    ['list', ['--json']],
    ['search', ['evil']],
    ['search', ['evil', '--json']],
    ['show', ['evil']],
    ['show', ['evil', '--no-color']],
    ['show', ['evil', '--points']],
    ['show', ['evil', '--json']],
    ['grade', ['evil', 'good']],
  ])('do not get through %s %j', async (command, args) => {
    const env = { FORCE_COLOR: '1' };
    const run = await callTool([command, ...args, '--deck', evilDeck()], { env });
    expect([run.code, activeIn(run.stdout), activeIn(run.stderr)]).toEqual([0, [], []]);
    expect(run.stdout + run.stderr).toContain('evil');
  });

  it('do not get through a drill', async () => {
    const terminal = startTool(['drill', '--deck', evilDeck()], { rows: 60 });
    await terminal.waitFor('space reveal');
    await terminal.pressAndWait(' ', 'enter takes');
    await terminal.pressAndWait('3', 'good · due');
    terminal.press('q');
    expect((await terminal.ended()).code).toBe(0);
    expect(terminal.everything.join('\n')).toContain('\\u{1b}[2J');
    expect(activeIn(terminal.written.replace(MOVES, ''))).toEqual([]);
  });

  it('do not get through what is said of broken files', async () => {
    const folder = folderOf({
      'a.md': `---${ATTACK}\nid: a\n---\nx`,
      'b.md': questionText('b', [`${EVIL}: x`, `level: ${EVIL}`]),
      'c.md': questionText('c', [`id: ${EVIL}`]),
      'd.md': questionText('d', [`tags: [*${ATTACK.replace(/\s/g, '')}]`]),
      'e.md': questionText('e', [`question: "${ATTACK}`]),
      [`${ATTACK.replace(/[/\0]/g, '')}.md`]: 'x',
    });
    for (const args of [
      ['check', folder],
      ['check', folder, '--json'],
      ['list', '--deck', folder],
    ]) {
      const { stdout, stderr } = await callTool(args, { env: { FORCE_COLOR: '1' } });
      expect([activeIn(stdout), activeIn(stderr)]).toEqual([[], []]);
      expect(stdout + stderr).toContain('a.md');
    }
  });

  it('do not get through what a journal from elsewhere says', async () => {
    const event = { v: 1, id: 'r1', at: '2026-01-01T10:00:00.000Z', event: 'review', rating: 3 };
    const lines = [
      { ...event, question: `q ${ATTACK}` },
      { ...event, event: `praise ${ATTACK}`, question: 'q' },
    ].map((line) => `${JSON.stringify(line)}\n`);
    const home = folderOf({ device: 'laptop\n', 'reviews/laptop.jsonl': lines.join('') });
    for (const args of [['doctor'], ['doctor', '--json'], ['undo'], ['list']]) {
      const { stdout, stderr } = await callTool(args, { home });
      expect([activeIn(stdout), activeIn(stderr)]).toEqual([[], []]);
    }
  });
});

/** A billion laughs, when every alias is spelt out. */
const BOMB = Array.from({ length: 9 }, (_, index) => {
  const next = index === 0 ? 'lol' : `*a${index - 1}`;
  return `a${index}: &a${index} [${Array(9).fill(next).join(', ')}]`;
}).join('\n');

/** A deck of one good question and everything that is no question. */
function trapDeck(): { folder: string; ran: string } {
  const ran = join(temporaryFolder(), 'ran');
  const code = `require("fs").writeFileSync(${JSON.stringify(ran)}, "")`;
  const folder = folderOf({
    'good.md': questionText('good'),
    'bomb.md': `---\n${BOMB}\n---\nx`,
    'code.md': `---js\n{ id: ${code} }\n---\nx`,
    'deep.md': `---\ntags: ${'['.repeat(10_000)}\n---\nx`,
    'escape.md': questionText('escape', ['id: ../../escape']),
    'function.md': questionText('function', [`question: !!js/function 'function () { ${code} }'`]),
    'latin.md': Buffer.from(questionText('latin', ['question: Où ?']), 'latin1'),
    'sparse.md': '',
    'below/below/good.md': questionText('good'),
  });
  truncateSync(join(folder, 'sparse.md'), 2 ** 30);
  execFileSync('mkfifo', [join(folder, 'fifo.md')]);
  symlinkSync('loop.md', join(folder, 'loop.md'));
  symlinkSync('.', join(folder, 'round'));
  symlinkSync('/dev/zero', join(folder, 'zero.md'));
  symlinkSync('../..', join(folder, 'below', 'up.md'));
  return { folder, ran };
}

describe.skipIf(process.platform === 'win32')('a deck full of traps', () => {
  it('is read to its end: each trap is named, none runs, and the good question is there', async () => {
    const { folder, ran } = trapDeck();
    const { code, stdout, stderr } = await callTool(['check', folder]);
    const said = stdout.replaceAll(`${folder}/`, '').trimEnd().split('\n');
    const named = said.map((line) =>
      line.replace(/^([^:]+):\d+:\d+ (.*)$/, '$1 $2').replace(/^deep\.md .*/, 'deep.md'),
    );
    expect([...new Set(named)]).toEqual([
      'below/up.md is not a regular file',
      'bomb.md Excessive alias count indicates a resource exhaustion attack',
      'code.md front matter is YAML: write --- alone, without "js"',
      'deep.md',
      'escape.md id an id is lower-case words joined by hyphens, like kv-cache',
      'fifo.md is not a regular file',
      'good.md the id "good" is already used by below/below/good.md',
      'latin.md is not UTF-8 text: save it as UTF-8',
      'loop.md cannot be read (ELOOP)',
      'sparse.md is 1048576 KiB; a question file has at most 256 KiB',
      'zero.md is not a regular file',
    ]);
    expect([code, stderr]).toEqual([1, expect.stringContaining(': 2 usable questions, ')]);
    expect(existsSync(ran)).toBe(false);
  });

  it('does not keep the good question from being shown, searched and asked', async () => {
    const { folder, ran } = trapDeck();
    const rows = await readJson<{ id: string }[]>(['list', '--deck', folder]);
    expect(rows.map(({ id }) => id)).toEqual(['good', 'function']);
    expect((await callTool(['search', 'good', '--deck', folder])).stdout).toContain(
      'What is good?',
    );
    const terminal = startTool(['drill', 'good', '--deck', folder]);
    await terminal.waitFor('What is good?');
    terminal.press('q');
    expect((await terminal.ended()).code).toBe(0);
    expect(existsSync(ran)).toBe(false);
  });

  it.each([
    ['quotes', '>'.repeat(200_000)],
    ['lists', '- '.repeat(100_000)],
    ['brackets', '['.repeat(200_000)],
    ['emphasis', '*_'.repeat(100_000)],
    ['one word', 'a'.repeat(250_000)],
    ['a table', `${'|'.repeat(50_000)}\n${'|-'.repeat(50_000)}`],
  ])('shows an answer of nothing but %s', async (_, answer) => {
    const folder = folderOf({ 'long.md': questionText('long', [], answer) });
    const env = { FORCE_COLOR: '1' };
    const { code, stdout, stderr } = await callTool(['show', 'long', '--deck', folder], { env });
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout.split('\n').length).toBeGreaterThan(7);
  });
});

it('a folder of a deck that leads round in circles is read once', async () => {
  const folder = folderOf({ 'a/one.md': questionText('one') });
  symlinkSync('..', join(folder, 'a', 'up'));
  symlinkSync(folder, join(folder, 'self'));
  writeFileSync(join(folder, '.hidden.md'), 'x');
  const { code, stdout, stderr } = await callTool(['check', folder]);
  expect([code, stdout, stderr]).toEqual([0, '', `${folder}: 1 usable question, no problems\n`]);
});
