import type { ScoreMeasure } from "./measure.js";

/**
 * The share of the amounts' variance that the scores explain: 1 − Σ w (y − f)² / Σ w (y − ȳ)².
 *
 * No value when amounts do not vary.
 *
 * @source Draper & Smith (1998), Applied Regression Analysis, §1.3; influence by differentiating both sums in a row's weight
 */
export const rSquaredMeasure: ScoreMeasure = {
  id: "r_squared",
  worse: -1,
  of(scores, rows, { label, weights }) {
    if (label === null) return "no_label";
    const known = rows.filter((row) => !Number.isNaN(label[row]!));
    const weightOf = (row: number): number => weights?.[row] ?? 1;
    const mean = (of: (row: number) => number): number => {
      let [sum, total] = [0, 0];
      for (const row of known) {
        sum += weightOf(row) * of(row);
        total += weightOf(row);
      }
      return sum / total;
    };
    const total = known.reduce((sum, row) => sum + weightOf(row), 0);
    const middle = mean((row) => label[row]!);
    const errorOf = (row: number): number => (label[row]! - scores[row]!) ** 2;
    const spreadOf = (row: number): number => (label[row]! - middle) ** 2;
    const [error, spread] = [mean(errorOf), mean(spreadOf)];
    if (!(total > 0)) return "zero_denominator";
    if (!(spread > 0)) return "constant_label";
    const influence = new Float64Array(scores.length);
    for (const row of known)
      influence[row] = (weightOf(row) / total) * ((error / spread ** 2) * (spreadOf(row) - spread) - (errorOf(row) - error) / spread);
    return { value: 1 - error / spread, influence, n: known.length };
  },
};
