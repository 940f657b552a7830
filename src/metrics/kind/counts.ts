import type { Confusion } from "./confusion.js";

/** Weighted sums that a formula may name. With label and prediction on every row, tp + fp + fn + tn = n. */
export interface Counts {
  readonly tp: number;
  readonly fp: number;
  readonly fn: number;
  readonly tn: number;
  /** Rows with a prediction; rows with a label; all rows. */
  readonly predicted: number;
  readonly labelled: number;
  readonly n: number;
}

/** The named counts of nine weights in the order of `confusionCells`. */
export function countsOf(weights: ArrayLike<number>): Counts {
  const at = (label: 0 | 1 | 2, prediction: 0 | 1 | 2): number => weights[3 * label + prediction]!;
  const byPrediction = [0, 1, 2].map((p) => at(0, p as 0) + at(1, p as 0) + at(2, p as 0));
  const byLabel = [0, 1, 2].map((l) => at(l as 0, 0) + at(l as 0, 1) + at(l as 0, 2));
  return {
    tp: at(2, 2),
    fp: at(1, 2),
    fn: at(2, 1),
    tn: at(1, 1),
    predicted: byPrediction[1]! + byPrediction[2]!,
    labelled: byLabel[1]! + byLabel[2]!,
    n: byLabel[0]! + byLabel[1]! + byLabel[2]!,
  };
}

export const weightsOf = (confusion: Confusion): Float64Array => Float64Array.from(confusion, ({ w }) => w);
