/** Whether typed answers can be told apart on the bank: `npm run bench -- coverage`. */
import { fileURLToPath } from 'node:url';
import { reportCoverage } from '../src/bank/check/coverage-report.ts';
import { loadDeck, questionsIn } from '../src/bank/deck.ts';

/** Prints how much of its own musts an answer covers, and how much of its neighbours'. */
export function benchCoverage(): void {
  const deck = loadDeck(fileURLToPath(new URL('../questions', import.meta.url)));
  const { own, others } = reportCoverage(questionsIn(deck, 'en'), 'en');
  const percent = (share: number) => `${(share * 100).toFixed(1)} %`;
  console.log(`musts covered by their own answer: ${percent(own)} (aim: at least 90 %)`);
  console.log(`by other answers of the topic: ${percent(others)} (aim: at most 25 %)`);
}
