/** The model's number of one row, split among the features. */
export interface LocalShapley {
  /** The mean over background rows: what the contributions start from. */
  readonly base: number;
  readonly score: number;
  /** One a player; with `base` they add up to the score. */
  readonly contributions: readonly number[];
  /** Standard errors because only so many orders were drawn; 0 when every coalition was asked. */
  readonly se: readonly number[];
  readonly method: "exact" | "permutation";
  /** Pairs of an order and its reverse; 0 when every coalition was asked. */
  readonly passes: number;
  /** Whether the errors are small beside the contributions. */
  readonly settled: boolean;
}
