/** A lower and an upper confidence limit of one number. */
export interface Limits {
  readonly lower: number;
  readonly upper: number;
}

/** A number with its limits, all three in one unit. */
export interface Measured extends Limits {
  readonly value: number;
}
