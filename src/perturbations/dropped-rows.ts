import type { Perturbation } from "./perturbation.js";

/**
 * Records that are lost: each with probability a.
 *
 * Unit of a: share of the rows. No decision about the others should change; what changes is what the data say of the model.
 * Example: rows a b c, b struck → a c.
 */
export const droppedRows = {
  id: "dropped_rows",
  title: "Records that are lost",
  formula: "with probability a gone",
  suits: "rows",
  strikes: ["together"],
  unit: "share",
  ladder: [0.02, 0.05, 0.1, 0.2, 0.4],
  drawn: true,
  aliases: ["drop_rows"],
  source: "Breck et al. (2017), The ML test score, IEEE Big Data, §V",
  disturb: ({ table, amount, draws }) => {
    const draw = draws();
    return { rows: Int32Array.from({ length: table.rows }, (_, row) => row).filter((row) => draw(row) >= amount) };
  },
} as const satisfies Perturbation;
