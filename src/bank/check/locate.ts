import type { DeckEntry, TranslationEntry } from '../deck.ts';
import type { Complaint, Problem } from '../problem.ts';

/** The place in its file that a complaint is about. */
export function locate(
  { at, message }: Complaint,
  { path, file }: Pick<DeckEntry | TranslationEntry, 'path' | 'file'>,
): Problem {
  if (at === 'answer')
    return { path, line: file.bodyLine, column: 1, message: `answer ${message}` };
  const field = at.map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`)).join('');
  return { path, ...file.locate(at), message: `${field.slice(1)} ${message}` };
}
