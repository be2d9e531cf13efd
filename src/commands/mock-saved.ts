import { inertDeep } from '../bank/inert.ts';
import type { Context } from '../context.ts';
import { MockFile, savedMocks } from '../memory/mocks.ts';
import { studyDayAt } from '../memory/study-day.ts';
import { whenBegun } from '../render/mock-history.ts';
import { type MockRecord, readRecord } from '../session/mock-record.ts';
import { minutesOf } from '../settings.ts';

/** An interview that was saved, and what it takes to save it again. */
export interface SavedRecord {
  readonly record: MockRecord;
  readonly file: MockFile;
  /** When it was last saved, in milliseconds since 1970. */
  readonly savedAt: number;
}

/** Every interview of this state, oldest first. What can't be read is named and left as it is. */
export async function savedRecords(context: Context): Promise<SavedRecord[]> {
  const { mocks, unreadable } = savedMocks(context.paths.state);
  const records: SavedRecord[] = [];
  for (const { file, revision, savedAt, record: value } of mocks) {
    const record = readRecord(inertDeep(value));
    if (record === undefined) unreadable.push(file);
    else records.push({ record, file: new MockFile(file, revision), savedAt });
  }
  for (const file of unreadable) {
    await context.note(`warning: skipped ${file}: it is no interview that this version can read`);
  }
  return records;
}

/** When an interview began, for the reader: "24 Nov, 14:03". */
export function begunAt({ at }: MockRecord, { now, settings }: Context): string {
  return whenBegun(at, studyDayAt(now(), minutesOf(settings.dayStartsAt)));
}
