/** What a question takes on one day, in seconds, with its repeats on that day: asked for the first time, known, or missed. */
export interface Costs {
  readonly new: number;
  readonly pass: number;
  readonly fail: number;
}
