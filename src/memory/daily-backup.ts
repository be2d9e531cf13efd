import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type OpenFile, openState, writeBackup } from './backup-stream.ts';
import { dayToDate, formatStamp } from './study-day.ts';

/** The folder of the automatic backups in the state directory. */
export const BACKUPS = 'backups';

const DAILY = 14;
const WEEKLY = 8;
const MONTHLY = 12;
const NAME = /^(\d{4}-\d{2}-\d{2})\.backup$/;
const DAY = 86_400_000;

/** A backup that is being made. */
export interface Backing {
  /** The length of what it holds. */
  readonly bytes: number;
  /** Settled when it is on the disk. */
  readonly done: Promise<void>;
}

/**
 * Starts the backup of a study day unless there is one: it holds the state as it is at the call, whatever is appended
 * while it is made. Then drops the backups that are not worth keeping. Undefined when there is nothing to do.
 */
export function backUpDaily(directory: string, today: number, now: Date): Backing | undefined {
  const folder = join(directory, BACKUPS);
  if (backupDays(folder).includes(today)) return undefined;
  const sources = openState(directory);
  if (sources.length === 0) return undefined;
  const bytes = sources.reduce((sum, source) => sum + source.bytes, 0);
  return { bytes, done: make(folder, today, now, sources) };
}

async function make(
  folder: string,
  today: number,
  now: Date,
  sources: readonly OpenFile[],
): Promise<void> {
  const fileOf = (day: number) => join(folder, `${dayToDate(day)}.backup`);
  const draft = `${fileOf(today)}.${process.pid}`;
  try {
    await writeBackup(draft, formatStamp(now), sources);
    // Another process may have been faster; what it has lacks no more than this one.
    if (!existsSync(fileOf(today))) renameSync(draft, fileOf(today));
  } finally {
    rmSync(draft, { force: true });
  }
  for (const day of worthDropping([...backupDays(folder), today], today)) {
    rmSync(fileOf(day), { force: true });
  }
}

/**
 * Which study days' backups to drop: kept are the last of each day for 14 days, of each week for 8
 * weeks and of each month for 12 months, as Anki does. What lies in the future is kept.
 * Source: https://docs.ankiweb.net/backups.html
 */
export function worthDropping(days: readonly number[], today: number): number[] {
  const kept = new Set<number>();
  const newestFirst = [...new Set(days)].sort((a, b) => b - a);
  const keepNewest = (period: (day: number) => string | number, last: (day: number) => boolean) => {
    const seen = new Set<string | number>();
    for (const day of newestFirst.filter(last)) {
      if (seen.has(period(day))) continue;
      seen.add(period(day));
      kept.add(day);
    }
  };
  keepNewest(
    (day) => day,
    (day) => today - day < DAILY,
  );
  keepNewest(weekOf, (day) => weekOf(today) - weekOf(day) < WEEKLY);
  keepNewest(monthOf, (day) => monthOf(today) - monthOf(day) < MONTHLY);
  return newestFirst.filter((day) => !kept.has(day));
}

function backupDays(folder: string): number[] {
  try {
    return readdirSync(folder).flatMap((name) => {
      const date = NAME.exec(name)?.[1];
      const day = Math.round(Date.parse(`${date}T00:00:00Z`) / DAY);
      // Not the 30th of February: that would be another day's file.
      return Number.isNaN(day) || dayToDate(day) !== date ? [] : [day];
    });
  } catch {
    return []; // none yet
  }
}

/** Weeks from Monday to Sunday: day 0, the first of January 1970, was a Thursday. */
function weekOf(day: number): number {
  return Math.floor((day + 3) / 7);
}

function monthOf(day: number): number {
  const date = new Date(day * DAY);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}
