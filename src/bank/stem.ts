import { stemmer as english } from '@orama/stemmers/english';
import { stemmer as french } from '@orama/stemmers/french';
import type { Language } from './question.ts';

/** What the forms of a normalised word have in common; "colour" and "optimise" as "color" and "optimize". */
export function stemOf(word: string, lang: Language): string {
  const stem = lang === 'fr' ? french(word) : english(word);
  return stem.replace(/our$/, 'or').replace(/is$/, 'iz').replace(/isa/, 'iza');
}
