import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { journalFiles } from '../../src/memory/journal.ts';
import { mergeJournals } from '../../src/memory/merge.ts';
import { readEvents } from '../../src/memory/read-events.ts';
import { folderOf } from '../support/deck-folder.ts';
import { journals } from '../support/journal-arbitraries.ts';
import { eventOf, journalText } from '../support/journal-rows.ts';
import { inTemporaryFolder, temporaryFolder } from '../support/temporary-folder.ts';

const [r1, r2, r3] = [
  journalText('r1 rope good 2026-11-23T10:00'),
  journalText('r2 rope easy 2026-11-25T10:00'),
  journalText('r3 attention hard 2026-11-26T10:00'),
] as const;
const TORN = r3.slice(0, 40);

/** Merges journals, name to text, into a state that has others; says what each file holds then. */
function merged(here: Record<string, string>, backup: Record<string, string>, dryRun = false) {
  const state = folderOf(rename(here));
  const files = Object.entries(rename(backup)).map(([path, text]) => ({
    path,
    bytes: Buffer.from(text),
  }));
  const told = mergeJournals(state, files, dryRun).map(
    ({ path, added, known }) => `${path} +${added} =${known}`,
  );
  const folder = join(state, 'reviews');
  const names = readdirSync(folder).toSorted();
  const after = names.map((name) => [name, readFileSync(join(folder, name), 'utf8')]);
  return { told, files: Object.fromEntries(after) };
}

function rename(files: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(files).map(([name, text]) => [`reviews/${name}.jsonl`, text]),
  );
}

describe('merging a journal', () => {
  it.each([
    ['an event that is here already: nothing', r1, r1, r1, '+0 =1'],
    ['an event that is missing: at the end', r1, r2 + r1, r1 + r2, '+1 =1'],
    ['into an empty one: everything, in its order', '', r2 + r1, r2 + r1, '+2 =0'],
    ['an event that stands twice in one file: as it is', '', r1 + r1, r1 + r1, '+2 =0'],
    ['a damaged line: as it is', r1, `${TORN}\n`, `${r1}${TORN}\n`, '+1 =0'],
    ['a damaged line that is here already: nothing', `${TORN}\n`, TORN, `${TORN}\n`, '+0 =1'],
    ['a torn last line: on a line of its own', r1, r2 + TORN, `${r1}${r2}${TORN}\n`, '+2 =0'],
    ['after a torn last line: on a fresh line', r1 + TORN, r2, `${r1}${TORN}\n${r2}`, '+1 =0'],
    [
      'Windows line ends and a byte order mark: the same event',
      r1,
      `\uFEFF${r1.trim()}\r\n`,
      r1,
      '+0 =1',
    ],
    ['empty lines: nothing', r1, '\n \n\r\n', r1, '+0 =0'],
    ['nothing: nothing', r1, '', r1, '+0 =0'],
  ])('%s', (_, here, backup, after, told) => {
    expect(merged({ laptop: here }, { laptop: backup })).toEqual({
      told: [`reviews/laptop.jsonl ${told}`],
      files: { 'laptop.jsonl': after },
    });
  });

  it('brings back an event of which only a damaged line is left here', () => {
    const damaged = r1.replace('"rating":3', '"rating":7');
    expect(merged({ laptop: damaged }, { laptop: r1 }).files).toEqual({
      'laptop.jsonl': damaged + r1,
    });
  });

  it('keeps what a newer version wrote, and knows it again', () => {
    const later = '{"v":2,"id":"x1","colour":"red"}\n{"v":2,"colour":"red"}\n';
    const once = merged({ laptop: r1 }, { laptop: later }).files['laptop.jsonl'];
    expect(once).toBe(r1 + later);
    expect(merged({ laptop: once }, { laptop: later }).files['laptop.jsonl']).toBe(once);
  });

  it('knows an event by its id, in whichever file it is', () => {
    expect(merged({ laptop: r1 }, { phone: r1 + r2, tablet: r2 + r3 })).toEqual({
      told: ['reviews/phone.jsonl +1 =1', 'reviews/tablet.jsonl +1 =1'],
      files: { 'laptop.jsonl': r1, 'phone.jsonl': r2, 'tablet.jsonl': r3 },
    });
  });

  it('only counts when it is asked to change nothing', () => {
    expect(merged({ laptop: r1 }, { laptop: r1 + r2, phone: r3 }, true)).toEqual({
      told: ['reviews/laptop.jsonl +1 =1', 'reviews/phone.jsonl +1 =0'],
      files: { 'laptop.jsonl': r1 },
    });
  });

  it('makes the state folder where there is none', () => {
    const state = join(temporaryFolder(), 'new');
    mergeJournals(state, [{ path: 'reviews/laptop.jsonl', bytes: Buffer.from(r1) }], false);
    const { events } = readEvents(journalFiles(state));
    expect(events.map(({ event }) => event)).toEqual([eventOf('r1 rope good 2026-11-23T10:00')]);
  });

  it('gives every event once, whatever is where, and nothing more the second time', async () => {
    await fc.assert(
      fc.asyncProperty(journals, fc.array(fc.nat(3)), (events, places) =>
        inTemporaryFolder((state) => {
          const lines = events.map(({ event }) => `${JSON.stringify(event)}\n`);
          const part = (at: number) =>
            lines.filter((_, index) => places[index % 7] === at).join('');
          const file = (path: string, text: string) => ({ path, bytes: Buffer.from(text) });
          const backup = [
            file('reviews/a.jsonl', lines.join('')),
            file('reviews/b.jsonl', part(0)),
          ];
          mergeJournals(state, [file('reviews/a.jsonl', part(1) + part(2))], false);
          mergeJournals(state, backup, false);
          const read = () => readEvents(journalFiles(state)).events.map(({ event }) => event.id);
          expect(read().toSorted()).toEqual(events.map(({ event }) => event.id).toSorted());
          expect(mergeJournals(state, backup, false).map(({ added }) => added)).toEqual([0, 0]);
        }),
      ),
      { numRuns: 50 },
    );
  });
});
