import { mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packBackup, stateFiles } from './backup.ts';
import { dayToDate, formatStamp } from './study-day.ts';

/** The folder of the automatic backups in the state directory. */
export const BACKUPS = 'backups';

const DAILY = 14;
const WEEKLY = 8;
const MONTHLY = 12;
const NAME = /^(\d{4}-\d{2}-\d{2})\.backup$/;
const DAY = 86_400_000;

/**
 * Makes the backup of a study day unless there is one, and drops those that are not worth keeping.
 * Returns whether one was made.
 */
export function backUpDaily(directory: string, today: number, now: Date): boolean {
  const folder = join(directory, BACKUPS);
  const kept = backupDays(folder);
  if (kept.includes(today)) return false;
  const files = stateFiles(directory);
  if (files.length === 0) return false;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, `${dayToDate(today)}.backup`);
  const draft = `${file}.${process.pid}`;
  try {
    writeFileSync(draft, packBackup({ made: formatStamp(now), files }), { mode: 0o600 });
    renameSync(draft, file);
  } finally {
    rmSync(draft, { force: true });
  }
  for (const day of worthDropping([...kept, today], today)) {
    rmSync(join(folder, `${dayToDate(day)}.backup`), { force: true });
  }
  return true;
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
