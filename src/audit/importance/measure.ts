import type { Influenced } from "../../explanations/permutation/accumulated.js";
import type { NoValueReason } from "../../metrics/kind/metric.js";
import type { RowFacts } from "./row-facts.js";

/** A number that scores give some rows, with what each row has to do with it. */
export interface ScoreMeasure {
  readonly id: string;
  /** 1 when a larger value is worse, −1 when a smaller one is. */
  readonly worse: 1 | -1;
  of(scores: Float64Array, rows: Int32Array, facts: RowFacts): ScoredValue | NoValueReason;
}

/** A measure's value with what each row has to do with it. */
export interface ScoredValue extends Influenced {
  /** Rows in its denominator. */
  readonly n: number;
  /** Rows of equal weight that would be as informative where every row says the same; absent = `n`. */
  readonly kish?: number;
}

/** A measure that is the mean of a loss over rows with a label; `shape` is applied to the mean. */
export function meanLoss(
  id: string,
  lossOf: (score: number, label: number) => number,
  shape: { readonly of: (mean: number) => number; readonly slope: (mean: number) => number } = { of: (mean) => mean, slope: () => 1 },
): ScoreMeasure {
  return {
    id,
    worse: 1,
    of(scores, rows, { label, weights }) {
      if (label === null) return "no_label";
      let [total, sum, n] = [0, 0, 0];
      for (const row of rows) {
        if (Number.isNaN(label[row])) continue;
        n++;
        const weight = weights?.[row] ?? 1;
        total += weight;
        sum += weight * lossOf(scores[row]!, label[row]!);
      }
      if (!(total > 0)) return "zero_denominator";
      const mean = sum / total;
      const slope = shape.slope(mean);
      const influence = new Float64Array(scores.length);
      for (const row of rows) {
        if (Number.isNaN(label[row])) continue;
        influence[row] = (slope * (weights?.[row] ?? 1) * (lossOf(scores[row]!, label[row]!) - mean)) / total;
      }
      return { value: shape.of(mean), influence, n };
    },
  };
}
