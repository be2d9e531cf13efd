import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BROWSER, openPage } from '../support/browser.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { tooWide } from '../support/text-arbitraries.ts';
import { callTool, readJson } from '../support/warm-tool.ts';

const DAY = 86_400_000;

/** A line of a journal: a review so many days ago. */
function line(index: number, question: string, rating: number, daysAgo: number, offset = 'Z') {
  const at = new Date(Date.now() - daysAgo * DAY).toISOString().slice(0, 10);
  const id = `01980000-0000-7000-8000-${index.toString(16).padStart(12, '0')}`;
  const stamp = `${at}T12:00:00.${String(index % 1000).padStart(3, '0')}${offset}`;
  const review = { event: 'review', question, rating, ms: 60_000, points: [0] };
  return `${JSON.stringify({ v: 1, id, at: stamp, ...review })}\n`;
}

/** A state folder with these journals. */
function stateWith(journals: Readonly<Record<string, string>>): string {
  const home = temporaryFolder();
  mkdirSync(join(home, 'reviews'));
  for (const [name, text] of Object.entries(journals)) {
    writeFileSync(join(home, 'reviews', `${name}.jsonl`), text);
  }
  return home;
}

const ROPE = 'rotary-position-embeddings';

function used(): string {
  return stateWith({
    laptop: [line(1, ROPE, 3, 9), line(2, 'lora', 1, 9), line(3, ROPE, 3, 6)].join(''),
    desktop: [line(4, 'lora', 3, 5, '+09:00'), line(5, 'lora', 1, 1, '-08:00')].join(''),
  });
}

interface StatsJson {
  readonly reviews: number;
  readonly retention: { all: { reviews: number; recalled: number } | null };
  readonly questions: { all: number; asked: number; known: number };
  readonly days: { date: string; reviews: number }[];
  readonly missedPoints: { id: string; text: string; missed: number }[];
}

