import type { SearchIndex } from './search-index.ts';
import type { Term } from './search-terms.ts';
import { MOST } from './word-weights.ts';

/** A document of one of the indexes, and what its words are worth for a query, from 0 to 1. */
export interface Candidate {
  /** Which of the indexes. */
  readonly index: number;
  readonly document: number;
  readonly score: number;
}

/** Adds up what the words of documents are worth for queries. Its memory is used again for each query. */
export class Scorer {
  readonly #scores: Float32Array;
  readonly #covered: Float32Array;
  /** Of the term at hand. */
  readonly #best: Float32Array;
  readonly #likely: Float32Array;
  readonly #touched: Uint32Array;

  constructor(
    private readonly index: SearchIndex,
    private readonly position: number,
  ) {
    const { size } = index;
    this.#scores = new Float32Array(size);
    this.#covered = new Float32Array(size);
    this.#best = new Float32Array(size);
    this.#likely = new Float32Array(size);
    this.#touched = new Uint32Array(size);
  }

  /** Offers every document that has a word of the query, in no order. */
  score(terms: readonly Term[], offer: (candidate: Candidate) => void): void {
    const { position, index } = this;
    this.#scores.fill(0);
    this.#covered.fill(0);
    for (const term of terms) this.#add(term);
    const whole = terms.reduce((sum, { weight }) => sum + weight, 0) ** 2;
    for (let document = 0; document < index.size; document++) {
      const score = (this.#scores[document] as number) * (this.#covered[document] as number);
      if (score > 0) offer({ index: position, document, score: score / whole });
    }
  }

  /** Of the words that a term can mean the best one counts, not each. */
  #add({ weight, meant }: Term): void {
    let touched = 0;
    for (const [word, likely] of meant[this.position] ?? []) {
      const { documents, weights } = this.index.postings.at(word);
      for (let at = 0; at < documents.length; at++) {
        const document = documents[at] as number;
        const worth = likely * (weights[at] as number);
        const best = this.#best[document] as number;
        if (best === 0) this.#touched[touched++] = document;
        if (worth > best) this.#best[document] = worth;
        if (likely > (this.#likely[document] as number)) this.#likely[document] = likely;
      }
    }
    for (let at = 0; at < touched; at++) {
      const document = this.#touched[at] as number;
      const best = weight * (this.#best[document] as number);
      const likely = weight * (this.#likely[document] as number);
      this.#scores[document] = (this.#scores[document] as number) + best / MOST;
      this.#covered[document] = (this.#covered[document] as number) + likely;
      this.#best[document] = 0;
      this.#likely[document] = 0;
    }
  }
}
