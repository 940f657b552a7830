import { meanError } from "../../stats/mean-error.js";
import type { ScoreMeasure } from "../importance/measure.js";
import type { RowValue } from "./row-values.js";

/** The mean of a value over the rows that count, with each row's influence. */
export function rowValueMeasure({ label: wanted, of }: RowValue): ScoreMeasure {
  return {
    id: "row_value",
    worse: 1,
    of(scores, rows, { label, weights }) {
      if (wanted !== null && label === null) return "no_label";
      const counted = wanted === null ? rows : rows.filter((row) => label![row] === wanted);
      const values = Float64Array.from(scores, of);
      const found = meanError(values, weights, counted);
      if (found === null) return "zero_denominator";
      const influence = new Float64Array(scores.length);
      for (const row of counted) influence[row] = ((weights?.[row] ?? 1) * (values[row]! - found.mean)) / found.weight;
      return { value: found.mean, influence, n: counted.length };
    },
  };
}
