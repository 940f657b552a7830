import { interventionalShap, type Rows } from "../../explanations/tree-shap.js";
import type { ExplainedNumber } from "../effects/explained-number.js";
import type { LookedAt } from "../effects/looked-at.js";
import type { Contributions } from "./contributions.js";

/** Contributions of the features of trees: exact, every row explained against every row. */
export function treeContributions(
  { ensemble, columns, output }: NonNullable<ExplainedNumber["trees"]>,
  { rows, weights }: LookedAt,
): Contributions {
  const part = (places: Int32Array): Rows => ({
    columns: columns.map((column) => Float64Array.from(places, (row) => column[row]!)),
    rows: places.length,
  });
  const everybody = { ...part(rows), ...(weights !== null && { weights }) };
  return {
    names: ensemble.features.map(({ name }) => name),
    background: rows.length,
    async explain(places) {
      const { base, contributions } = interventionalShap(ensemble, places === rows ? everybody : part(places), everybody, output);
      const zero = new Float64Array(contributions.length);
      return Array.from(places, (row, i) => {
        const own = contributions.map((one) => one[i]!);
        return {
          ...{ row, base, score: own.reduce((sum, x) => sum + x, base), contributions: own, se: [...zero] },
          ...{ method: "trees", passes: 0, settled: true },
        } as const;
      });
    },
  };
}
