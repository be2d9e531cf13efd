import type { EventTable } from './event-table.ts';
import { compareEvents } from './standing.ts';

/**
 * The rows of the events that stand, as `standing` has them; undefined where two different events claim one id at one
 * instant, since only their whole text tells which of them counts.
 */
export function standingRows(table: EventTable): Uint32Array | undefined {
  const rows = inOrder(table, rowsLeft(table));
  return idsRise(table, rows) ? rows : withoutTwins(table, rows);
}

function rowsLeft(table: EventTable): Uint32Array {
  const { ids, undone } = table;
  const rows = new Uint32Array(table.length);
  let count = 0;
  for (let row = 0; row < rows.length; row += 1) {
    if (table.isUndo(row) || (undone.size > 0 && undone.has(ids[row] as string))) continue;
    rows[count] = row;
    count += 1;
  }
  return rows.subarray(0, count);
}

/** A journal mostly is in order; where it is not, Array's sort merges the parts that are, and a typed array's would not. */
function inOrder(table: EventTable, rows: Uint32Array): Uint32Array {
  const key = (row: number) => [table.timeOf(row), table.ids[row] as string] as const;
  const compare = (row: number, other: number) =>
    table.timeOf(row) - table.timeOf(other) || compareEvents(key(row), key(other));
  const isBehind = (row: number, index: number) =>
    index === 0 || compare(rows[index - 1] as number, row) <= 0;
  return rows.every(isBehind) ? rows : Uint32Array.from([...rows].sort(compare));
}

/** Ids that only rise, as version 7 UUIDs do with the time, are all different. */
function idsRise({ ids }: EventTable, rows: Uint32Array): boolean {
  return rows.every(
    (row, index) =>
      index === 0 || (ids[rows[index - 1] as number] as string) < (ids[row] as string),
  );
}

/** Of the events that claim one id, the first. */
function withoutTwins(table: EventTable, rows: Uint32Array): Uint32Array | undefined {
  const hashes = Uint32Array.from(rows, (row) => hashOf(table.ids[row] as string));
  const suspects = repeated(hashes);
  const first = new Map<string, number>();
  let isClear = true;
  const kept = rows.filter((row, index) => {
    if (!suspects.has(hashes[index] as number)) return true;
    const id = table.ids[row] as string;
    const twin = first.get(id);
    if (twin === undefined) first.set(id, row);
    else if (table.timeOf(twin) === table.timeOf(row)) isClear &&= table.isSame(twin, row);
    return twin === undefined;
  });
  return isClear ? kept : undefined;
}

/** The numbers that occur more than once: a set of all the ids would take more memory than the table. */
function repeated(numbers: Uint32Array): Set<number> {
  const found = new Set<number>();
  const sorted = numbers.toSorted();
  for (let index = 1; index < sorted.length; index += 1) {
    if (sorted[index] === sorted[index - 1]) found.add(sorted[index] as number);
  }
  return found;
}

/** The hash FNV-1a of a text, in 32 bits. Source: http://www.isthe.com/chongo/tech/comp/fnv/ */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0;
}
