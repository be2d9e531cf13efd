/** Words that stand in most questions, in English and French, without accents. */
const STOP_WORDS = new Set(
  `a an and are as at be by can could did do does for from get give has have how i if in into is it its
  me my not of on or should so than that the their them then there these this to use used using versus vs was
  we were
  what when where which while who why will with would you your
  au aux avec ce ces cet cette comment dans de des du elle en entre est et faire fait faut il ils je la
  le les leur lui ma mais mes mon ne nous on ou par pas plus pour pourquoi qu quand que quel quelle
  quelles quels qui quoi sa sans se ses son sont sur ta tes ton tu un une vos votre vous y`.split(
    /\s+/,
  ),
);

/** Whether a normalised word says nothing about which question is meant. */
export function isStopWord(word: string): boolean {
  return STOP_WORDS.has(word);
}
