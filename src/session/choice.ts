import type { Choices } from '../bank/question.ts';
import { shuffled } from './shuffle.ts';

/** One option of a multiple-choice question, as it stands on screen. */
export interface ChoiceOption {
  readonly text: string;
  readonly right: boolean;
}

/** As many options as there are keys for. */
const MOST = 4;

/** The right option among at most three wrong ones, mixed. */
export function optionsOf({ right, wrong }: Choices, random: () => number): ChoiceOption[] {
  const others = shuffled(wrong, random).slice(0, MOST - 1);
  return shuffled([right, ...others], random).map((text) => ({ text, right: text === right }));
}
