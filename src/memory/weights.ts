/**
 * The 21 default weights of FSRS-6, trained on several hundred million reviews of Anki users.
 * Source: https://github.com/open-spaced-repetition/fsrs-rs (DEFAULT_PARAMETERS).
 */
export const DEFAULT_WEIGHTS: readonly number[] = [
  0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835,
  0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
];

/** What the scheduler goes by; all of it comes from the settings. */
export interface SchedulerOptions {
  /** 21 weights of FSRS-6. */
  readonly weights: readonly number[];
  /** The probability of recall at which a question falls due, 0.7 to 0.99. */
  readonly retention: number;
  /** No interval is longer, in days. */
  readonly maximumInterval: number;
  /** Spread intervals a little, always the same way for the same review. */
  readonly fuzz: boolean;
}
