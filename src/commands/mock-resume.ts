import { resolve } from 'node:path';
import type { Context } from '../context.ts';
import { UserError } from '../errors.ts';
import { newestEvent } from '../memory/newest-event.ts';
import { resumeMock } from '../session/mock.ts';
import { withJournalled } from '../session/mock-run.ts';
import { standingOf } from './mock-ask.ts';
import type { BeginOptions } from './mock-begin.ts';
import { conduct } from './mock-conduct.ts';
import { assertFree } from './mock-finish.ts';
import { begunAt, type SavedRecord } from './mock-saved.ts';
import { openSelection, type Selected } from './selection.ts';

/**
 * Goes on with an interview as it was begun; only where its report goes may change.
 * @throws UserError when one of its questions is gone.
 */
export async function resume(
  { record, file, savedAt }: SavedRecord,
  options: Pick<BeginOptions, 'out'>,
  context: Context,
): Promise<void> {
  const out = options.out === undefined ? record.out : resolve(options.out);
  if (out !== null) assertFree(out);
  const { lang, deck } = record;
  const selected = await openSelection({ lang, ...(deck === null ? {} : { deck }) }, context);
  assertPresent(record.mock.ids, selected);
  const now = context.now().getTime();
  const whole = withJournalled(record.mock, newestEvent(context.paths.state));
  const mock = resumeMock(whole, savedAt, now);
  const opening = `The interview of ${begunAt(record, context)} goes on: ${standingOf(mock, now)}.`;
  await conduct({ record: { ...record, out, mock }, file }, opening, selected, context);
}

function assertPresent(ids: readonly string[], { questions }: Selected): void {
  const present = new Set(questions.map(({ id }) => id));
  const gone = ids.find((id) => !present.has(id));
  if (gone === undefined) return;
  throw new UserError(
    `the question "${gone}" of this interview is in no deck any more`,
    'start anew with: llm-interview mock --new',
  );
}
