import type { Perturbation } from "./perturbation.js";

/**
 * The same records in another order. A model that looks at one record at a time decides the same.
 *
 * Example: rows a b c → c a b.
 */
export const reorderedRows = {
  id: "reordered_rows",
  title: "Records in another order",
  formula: "rows in the order of draws",
  suits: "rows",
  strikes: ["together"],
  unit: "none",
  ladder: [1],
  drawn: true,
  aliases: ["row_order"],
  source: "Breck et al. (2017), The ML test score, IEEE Big Data, §V",
  disturb: ({ table, draws }) => {
    const draw = draws();
    const at = Float64Array.from({ length: table.rows }, (_, row) => draw(row));
    return { rows: Int32Array.from({ length: table.rows }, (_, row) => row).sort((a, b) => at[a]! - at[b]! || a - b) };
  },
} as const satisfies Perturbation;
