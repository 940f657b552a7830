import { blanked } from "./blanked.js";
import type { Perturbation } from "./perturbation.js";

/**
 * Values missing at random: each is gone with probability a, whatever it is.
 *
 * Unit of a: share of the values of each column. What is missing at a small amount is also missing at a larger one.
 * Example: a 0.1 over 4 columns: a row keeps all its values with probability 0.9⁴.
 */
export const missingValues = {
  id: "missing_values",
  title: "Values missing at random",
  formula: "missing with probability a",
  suits: "columns",
  strikes: ["together"],
  unit: "share",
  ladder: [0.02, 0.05, 0.1, 0.2, 0.4],
  drawn: true,
  aliases: ["missing_at_random"],
  source: "missing completely at random: Rubin (1976), Biometrika 63:581–592",
  disturb: ({ table, columns, amount, draws }) => ({
    columns: new Map(
      columns.map((name) => {
        const draw = draws(name);
        return [name, blanked(table.columns.get(name)!, (row) => draw(row) < amount)];
      }),
    ),
  }),
} as const satisfies Perturbation;
