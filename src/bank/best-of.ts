/** Keeps the best few of many by a heap whose first is the worst that is kept. */
export class BestOf<T> {
  readonly #kept: T[] = [];

  /** `isBefore` says which of two goes first; `isWanted` is asked only about what would be kept. */
  constructor(
    private readonly most: number,
    private readonly isBefore: (one: T, other: T) => boolean,
    private readonly isWanted: (one: T) => boolean,
  ) {}

  offer(one: T): void {
    const kept = this.#kept;
    const worst = kept[0];
    if (kept.length >= this.most && (worst === undefined || !this.isBefore(one, worst))) return;
    if (!this.isWanted(one)) return;
    if (kept.length < this.most) this.#rise(kept.push(one) - 1);
    else {
      kept[0] = one;
      this.#sink();
    }
  }

  /** What was kept, best first. */
  sorted(): T[] {
    return [...this.#kept].sort((one, other) => (this.isBefore(one, other) ? -1 : 1));
  }

  #rise(from: number): void {
    for (let at = from; at > 0; ) {
      const parent = (at - 1) >>> 1;
      if (!this.#swapIfBefore(parent, at)) return;
      at = parent;
    }
  }

  #sink(): void {
    const kept = this.#kept;
    for (let at = 0; ; ) {
      const left = 2 * at + 1;
      const right = left + 1;
      if (left >= kept.length) return;
      const isRight = right < kept.length && this.isBefore(kept[left] as T, kept[right] as T);
      const worse = isRight ? right : left;
      if (!this.#swapIfBefore(at, worse)) return;
      at = worse;
    }
  }

  /** The worse of two belongs above. */
  #swapIfBefore(above: number, below: number): boolean {
    const kept = this.#kept;
    const [one, other] = [kept[above] as T, kept[below] as T];
    if (!this.isBefore(one, other)) return false;
    kept[above] = other;
    kept[below] = one;
    return true;
  }
}
