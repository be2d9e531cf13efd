import { appendFileSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { unpackBackup } from '../../src/memory/backup.ts';
import { BACKUPS, backUpDaily, worthDropping } from '../../src/memory/daily-backup.ts';
import { Memory } from '../../src/memory/memory.ts';
import { dayToDate } from '../../src/memory/study-day.ts';
import { folderOf, writeFiles } from '../support/deck-folder.ts';
import { journalText } from '../support/journal-rows.ts';
import { DEVICE, memoryOptions } from '../support/memory-options.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const DAY = 86_400_000;
/** A Wednesday. */
const TODAY = dayOf('2026-11-25');
const NOW = new Date('2026-11-25T10:00:00Z');
const OLD = journalText('r1 rope good 2026-11-23T10:00');
const JOURNAL = `reviews/${DEVICE}.jsonl`;
const REVIEW = { event: 'review', question: 'rope', rating: 3 } as const;

function dayOf(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / DAY;
}

function backupsIn(state: string): string[] {
  return readdirSync(join(state, BACKUPS)).toSorted();
}

/** The journal as the backup of a date has it. */
function backedUp(state: string, date: string): string {
  const name = `${date}.backup`;
  const { files } = unpackBackup(readFileSync(join(state, BACKUPS, name)), name);
  return files.map(({ path, bytes }) => `${path}\n${bytes}`).join('');
}

describe('the automatic backup', () => {
  it('is made once a study day, for nobody else to read', async () => {
    const state = folderOf({ [JOURNAL]: OLD });
    await backUpDaily(state, TODAY, NOW)?.done;
    writeFiles(state, { [JOURNAL]: `${OLD}more` });
    expect(backUpDaily(state, TODAY, NOW)).toBeUndefined();
    expect(backedUp(state, '2026-11-25')).toBe(`${JOURNAL}\n${OLD}`);
    const paths = [BACKUPS, join(BACKUPS, '2026-11-25.backup')];
    const modes = paths.map((path) => (statSync(join(state, path)).mode & 0o777).toString(8));
    expect(modes).toEqual(['700', '600']);
  });

  it('is not made before there is anything to back up', () => {
    const state = temporaryFolder();
    expect(backUpDaily(state, TODAY, NOW)).toBeUndefined();
    expect(readdirSync(state)).toEqual([]);
  });

  it('leaves nothing but backups, and files of other names alone', async () => {
    const strange = [
      '2026-02-30.backup',
      '2026-13-01.backup',
      '2020-01-01.backup.old',
      'before-the-move.backup',
    ];
    const files = Object.fromEntries(strange.map((name) => [`${BACKUPS}/${name}`, 'x']));
    const state = folderOf({ [JOURNAL]: OLD, ...files });
    await backUpDaily(state, TODAY, NOW)?.done;
    expect(backupsIn(state)).toEqual([...strange, '2026-11-25.backup'].toSorted());
  });

  it('drops those that are not worth keeping', async () => {
    const dates = ['2024-01-01', '2026-10-06', '2026-10-07', '2026-11-24'];
    const files = Object.fromEntries(dates.map((date) => [`${BACKUPS}/${date}.backup`, 'x']));
    const state = folderOf({ [JOURNAL]: OLD, ...files });
    await backUpDaily(state, TODAY, NOW)?.done;
    expect(backupsIn(state)).toEqual([
      '2026-10-07.backup',
      '2026-11-24.backup',
      '2026-11-25.backup',
    ]);
  });

  it('is made before the first event of the study day, which starts at 04:00', async () => {
    const options = memoryOptions(temporaryFolder());
    const { directory } = options;
    const memory = await Memory.open(options);
    const journal = () => readFileSync(join(directory, 'reviews', `${DEVICE}.jsonl`), 'utf8');
    const before: string[] = [];
    for (const now of [
      new Date(2026, 10, 25, 23, 0),
      new Date(2026, 10, 26, 3, 59),
      new Date(2026, 10, 26, 4, 0),
      new Date(2026, 10, 26, 4, 1),
      new Date(2026, 10, 29, 12, 0),
    ]) {
      await memory.record(REVIEW, now);
      before.push(journal());
    }
    expect(backupsIn(directory)).toEqual(['2026-11-26.backup', '2026-11-29.backup']);
    expect(backedUp(directory, '2026-11-26')).toBe(`${JOURNAL}\n${before[1]}`);
    expect(backedUp(directory, '2026-11-29')).toBe(`${JOURNAL}\n${before[3]}`);
  });

  it('holds what was there when it was begun, whatever is appended while it is made', async () => {
    const long = OLD.repeat(20_000);
    const state = folderOf({ [JOURNAL]: long });
    const backing = backUpDaily(state, TODAY, NOW);
    expect(backing?.bytes).toBe(long.length);
    appendFileSync(join(state, JOURNAL), 'more');
    await backing?.done;
    expect(backedUp(state, '2026-11-25')).toBe(`${JOURNAL}\n${long}`);
    expect(backupsIn(state)).toEqual(['2026-11-25.backup']);
  });

  it('of a long journal keeps no answer waiting', async () => {
    const options = memoryOptions(temporaryFolder());
    const { directory } = options;
    writeFiles(directory, { [JOURNAL]: OLD.repeat(20_000) });
    const memory = await Memory.open(options);
    await memory.record(REVIEW, NOW);
    expect(readdirSync(join(directory, BACKUPS))).not.toContain('2026-11-25.backup');
    await vi.waitFor(() => expect(backupsIn(directory)).toEqual(['2026-11-25.backup']), 20_000);
    expect(backedUp(directory, '2026-11-25')).toBe(`${JOURNAL}\n${OLD.repeat(20_000)}`);
  });

  it('is not kept when the journal was rewritten while it was made', async () => {
    const state = folderOf({ [JOURNAL]: OLD.repeat(20_000) });
    const backing = backUpDaily(state, TODAY, NOW);
    let isDone = false;
    const settle = () => {
      isDone = true;
    };
    backing?.done.then(settle, settle);
    for (let round = 0; !isDone; round += 1) {
      writeFileSync(join(state, JOURNAL), OLD.replaceAll('rope', `${round}`).repeat(20_000));
      await setImmediate();
    }
    await expect(backing?.done).rejects.toThrow(`${JOURNAL} was rewritten meanwhile`);
    expect(backupsIn(state)).toEqual([]);
  });

  it('leaves the one that another process made meanwhile', async () => {
    const state = folderOf({ [JOURNAL]: OLD });
    const first = backUpDaily(state, TODAY, NOW);
    writeFiles(state, { [`${BACKUPS}/2026-11-25.backup`]: 'made by another' });
    await first?.done;
    expect(backupsIn(state)).toEqual(['2026-11-25.backup']);
    expect(readFileSync(join(state, BACKUPS, '2026-11-25.backup'), 'utf8')).toBe('made by another');
  });

  it('is no reason not to save a review, when it cannot be made', async () => {
    const options = memoryOptions(temporaryFolder());
    writeFiles(options.directory, { [JOURNAL]: OLD });
    writeFileSync(join(options.directory, BACKUPS), 'a file in the way');
    const memory = await Memory.open(options);
    await memory.record(REVIEW, NOW);
    expect((await Memory.open(options)).of('rope').recall).toMatchObject({ reviews: 2 });
  });
});

/** Which of these dates are dropped on 25 November 2026. */
function dropped(...dates: string[]): string[] {
  return worthDropping(dates.map(dayOf), TODAY).map(dayToDate).toSorted();
}

describe('of the automatic backups', () => {
  it.each([
    ['every day of the last 14 is kept', ['2026-11-12', '2026-11-13', '2026-11-14'], []],
    ['before that, the last of a week', ['2026-11-09', '2026-11-11'], ['2026-11-09']],
    [
      'a week is from Monday to Sunday',
      ['2026-11-01', '2026-11-02', '2026-11-08', '2026-11-09'],
      ['2026-11-02'],
    ],
    ['for 8 weeks', ['2026-10-04', '2026-10-05', '2026-10-31'], ['2026-10-04']],
    ['before that, the last of a month', ['2026-08-30', '2026-08-31'], ['2026-08-30']],
    ['for 12 months', ['2025-11-30', '2025-12-01'], ['2025-11-30']],
    ['one may stand for its week and its month', ['2026-10-31', '2026-10-30'], ['2026-10-30']],
    ['what a wrong clock dated ahead is kept', ['2027-01-01', '2027-01-02'], []],
    ['nothing is nothing', [], []],
  ])('%s', (_, dates, expected) => {
    expect(dropped(...dates)).toEqual(expected);
  });

  const histories = fc.uniqueArray(fc.integer({ min: TODAY - 900, max: TODAY + 5 }));

  it('no day of the last 14, and nothing ahead, is ever dropped', () => {
    fc.assert(
      fc.property(histories, (days) => {
        expect(worthDropping(days, TODAY).filter((day) => TODAY - day < 14)).toEqual([]);
      }),
    );
  });

  it('each week of the last 8 and each month of the last 12 keeps its last', () => {
    fc.assert(
      fc.property(histories, (days) => {
        const gone = new Set(worthDropping(days, TODAY));
        const past = days.filter((day) => day <= TODAY);
        expect(lastOfEach(weekOf, 8, past).filter((day) => gone.has(day))).toEqual([]);
        expect(lastOfEach(monthOf, 12, past).filter((day) => gone.has(day))).toEqual([]);
      }),
    );
  });

  it('what is left is worth keeping, and is never more than 34', () => {
    fc.assert(
      fc.property(histories, (days) => {
        const gone = new Set(worthDropping(days, TODAY));
        const left = days.filter((day) => !gone.has(day));
        expect(worthDropping(left, TODAY)).toEqual([]);
        expect(left.filter((day) => day <= TODAY).length).toBeLessThanOrEqual(14 + 8 + 12);
      }),
    );
  });

  it('day after day for three years leaves the ladder that one thinning would', () => {
    let kept: number[] = [];
    for (let day = TODAY - 1000; day <= TODAY; day += 1) {
      const gone = worthDropping([...kept, day], day);
      kept = [...kept, day].filter((one) => !gone.includes(one));
    }
    expect(kept.map(dayToDate)).toEqual([
      ...['2025-12-31', '2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30', '2026-05-31'],
      ...['2026-06-30', '2026-07-31', '2026-08-31', '2026-09-30'],
      ...['2026-10-11', '2026-10-18', '2026-10-25', '2026-10-31', '2026-11-01', '2026-11-08'],
      ...Array.from({ length: 14 }, (_, index) => dayToDate(TODAY - 13 + index)),
    ]);
  });
});

/** The newest day of each of the last so many periods that has one. */
function lastOfEach(period: (day: number) => number, count: number, days: number[]): number[] {
  const last = new Map<number, number>();
  for (const day of days.toSorted((a, b) => a - b)) last.set(period(day), day);
  return [...last].flatMap(([at, day]) => (period(TODAY) - at < count ? [day] : []));
}

/** Monday is 0: counted from a Monday long ago. */
function weekOf(day: number): number {
  return Math.floor((day - dayOf('2018-01-01')) / 7);
}

function monthOf(day: number): number {
  const [year = 0, month = 0] = dayToDate(day).split('-').map(Number);
  return year * 12 + month;
}
