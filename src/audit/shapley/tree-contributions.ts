import { interventionalShap, pathDependentShap, type Rows } from "../../explanations/tree-shap.js";
import type { ShapleyBackground } from "../../policy/shapley-settings.js";
import type { ExplainedNumber } from "../effects/explained-number.js";
import type { LookedAt } from "../effects/looked-at.js";
import type { Contributions } from "./contributions.js";

/** Contributions of the features of trees: exact, every row explained against every row, or along the paths. Throws EH200 for paths without counts. */
export function treeContributions(
  { ensemble, columns, output }: NonNullable<ExplainedNumber["trees"]>,
  { rows, weights }: LookedAt,
  against: ShapleyBackground,
): Contributions {
  const part = (places: Int32Array): Rows => ({
    columns: columns.map((column) => Float64Array.from(places, (row) => column[row]!)),
    rows: places.length,
  });
  const everybody = { ...part(rows), ...(weights !== null && { weights }) };
  return {
    names: ensemble.features.map(({ name }) => name),
    background: against === "path" ? null : rows.length,
    async explain(places) {
      const own = places === rows ? everybody : part(places);
      const { base, contributions } =
        against === "path" ? pathDependentShap(ensemble, own, output) : interventionalShap(ensemble, own, everybody, output);
      const zero = new Float64Array(contributions.length);
      return Array.from(places, (row, i) => {
        const parts = contributions.map((one) => one[i]!);
        return {
          ...{ row, base, score: parts.reduce((sum, x) => sum + x, base), contributions: parts, se: [...zero] },
          ...{ method: "trees", passes: 0, settled: true },
        } as const;
      });
    },
  };
}
