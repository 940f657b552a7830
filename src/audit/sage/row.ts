/** The cost that the model saves because it knows each feature. */
export interface SageBlock {
  /** What a wrong number costs; null with a reason when there is nothing to measure. */
  readonly loss: "log_loss" | "squared_error" | null;
  readonly reason: string | null;
  /** Mean cost when the model says the same to everybody, and with all features. */
  readonly without: number | null;
  readonly all: number | null;
  /** In the order of the data's columns; they add up to `without` less `all`, but for the errors. */
  readonly features: readonly SageFeature[];
  /** Rows drawn, each with an order of its own. */
  readonly draws: number;
  /** Whether the errors are small enough; else the budget ended before. */
  readonly converged: boolean;
  readonly background: number;
  readonly rows: number;
  /** Rows that the model was asked about. */
  readonly evals: number;
}

export interface SageFeature {
  readonly feature: string;
  readonly value: number;
  /** Because only so many rows and orders were drawn. */
  readonly se: number;
  readonly lower: number;
  readonly upper: number;
}
