import { describe, expect, it } from 'vitest';
import { newestEvent } from '../../src/memory/newest-event.ts';
import { folderOf } from '../support/deck-folder.ts';
import { journalText } from '../support/journal-rows.ts';

const FIRST = 'r1 rope good 2026-11-23T10:00';
const SECOND = 'r2 attention hard 2026-11-24T10:00';
const ASIDE = 's1 rope suspend 2026-11-25T10:00';

/** The id of what undo takes back on a laptop, whose journal and another's have these rows. */
function newest(own: readonly string[], others: readonly string[] = []): string | undefined {
  const state = folderOf({
    device: 'laptop\n',
    'reviews/laptop.jsonl': journalText(...own),
    'reviews/phone.jsonl': journalText(...others),
  });
  return newestEvent(state)?.id;
}

describe('what undo takes back', () => {
  it.each([
    ['nothing, where there is nothing', [], undefined],
    ['the last review', [FIRST, SECOND], 'r2'],
    ['what set a question aside too', [FIRST, ASIDE], 's1'],
    ['the one before, once the last is taken back', [FIRST, SECOND, undo('r2')], 'r1'],
    ['further back each time', [FIRST, SECOND, ASIDE, undo('s1'), undo('r2')], 'r1'],
    ['nothing, once all of it is', [FIRST, undo('r1')], undefined],
    ['what was done after an undo', [FIRST, undo('r1'), SECOND], 'r2'],
    ['the newest, in whatever order they stand', [SECOND, FIRST], 'r2'],
    ['the later id of the same moment', [FIRST, FIRST.replace('r1', 'r0')], 'r1'],
    ['nothing twice, where an event stands twice', [FIRST, FIRST, undo('r1')], undefined],
    ['an undo of something unknown takes nothing away', [FIRST, undo('gone')], 'r1'],
  ])('%s', (_, own, expected) => {
    expect(newest(own)).toBe(expected);
  });

  it('is never what another machine did', () => {
    expect(newest([FIRST], [SECOND])).toBe('r1');
    expect(newest([], [SECOND])).toBeUndefined();
  });

  it('is not what another machine has taken back already', () => {
    expect(newest([FIRST, SECOND], [undo('r2')])).toBe('r1');
  });

  it('is nothing on a machine that has no name yet', () => {
    const state = folderOf({ 'reviews/phone.jsonl': journalText(FIRST) });
    expect(newestEvent(state)).toBeUndefined();
  });

  it('is not hindered by a damaged journal', () => {
    const state = folderOf({
      device: 'laptop\n',
      'reviews/laptop.jsonl': `${journalText(FIRST)}{"v":2}\n{"v":1,"id":"r9"`,
    });
    expect(newestEvent(state)?.id).toBe('r1');
  });
});

let undos = 0;

/** A row that takes back an event. */
function undo(id: string): string {
  undos += 1;
  return `u${undos} rope undo:${id} 2026-11-26T10:00`;
}
