import { chmodSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderOf, questionText } from '../support/deck-folder.ts';
import { eventOf, journalText } from '../support/journal-rows.ts';
import type { Run } from '../support/run.ts';
import { contentsOf, stateOf } from '../support/state-of.ts';
import { threeQuestions } from '../support/small-decks.ts';
import { callTool, readJson } from '../support/warm-tool.ts';

const R1 = 'r1 one good 2020-01-01T10:00';
const [r1, r2, s1] = [
  journalText(R1),
  journalText('r2 two hard 2020-01-02T10:00'),
  journalText('s1 two suspend 2020-01-03T10:00'),
] as const;
const LAPTOP = 'reviews/laptop.jsonl';

interface Diagnosis {
  readonly events: Record<string, number>;
  readonly journals: number;
  readonly questions: number;
  readonly findings: readonly { kind: string; message: string; remedy?: string }[];
}

function doctor(home: string, args: readonly string[] = [], deck = threeQuestions()): Promise<Run> {
  return callTool(['doctor', ...args], { home, env: { LLM_INTERVIEW_DECKS: deck } });
}

/** What doctor finds, as "kind message", and its exit code last. */
async function found(home: string, deck?: string): Promise<(string | number | null)[]> {
  const { code, stdout } = await doctor(home, ['--json'], deck);
  const { findings } = JSON.parse(stdout) as Diagnosis;
  return [...findings.map(({ kind, message }) => `${kind} ${message.replace(home, '~')}`), code];
}

function changed(changes: object): string {
  return `${JSON.stringify({ ...eventOf(R1), ...changes })}\n`;
}

describe('doctor finds', () => {
  it('nothing wrong before the first review', async () => {
    expect(await found(stateOf({}))).toEqual([0]);
  });

  it('nothing wrong with a sound state, and counts what is there', async () => {
    const home = stateOf({ [LAPTOP]: r1 + s1, 'reviews/phone.jsonl': r2, 'config.json': '{}' });
    const { code, stdout, stderr } = await doctor(home);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout.replace(/\d+ questions/, 'n questions').replace(home, '~')).toBe(
      [
        'state     ~',
        'journal   2 files: 2 reviews, 1 suspend',
        'bank      n questions',
        '',
        'Nothing is wrong.',
        '',
      ].join('\n'),
    );
  });

  it.each([
    ['a damaged line', `${r1}{"v":1,\n${r2}`, `problem ${LAPTOP}:2 not a JSON object`, 1],
    ['a torn last line', `${r1}\n${r2.slice(0, 40)}`, `problem ${LAPTOP}:3 not a JSON object`, 1],
    [
      'a rating that is none',
      changed({ rating: 9 }),
      `problem ${LAPTOP}:1 no rating from 1 to 4`,
      1,
    ],
    [
      'an event in the future',
      changed({ at: '9999-01-01T10:00:00Z' }),
      `problem ${LAPTOP}:1 9999-01-01T10:00:00Z is in the future`,
      1,
    ],
    ['what a newer version wrote', changed({ v: 2 }) + r1, `note ${LAPTOP}:1 version 2`, 0],
    [
      'a clock that was set back',
      r2 + r1,
      `note ${LAPTOP}:2 2020-01-01T10:00:00.000Z is before the line above it`,
      0,
    ],
    [
      'an event twice',
      r1 + r1,
      `note ${LAPTOP}:2 the same event as ~/${LAPTOP}:1; it counts once`,
      0,
    ],
    [
      'reviews of a question that is gone',
      changed({ question: 'thre' }) + changed({ id: 'r2', question: 'thre' }),
      'note 2 reviews of "thre", which no deck has now; did you mean three?',
      0,
    ],
  ])('%s', async (_, journal, finding, code) => {
    expect(await found(stateOf({ [LAPTOP]: journal }))).toEqual([finding, code]);
  });

  it.each([
    [
      'out of range',
      '{"newPerDay":5000}',
      'newPerDay must be a whole number from 0 to 1000; using 5',
    ],
    ['of another kind', '{"fuzz":"yes"}', 'fuzz must be true or false; using true'],
    ['not JSON', '{', 'is not a JSON object; using the defaults until you mend or delete it'],
  ])('settings that are %s', async (_, settings, said) => {
    const [finding, code] = await found(stateOf({ 'config.json': settings }));
    expect([finding, code]).toEqual([expect.stringMatching(/^problem ~\/config\.json/), 1]);
    expect(finding).toContain(said);
  });

  it('a question file that cannot be used, and reads on', async () => {
    const deck = folderOf({
      'a.md': questionText('a', ['level: hard']),
      'b.md': questionText('b'),
    });
    const [finding, code] = await found(stateOf({}), deck);
    expect(code).toBe(1);
    expect(finding).toMatch(/^problem .*\/a\.md:4:1 level must be one of basic, intermediate, adv/);
  });

  it('files and folders that others may read', async () => {
    const home = stateOf({ [LAPTOP]: r1, 'config.json': '{}' });
    chmodSync(join(home, 'config.json'), 0o644);
    chmodSync(join(home, 'reviews'), 0o755);
    expect((await found(home)).toSorted()).toEqual([
      1,
      'problem ~/config.json can be read or written by others',
      'problem ~/reviews can be read or written by others',
    ]);
    const { code } = await doctor(home, ['--fix']);
    const modes = ['config.json', 'reviews', LAPTOP].map((path) =>
      (statSync(join(home, path)).mode & 0o777).toString(8),
    );
    expect([code, ...modes]).toEqual([0, '600', '700', '600']);
  });
});

