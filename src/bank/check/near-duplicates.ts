import { rarityIn } from '../coverage.ts';
import type { SearchDocument } from '../search-document.ts';
import { wordsOf } from '../words.ts';

/** Two questions that ask for much the same. */
export interface NearDuplicate {
  readonly id: string;
  readonly of: string;
  /** Cosine of their words by rarity: 1 for the same words. */
  readonly similarity: number;
}

/** Pairs of questions whose titles and points share more than `threshold` of their telling words. */
export function findNearDuplicates(
  documents: readonly SearchDocument[],
  threshold: number,
): NearDuplicate[] {
  const weightOf = rarityIn(documents, 'en');
  const vectors = documents.map(({ id, question, points }) => {
    const stems = new Set(wordsOf([question, ...points].join('. '), 'en').map(({ stem }) => stem));
    const norm = Math.sqrt([...stems].reduce((sum, stem) => sum + weightOf(stem) ** 2, 0));
    return { id, stems, norm };
  });
  return vectors.flatMap((one, index) =>
    vectors.slice(0, index).flatMap((other) => {
      let shared = 0;
      for (const stem of one.stems) if (other.stems.has(stem)) shared += weightOf(stem) ** 2;
      const similarity = shared / (one.norm * other.norm || 1);
      return similarity > threshold ? [{ id: one.id, of: other.id, similarity }] : [];
    }),
  );
}
