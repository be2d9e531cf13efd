import { resolve } from 'node:path';
import type { Context } from '../context.ts';
import { UserError } from '../errors.ts';
import { MockFile, mockFile } from '../memory/mocks.ts';
import { formatStamp } from '../memory/study-day.ts';
import { counted } from '../render/when.ts';
import { startMock } from '../session/mock.ts';
import type { MockRecord } from '../session/mock-record.ts';
import { pickSet, type SetLimits, targetSeconds } from '../session/mock-set.ts';
import { conduct } from './mock-conduct.ts';
import { assertFree } from './mock-finish.ts';
import type { SavedRecord } from './mock-saved.ts';
import type { SelectionOptions } from './options.ts';
import { openSelection, type Selected } from './selection.ts';

export interface BeginOptions extends Omit<SelectionOptions, 'due' | 'new'> {
  readonly minutes: number;
  readonly count?: number;
  /** Where the report goes. */
  readonly out?: string;
}

/** Starts an interview; what was not finished is given up, and stays in its file. */
export async function begin(
  unfinished: readonly SavedRecord[],
  options: BeginOptions,
  context: Context,
): Promise<void> {
  const { minutes, deck, lang = context.settings.lang, ...narrowed } = options;
  const out = options.out === undefined ? null : resolve(options.out);
  if (out !== null) assertFree(out);
  const folder = deck === undefined ? {} : { deck: resolve(deck) };
  const selected = await openSelection({ ...narrowed, ...folder, lang }, context);
  const ids = drawSet(selected, options, context.random);
  if (ids.length === 0) {
    return context.note('No question fits this selection: leave out an option.');
  }
  for (const { record, file } of unfinished) {
    file.save({ ...record, state: 'abandoned' }, context.now());
  }
  const now = context.now();
  const record: MockRecord = {
    state: 'unfinished',
    at: formatStamp(now),
    lang,
    deck: folder.deck ?? null,
    out,
    mock: startMock(ids, now.getTime(), minutes),
    score: null,
  };
  const file = new MockFile(mockFile(context.paths.state, now));
  const opening = `${counted(ids.length, 'question')} in ${counted(minutes, 'minute')}; the answers come at the end.`;
  await conduct({ record, file }, opening, selected, context);
}

/**
 * The ids of a balanced set; none where nothing is selected.
 * @throws UserError where every question takes longer than the interview.
 */
function drawSet(
  { bank, memory, questions }: Selected,
  limits: SetLimits,
  random: () => number,
): string[] {
  const candidates = questions
    .filter(({ id }) => !memory.of(id).suspended)
    .map(({ id }) => bank.read(id));
  const ids = pickSet(candidates, limits, random);
  if (ids.length > 0 || candidates.length === 0) return ids;
  const shortest = Math.min(...candidates.map(targetSeconds));
  throw new UserError(
    `no question of this selection fits ${counted(limits.minutes, 'minute')}`,
    `give it at least --minutes ${Math.ceil(shortest / 60)}`,
  );
}