const MESS = Buffer.concat([
  Buffer.from(`\uFEFF${r1}{"v":1,"id":"r7"\n${r2.trim()}\r\n\n`),
  Buffer.from([0, 0, 0, 0x0a, 0xff, 0xfe, 0x0a]),
  Buffer.from(`${changed({ v: 3, id: 'later' })}${r1.trim()}${r2}${s1}{"torn`),
]);

describe('doctor --fix', () => {
  it('takes damaged lines out of a journal and loses no byte of it', async () => {
    const home = stateOf({ [LAPTOP]: MESS, 'reviews/phone.jsonl': `${r2}x` });
    const first = await doctor(home, ['--fix']);
    expect(first.code).toBe(0);
    expect(first.stderr).toContain(
      `moved 5 damaged lines of ${join(home, LAPTOP)} to reviews/damaged/\n`,
    );
    const files = Object.entries(contentsOf(join(home, 'reviews')));
    const named = (pattern: RegExp) =>
      files.filter(([path]) => pattern.test(path)).map(([, content]) => content);
    expect(named(/^damaged\/laptop\.jsonl\..*\.original$/)).toEqual([MESS.toString('latin1')]);
    const [lines = ''] = named(/^damaged\/laptop\.jsonl\..*\.lines$/);
    const [journal = ''] = named(/^laptop\.jsonl$/);
    const sorted = (text: string) => text.split('\n').filter(Boolean).toSorted();
    expect(sorted(journal + lines)).toEqual(sorted(MESS.toString('latin1')));
    expect(named(/^phone\.jsonl$/)).toEqual([r2]);
    expect(named(/^damaged\/phone\.jsonl\..*\.lines$/)).toEqual(['x']);
  });

  it('leaves nothing to find for the next run, and every event that was readable', async () => {
    const home = stateOf({ [LAPTOP]: MESS });
    const before = await doctor(home, ['--json']);
    await doctor(home, ['--fix']);
    const after = await doctor(home, ['--json']);
    const [was, is] = [before, after].map(({ stdout }) => JSON.parse(stdout) as Diagnosis);
    expect([before.code, after.code]).toEqual([1, 0]);
    expect(is?.events).toEqual({ review: 2, suspend: 1 });
    expect(is?.events).toEqual(was?.events);
    const isProblem = ({ kind }: { kind: string }) => kind === 'problem';
    expect(was?.findings.filter(isProblem).map(({ message }) => message)).toEqual(
      [2, 5, 6, 8, 10].map((line) => `${LAPTOP}:${line} not a JSON object`),
    );
    expect(is?.findings.filter(isProblem)).toEqual([]);
  });

  it('still exits 1 for what it cannot mend', async () => {
    const home = stateOf({ [LAPTOP]: `x\n${r1}`, 'config.json': '{"count":0}' });
    const { code, stdout } = await doctor(home, ['--fix', '--json']);
    expect([code, (JSON.parse(stdout) as Diagnosis).findings]).toEqual([
      1,
      [expect.objectContaining({ message: expect.stringContaining('count must be') })],
    ]);
    expect(readFileSync(join(home, 'config.json'), 'utf8')).toBe('{"count":0}');
  });
});

it('doctor without --fix changes nothing', async () => {
  const home = stateOf({ [LAPTOP]: MESS, 'config.json': '{', device: 'laptop\n' });
  const before = contentsOf(home);
  expect((await doctor(home)).code).toBe(1);
  expect(contentsOf(home)).toEqual(before);
});

describe('a snapshot that was tampered with', () => {
  it.each([
    ['when a question is due', '"due":', '"due":1'],
    ['how much was reviewed on a day', '[18262,{"reviews":1', '[18262,{"reviews":7'],
  ])('in %s is found, and made anew by --fix', async (_, from, to) => {
    const deck = threeQuestions();
    const home = stateOf({ [LAPTOP]: r1 + r2 });
    const rows = () => readJson(['list', '--deck', deck], { home });
    const before = await rows();
    await doctor(home, ['--fix'], deck);
    const snapshot = join(home, 'cache', 'progress.json');
    const text = readFileSync(snapshot, 'utf8');
    expect(text).toContain(from);
    writeFileSync(snapshot, text.replace(from, to));
    expect(await found(home, deck)).toEqual(['problem the snapshot disagrees with the journal', 1]);
    expect((await doctor(home, ['--fix'], deck)).code).toBe(0);
    expect([await found(home, deck), await rows()]).toEqual([[0], before]);
    expect(readFileSync(snapshot, 'utf8')).toBe(text);
  });
});
