import type { Rating } from '../../src/memory/events.ts';
import { fsrsLearner } from '../../src/memory/plan/learner.ts';
import type { MemoryState } from '../../src/memory/scheduler.ts';
import { dayToDate } from '../../src/memory/study-day.ts';
import { seeded } from './seeded.ts';

const FIRST_DAY = 20_000;

/**
 * The journal of somebody whose memory has these weights: every question at some days' distance, recalled or not by
 * chance. The chance is the same at every call.
 */
export function simulatedJournal(
  weights: readonly number[],
  questions: number,
  reviewsOfEach: number,
): string {
  const learner = fsrsLearner(weights);
  const random = seeded(42);
  const lines: [day: number, text: string][] = [];
  for (let question = 0; question < questions; question += 1) {
    let day = FIRST_DAY + (question % 60);
    let memory: MemoryState | undefined;
    for (let count = 0; count < reviewsOfEach; count += 1) {
      const elapsed = count === 0 ? 0 : 1 + Math.floor(random() * 3 ** Math.min(count, 4));
      day += elapsed;
      let rating: Rating = random() < 0.3 ? 1 : 3;
      if (memory === undefined) memory = learner.first(rating);
      else {
        const recall = learner.recall(elapsed, memory.stability);
        rating = random() < recall ? 3 : 1;
        memory = learner.after(memory, recall, rating);
      }
      const id = `${question}-${count}`;
      const at = `${dayToDate(day)}T12:00:00.000Z`;
      const event = { v: 1, id, at, event: 'review', question: `q${question}`, rating };
      lines.push([day, `${JSON.stringify(event)}\n`]);
    }
  }
  return lines
    .sort(([a], [b]) => a - b)
    .map(([, text]) => text)
    .join('');
}