describe('stats', () => {
  it('of an empty state say where to start', async () => {
    const { code, stdout } = await callTool(['stats']);
    expect([code, stdout]).toEqual([
      0,
      'There is no review yet.\n  start with: llm-interview drill\n',
    ]);
    expect(await readJson<StatsJson>(['stats'])).toMatchObject({ reviews: 0, days: [] });
  });

  it('join several devices in several time zones', async () => {
    const stats = await readJson<StatsJson>(['stats'], { home: used() });
    expect(stats).toMatchObject({
      reviews: 5,
      questions: { all: 218, asked: 2 },
      retention: { all: { reviews: 3, recalled: 0.667 } },
    });
    expect(stats.days.map(({ reviews }) => reviews)).toEqual([2, 1, 1, 1]);
    expect(stats.missedPoints[0]?.missed).toBeGreaterThan(1);
  });

  it('narrow to a selection and to a time', async () => {
    const home = used();
    const topic = await readJson<StatsJson>(['stats', '--topic', 'attention'], { home });
    expect(topic.reviews).toBe(2);
    const since = new Date(Date.now() - 5 * DAY).toISOString().slice(0, 10);
    expect((await readJson<StatsJson>(['stats', '--since', since], { home })).reviews).toBe(2);
    const none = await callTool(['stats', '--topic', 'rag', '--since', '9998-01-01'], { home });
    expect(none.stdout.split('\n')[0]).toBe('There is no review of rag since 9998-01-01 yet.');
  });

  it('have the same shape in JSON, with and without reviews', async () => {
    const shape = [
      'date',
      'today',
      'streak',
      'longestStreak',
      'reviews',
      'minutes',
      'questions',
      'retention',
      'topics',
      'days',
      'forecast',
      'knowledge',
      'missedPoints',
      'missedFollowUps',
    ];
    for (const home of [used(), temporaryFolder()]) {
      expect(Object.keys(await readJson<StatsJson>(['stats'], { home }))).toEqual(shape);
    }
  });

  it('of one review have no retention yet', async () => {
    const home = stateWith({ laptop: line(1, ROPE, 3, 0) });
    const { stdout } = await callTool(['stats'], { home });
    expect(stdout).toContain('1 review on 1 day · 1 min · 1 of 218 questions asked');
    expect(stdout).toContain('from the second day on: it takes a question that was asked before');
  });

  it('of a question forgotten on purpose or suspended say so', async () => {
    const home = used();
    await callTool(['suspend', 'lora'], { home });
    expect((await callTool(['stats', 'lora'], { home })).stdout).toMatch(/ % · suspended\n/);
    await callTool(['forget', ROPE], { home });
    const { stdout } = await callTool(['stats', ROPE], { home });
    expect(stdout).toContain('2 reviews · forgotten on purpose\n');
  });

  it.each(['ja_JP.UTF-8', 'fr_FR.UTF-8', 'C'])('fit in 80 columns with LANG=%s', async (LANG) => {
    const options = { home: used(), env: { LANG } };
    const all = await callTool(['stats'], options);
    const curve = await callTool(['stats', 'rope'], options);
    expect(tooWide(`${all.stdout}${curve.stdout}`.split('\n'), 80)).toEqual([]);
    expect(/^[\n -~]+$/.test(curve.stdout)).toBe(LANG === 'C');
  });

  it('are one line a day as CSV', async () => {
    const { stdout } = await callTool(['stats', '--csv'], { home: used() });
    const [head, ...rows] = stdout.trimEnd().split('\n');
    expect(head).toBe('date,reviews,new,tested,recalled,predicted,minutes');
    expect(rows).toHaveLength(4);
    expect(rows[0]).toMatch(/^\d{4}-\d\d-\d\d,2,2,0,0,0,2$/);
  });

  it('of a question are its forgetting curve', async () => {
    const { stdout } = await callTool(['stats', 'rope'], { home: used() });
    expect(stdout).toContain('2 reviews');
    expect(stdout).toContain('100 %');
    const json = await readJson<{ id: string; reviews: unknown[] }>(['stats', 'rope'], {
      home: used(),
    });
    expect([json.id, json.reviews.length]).toEqual([ROPE, 2]);
    expect(await readJson(['stats', 'xyzzy'], { home: used() })).toBeNull();
  });

  it.each([
    [['--json', '--csv'], 'three ways to say the same'],
    [['rope', '--csv'], 'are about all questions'],
    [['--since', 'monday'], 'It must be a date like'],
    [['--topic', 'ragg'], 'unknown topic "ragg"; did you mean rag?'],
  ])('refuse %j', async (args, said) => {
    const { code, stdout, stderr } = await callTool(['stats', ...args], { home: used() });
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(said);
  });

  it('of 20,000 reviews are the same sums', async () => {
    const lines = Array.from({ length: 20_000 }, (_, index) =>
      line(index, `q${index % 3000}`, index % 7 === 0 ? 1 : 3, 300 - Math.floor(index / 80)),
    );
    const stats = await readJson<StatsJson>(['stats'], {
      home: stateWith({ big: lines.join('') }),
    });
    expect(stats.reviews).toBe(20_000);
    expect(stats.days).toHaveLength(250);
  });
});

describe('the page', () => {
  it('says what it cannot write', async () => {
    const { code, stderr } = await callTool(['stats', '--html', '/nowhere/report.html'], {
      home: used(),
    });
    expect([code, stderr.split('\n')[0]]).toEqual([
      1,
      'llm-interview: cannot write /nowhere/report.html (ENOENT)',
    ]);
  });

  it.skipIf(BROWSER === undefined)('is drawn by a browser, light and dark', async () => {
    const folder = temporaryFolder();
    const page = join(folder, 'report.html');
    await callTool(['stats', '--html', page], { home: used() });
    const pictures = [[], ['--blink-settings=preferredColorScheme=0']].map((scheme, index) => {
      const picture = join(folder, `${index}.png`);
      const options = ['--dump-dom', `--screenshot=${picture}`, '--window-size=900,1600'];
      const drawn = openPage(page, ...options, ...scheme);
      expect(drawn.match(/<svg /g)?.length).toBeGreaterThanOrEqual(4);
      expect(drawn.match(/<rect class="heat/g)?.length).toBeGreaterThan(360);
      expect(statSync(picture).size).toBeGreaterThan(10_000);
      return readFileSync(picture);
    });
    expect(pictures[0]?.equals(pictures[1] as Buffer)).toBe(false);
  });
});
