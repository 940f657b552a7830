/** A lower and an upper confidence limit of one number. */
export interface Limits {
  readonly lower: number;
  readonly upper: number;
}
