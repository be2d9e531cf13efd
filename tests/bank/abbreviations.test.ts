import { expect, it } from 'vitest';
import { ABBREVIATIONS } from '../../src/bank/abbreviations.ts';
import { normalise } from '../../src/bank/normalise.ts';

it('abbreviations and their long forms are written as texts are compared', () => {
  const forms = ABBREVIATIONS.flat();
  expect(forms.map(normalise)).toEqual(forms);
});
