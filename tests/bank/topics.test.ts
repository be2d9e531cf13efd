import { expect, it } from 'vitest';
import { loadDeck, questionsIn } from '../../src/bank/deck.ts';
import { countTopics } from '../../src/bank/topics.ts';
import { folderOf, questionText } from '../support/deck-folder.ts';

it('topics are counted in all, by level and by language, whichever language is asked for', () => {
  const french = '---\nquestion: Quoi ?\npoints: [{must: un}, {must: deux}]\n---\nLa réponse.\n';
  const deck = loadDeck(
    folderOf({
      'a.md': questionText('a', ['topic: rag', 'level: advanced']),
      'b.md': questionText('b', ['topic: agents']),
      'b.fr.md': french,
      'c.md': questionText('c', ['topic: rag']),
    }),
  );
  const counts = [
    {
      topic: 'rag',
      questions: 2,
      basic: 1,
      intermediate: 0,
      advanced: 1,
      languages: { en: 2, fr: 0 },
    },
    {
      topic: 'agents',
      questions: 1,
      basic: 1,
      intermediate: 0,
      advanced: 0,
      languages: { en: 1, fr: 1 },
    },
  ];
  expect(countTopics(questionsIn(deck, 'en'))).toEqual(counts);
  expect(countTopics(questionsIn(deck, 'fr'))).toEqual(counts);
});
